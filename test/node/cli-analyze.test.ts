/**
 * What `analyze` makes of its arguments, and which files it finds. Its results are in `test/node/cli-analyze-results.test.ts`; that it
 * analyses is shown in `test/node/cli-analyze-run.test.ts`.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { browserProgram, closeOrKill } from '../../cli/analyze/browser.mjs';
import { SPEC } from '../../cli/analyze/index.mjs';
import { commonFolder, findMedia } from '../../cli/analyze/media-files.mjs';
import { readElementOptions } from '../../cli/analyze/options.mjs';
import type { StoredResult } from '../../cli/analyze/result-files.mjs';
import { progressLine, sentenceOf, spanOf } from '../../cli/analyze/say.mjs';
import { startSite } from '../../cli/analyze/site.mjs';
import { readArguments } from '../../cli/lib/arguments.mjs';
import type { CommandError } from '../../cli/lib/errors.mjs';
import { squat } from '../../src/exercise/catalogue/squat.js';
import { OPTIONS } from '../../src/element/options.js';
import { commandLine, type CommandLine } from '../helpers/cli.js';
import { writeFile } from '../helpers/write-file.js';

describe('analyze', () => {
  let folder: string;
  let line: CommandLine;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker-analyze-'));
    line = commandLine(0);
  });
  afterEach(() => {
    line.remove();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, content?: string | object) => writeFile(folder, name, content);

  describe('arguments', () => {
    const read = (...args: string[]) =>
      readElementOptions(SPEC, readArguments(SPEC, args), (path) => join(folder, path));
    const problem = async (...args: string[]): Promise<string> => {
      const { exitCode, notes } = await line.run(['analyze', ...args]);
      expect(exitCode, notes).to.equal(2);
      return notes.split('\n')[0] ?? '';
    };

    it('are options of the element, read as it reads them', async () => {
      const given = [
        '--exercise',
        'squats',
        '--keypoints',
        '--analysis-fps=all',
        '--difficulty',
        'easy',
        '--no-skeleton',
      ];
      expect(await read(...given)).to.deep.equal({
        attributes: {
          exercise: 'squats',
          keypoints: 'true',
          'analysis-fps': 'all',
          difficulty: 'easy',
          skeleton: 'false',
        },
        // Not what is the default, and exercises by their one name: two calls that mean the same have one result.
        values: { keypoints: true, skeleton: false, exercise: 'squat', analysisFps: 'all' },
      });
    });

    it('are all that an analysis depends on, and nothing of a page', () => {
      const names = new Set(Object.keys(SPEC.options).map((name) => name.replace(/^no-/, '')));
      const taken = OPTIONS.filter(({ attribute }) => names.has(attribute)).map(({ name }) => name);
      expect(taken).to.include.members(['exercise', 'blazepose', 'model', 'blazeposeModel', 'startTime', 'lang']);
      expect(taken).not.to.include.oneOf(['token', 'assetBase', 'pace', 'export', 'videoSrc', 'controls', 'width']);
    });

    it('may be the file of a record', async () => {
      const record = { ...squat, name: 'chair_squat', aliases: [], texts: { en: { 'exercise.chair_squat': 'Chair' } } };
      write('chair.json', record);
      const read_ = await read('--exercise', 'chair.json');
      expect([read_.attributes['exercise'], read_.record?.name]).to.deep.equal(['chair_squat', 'chair_squat']);
      expect(read_.values['exercise']).to.deep.include({ name: 'chair_squat' });
    });

    it('say what is wrong, before anything is begun', async () => {
      expect(await problem()).to.match(/^Which files\?/);
      expect(await problem('a.mp4', '--exercise', 'yodel')).to.match(
        /^--exercise cannot be "yodel": allowed is auto, squat,/,
      );
      expect(await problem('a.mp4', '--exercise', 'none.json')).to.match(/^There is no file .*none\.json/);
      expect(await problem('a.mp4', '--lang', 'tlh')).to.match(/^--lang cannot be "tlh": allowed is "en",/);
      expect(await problem('a.mp4', '--analysis-fps', '0')).to.match(
        /^--analysis-fps cannot be "0": allowed is "all" or/,
      );
      expect(await problem('a.mp4', '--reference', 'coach.mp4')).to.match(
        /^--reference: there is no file .*coach\.mp4/,
      );
      expect(await problem('a.mp4', '--reference', 'a', '--exercise', 'squat')).to.match(/never given together/);
      expect(await problem('a.mp4', '--csv')).to.match(/^--csv writes files: say --out/);
      expect(await problem('a.mp4', '--keypoints')).to.match(/^--keypoints writes files, or sends messages/);
      expect(await problem('a.mp4', '--jobs', '0')).to.match(/^--jobs cannot be "0": allowed is a whole number from 1/);
      expect(await problem('a.mp4', '--share', '4/4')).to.match(/^--share cannot be "4\/4"/);
      expect(await problem('a.mp4')).to.match(/a\.mp4 cannot be read \(ENOENT/);
      expect(await problem('a.mp4', '--width', '9')).to.match(/^Unknown option '--width'/);
    });
  });

  describe('files', () => {
    const find = async (given: string[], choice: Parameters<typeof findMedia>[1] = {}) => {
      const notes: string[] = [];
      const paths = given.map((name) => join(folder, name));
      const files = await findMedia(paths, choice, (text) => void notes.push(text.replaceAll(folder, '.')));
      return { names: files.map(({ name }) => name), kinds: files.map(({ kind }) => kind), notes };
    };
    const problem = (given: string[], choice?: Parameters<typeof findMedia>[1]): Promise<string> =>
      find(given, choice).then(
        () => 'none',
        (error: Error) => error.message,
      );

    beforeEach(() => {
      for (const name of ['b.MOV', 'a.mp4', 'mon/a.mp4', 'mon/ü (1).webm', 'mon/still.jpg', 'notes.txt', 'types.ts']) {
        write(`in/${name}`);
      }
      write('in/._a.mp4');
      write('in/.git/c.mp4');
      write('in/a.mp4.overlay.mp4');
      write('in/out/a.mp4.overlay.mp4');
      symlinkSync('.', join(folder, 'in/mon/loop'));
      symlinkSync('../a.mp4', join(folder, 'in/mon/link.mp4'));
    });

    it('of a folder are videos and images by name, in order; others are named', async () => {
      const { names, kinds, notes } = await find(['in'], { out: join(folder, 'in/out') });
      expect(names).to.deep.equal(['a.mp4', 'b.MOV', 'mon/a.mp4', 'mon/link.mp4', 'mon/still.jpg', 'mon/ü (1).webm']);
      expect(kinds).to.deep.equal(['video', 'video', 'video', 'video', 'image', 'video']);
      expect(notes).to.deep.equal([
        'Passed over in ./in/mon, as no video or image by name: loop',
        'Passed over in ./in, as no video or image by name: a.mp4.overlay.mp4, notes.txt, types.ts',
      ]);
    });

    it('are called by their way from the folder that all of them lie in, or from another', async () => {
      expect((await find(['in/a.mp4'])).names).to.deep.equal(['a.mp4']);
      expect((await find(['in/a.mp4', 'in/mon/a.mp4'])).names).to.deep.equal(['a.mp4', 'mon/a.mp4']);
      expect((await find(['in/mon', 'in/a.mp4', 'in/mon/a.mp4'])).names).to.have.length(5);
      expect((await find(['in/mon/a.mp4'], { root: folder })).names).to.deep.equal(['in/mon/a.mp4']);
      expect(await problem(['in/a.mp4'], { root: join(folder, 'in/mon') })).to.match(/does not lie in --root/);
      write('..x/a.mp4');
      expect((await find(['..x/a.mp4'], { root: folder })).names).to.deep.equal(['..x/a.mp4']);
      expect(commonFolder(['/videos', '/videos2'])).to.equal('/');
    });

    it('are divided so that every one has its machine', async () => {
      const parts = await Promise.all([0, 1, 2].map((index) => find(['in/mon'], { share: [index, 3] })));
      expect(parts.map(({ names }) => names)).to.deep.equal([['a.mp4', 'ü (1).webm'], ['link.mp4'], ['still.jpg']]);
    });

    it('that are named have to be some, or called so', async () => {
      expect(await problem(['in/notes.txt'])).to.match(
        /notes\.txt is no video and no image by its name\. Say --source/,
      );
      expect((await find(['in/notes.txt'], { kind: 'video' })).kinds).to.deep.equal(['video']);
      expect((await find(['in/types.ts'])).kinds).to.deep.equal(['video']);
      expect(await problem(['in/._a.mp4'])).to.match(/begins with a dot/);
      expect(await problem(['in/out'], { out: '' })).to.match(/^There is no video and no image in/);
    });
  });

  it('prints results of an earlier run without a browser, where all are there', async () => {
    const path = write('in/a.mp4', '1234567');
    utimesSync(path, 5, 5);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const made = { version, size: 7, modifiedMs: 5000, options: { exercise: 'squat' }, files: [] };
    write('out/a.mp4.json', { kind: 'video', media: 'mon/a.mp4', made });
    const args = [join(folder, 'in'), '--out', join(folder, 'out'), '--exercise', 'squat', '--json'];
    const browser = ['--browser', process.execPath];
    const { exitCode, out, notes } = await line.run(['analyze', ...args, ...browser]);
    expect([exitCode, JSON.parse(out) as StoredResult]).to.deep.equal([0, { kind: 'video', media: 'mon/a.mp4', made }]);
    expect(notes).to.match(/1 file: 0 analysed, 1 had a result\.$/);
  });

  it('says which browser is missing, and what to do', () => {
    expect(browserProgram(process.execPath)).to.equal(process.execPath);
    expect(() => browserProgram('/no/browser')).to.throw(/^--browser: \/no\/browser is no program/);
    expect(() => browserProgram(undefined, { CHROME_PATH: '/no/browser' })).to.throw(
      /^CHROME_PATH is set to \/no\/browser/,
    );
    expect(browserProgram(undefined, { CHROME_PATH: process.execPath })).to.equal(process.execPath);
  });

  it('says that the driver of the browser is missing, and what to do', async () => {
    // Where nothing is installed beside it.
    for (const name of ['analyze/browser.mjs', 'lib/programs.mjs', 'lib/errors.mjs']) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      copyFileSync(join('cli', name), join(folder, name));
    }
    const { href } = pathToFileURL(join(folder, 'analyze/browser.mjs'));
    const { loadPuppeteer } = (await import(href)) as { loadPuppeteer: () => Promise<unknown> };
    const error = await loadPuppeteer().then(
      () => undefined,
      (thrown: CommandError) => thrown,
    );
    expect(error?.exitCode).to.equal(2);
    expect(error?.message).to.match(/puppeteer-core, which is not installed .*`npm install puppeteer-core@\d+`/);
  });

  it('ends a browser that does not close', async () => {
    const signals: unknown[] = [];
    const process = () => ({ kill: (signal: unknown) => signals.push(signal) });
    const browser = { process } as unknown as Parameters<typeof closeOrKill>[0];
    await closeOrKill(browser, { close: () => Promise.reject(new Error('it has ended')) });
    expect(signals).to.deep.equal([]);
    await closeOrKill(browser, { close: () => new Promise(() => undefined) }, 1);
    expect(signals).to.deep.equal(['SIGKILL']);
  });

  it('lends a file in ranges under a path that nobody guesses, and nothing after that', async () => {
    const path = write('squat #1 100%.mp4', '0123456789');
    const site = await startSite([]);
    try {
      const { url, close } = site.lend(path);
      const part = await fetch(url, { headers: { Range: 'bytes=2-4' } });
      expect([part.status, await part.text()]).to.deep.equal([206, '234']);
      expect(part.headers.get('content-security-policy')).to.match(/connect-src 'self' blob: data:;/);
      close();
      expect((await fetch(url)).status).to.equal(404);
      // A link is what it leads to, by its own name.
      write('store/0815', 'linked');
      symlinkSync('store/0815', join(folder, 'link.mp4'));
      const linked = await fetch(site.lend(join(folder, 'link.mp4')).url);
      expect([linked.status, linked.headers.get('content-type'), await linked.text()]).to.deep.equal([
        ...[200, 'video/mp4'],
        'linked',
      ]);
      const target = join(folder, 'sent');
      const inbox = site.receive(target);
      expect((await fetch(inbox.url, { method: 'PUT', body: 'overlay' })).status).to.equal(204);
      expect(readFileSync(target, 'utf8')).to.equal('overlay');
      inbox.close();
      expect(inbox.problem()).to.equal(undefined);
      const nowhere = site.receive(join(folder, 'none/sent'));
      const refused = await fetch(nowhere.url, { method: 'PUT', body: 'overlay' }).catch(() => undefined);
      expect(refused?.ok).not.to.equal(true);
      expect(nowhere.problem()).to.include({ code: 'ENOENT' });
      expect((await fetch(inbox.url, { method: 'PUT', body: 'more' })).status).to.equal(405);
    } finally {
      await site.close();
    }
  });

  it('says results in a line, and how far the list has got', () => {
    const nothing = { kind: 'video', media: 'a.mp4', durationMs: 7900, warnings: [] } as const;
    expect(sentenceOf(nothing)).to.equal('a.mp4: video of 7.9 s');
    const exercise = { exercise: 'squat', counter: 1, unit: 'reps', grade: 'B', avg_rep_score: 80.4 };
    const counted = { ...nothing, summary: exercise } as unknown as Parameters<typeof sentenceOf>[0];
    expect(sentenceOf(counted)).to.equal('a.mp4: squat, 1 rep, grade B (80)');
    const current = [{ name: 'b.mp4', share: 0.5, what: 'analysis' }];
    expect(progressLine({ done: 1, all: 4, current, elapsedMs: 60_000 })).to.equal(
      '[#######.............] 1 of 4, 100 s left  b.mp4 analysis 50 %'.replace('100 s', spanOf(100_000)),
    );
    // What had a result took no time, and says nothing of the others.
    expect(progressLine({ done: 3, there: 2, all: 6, current: [], elapsedMs: 60_000 })).to.match(/3 of 6, 3 min left/);
    expect(progressLine({ done: 2, there: 2, all: 2, current: [], elapsedMs: 60_000 })).not.to.contain('left');
  });
});
