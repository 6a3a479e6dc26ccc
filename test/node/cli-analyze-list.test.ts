/**
 * How `analyze` goes through a list of files, with a browser that is played: what stops one file and what stops all, and
 * what becomes of earlier results. Needs the built package.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page, PuppeteerNode } from 'puppeteer-core';
import { analyseAll, type Task } from '../../cli/analyze/analyse-all.mjs';
import { Analyst } from '../../cli/analyze/analyst.mjs';
import type { MediaFile } from '../../cli/analyze/media-files.mjs';
import type { PageAnswer, PageJob } from '../../cli/analyze/page.mjs';
import { ResultFiles } from '../../cli/analyze/result-files.mjs';
import type { CommandError } from '../../cli/lib/errors.mjs';

/** What the page answers to a file of a name; never, if it ends with its browser. */
type Answers = (name: string, job: PageJob) => Promise<PageAnswer> | PageAnswer | undefined;

/** A promise that the test keeps. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((keep) => (resolve = keep));
  return { promise, resolve };
}

const DONE: PageAnswer = { data: JSON.stringify({ kind: 'video', durationMs: 1000, warnings: [] }) };

/** A browser whose pages answer, and which ends them when it is closed. */
class PlayedBrowser {
  connected = true;
  readonly #lost = new Set<(error: Error) => void>();

  constructor(private readonly answers: Answers) {}

  process = (): null => null;

  newPage = (): Promise<Page> => {
    const page = {
      on: () => undefined,
      exposeFunction: () => Promise.resolve(),
      goto: () => Promise.resolve(),
      browser: () => this,
      close: () => Promise.resolve(),
      evaluate: (_: unknown, __: string, job: PageJob) => {
        const name = decodeURIComponent(job.url.split('/').at(-1) ?? '');
        return this.answers(name, job) ?? new Promise((_resolve, reject) => this.#lost.add(reject));
      },
    };
    return Promise.resolve(page as unknown as Page);
  };

  close = (): Promise<void> => {
    this.connected = false;
    for (const lose of this.#lost) lose(new Error('Target closed'));
    return Promise.resolve();
  };
}

describe('analyze, a list of files', () => {
  let folder: string;
  let notes: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker-list-'));
    notes = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const fileOf = (name: string): MediaFile => ({
    ...{ path: join(folder, name), name, kind: 'video', size: 1, modifiedMs: 1 },
  });
  const launched = (launch: () => Browser): PuppeteerNode =>
    ({ launch: () => Promise.resolve().then(launch) }) as unknown as PuppeteerNode;
  const played = (answers: Answers): PuppeteerNode => launched(() => new PlayedBrowser(answers) as unknown as Browser);

  function analyse(names: readonly string[], puppeteer: PuppeteerNode, more: Partial<Task> = {}) {
    const task: Task = {
      files: names.map(fileOf),
      element: { attributes: {}, values: {} },
      reference: undefined,
      version: '1.2.3',
      results: new ResultFiles(join(folder, 'out')),
      wanted: [],
      force: false,
      json: false,
      messages: false,
      jobs: names.length,
      silenceMs: 60_000,
      puppeteer,
      program: 'played',
      sandbox: true,
      ...more,
    };
    return analyseAll(task, {
      out: () => undefined,
      note: (text) => void notes.push(text),
      readInput: () => Promise.resolve(''),
      now: () => 0,
      path: (path) => path,
      status: undefined,
      onBreak: () => () => undefined,
    });
  }

  const written = () => readdirSync(join(folder, 'out')).sort();
  const problemOf = (run: Promise<unknown>) =>
    run.then(
      () => undefined,
      (error: CommandError) => error,
    );

  it('stops where a result cannot be written, and leaves those of the files under way as they are', async () => {
    mkdirSync(join(folder, 'out/a.mp4.json'), { recursive: true });
    writeFileSync(join(folder, 'out/b.mp4.json'), '{}');
    const underWay = deferred<PageAnswer>();
    const answers: Answers = (name) => {
      if (name === 'a.mp4') return underWay.promise;
      underWay.resolve(DONE);
      return undefined;
    };
    const error = await problemOf(analyse(['a.mp4', 'b.mp4'], played(answers), { force: true }));
    expect(error?.message).to.match(/a\.mp4\.json could not be /);
    expect(notes).to.deep.equal([]);
    expect(written()).to.deep.equal(['a.mp4.json', 'b.mp4.json']);
    expect(readFileSync(join(folder, 'out/b.mp4.json'), 'utf8')).to.equal('{}');
  });

  it('takes an earlier result away with its tables, when another or a failure takes its place', async () => {
    const csv = { reps: 'reps', angles: 'angles' };
    await analyse(
      ['a.mp4'],
      played(() => ({ ...DONE, csv })),
      { wanted: ['reps.csv', 'angles.csv'] },
    );
    expect(written()).to.deep.equal(['a.mp4.angles.csv', 'a.mp4.json', 'a.mp4.reps.csv']);
    await analyse(
      ['a.mp4'],
      played(() => DONE),
      { force: true },
    );
    expect(written()).to.deep.equal(['a.mp4.json']);
    await analyse(
      ['a.mp4'],
      played(() => ({ ...DONE, csv })),
      { force: true, wanted: ['reps.csv', 'angles.csv'] },
    );
    const error = { code: 'internal_error', message: 'no video' } as const;
    const { failed } = await analyse(
      ['a.mp4'],
      played(() => ({ error })),
      { force: true },
    );
    expect([failed, written()]).to.deep.equal([1, ['a.mp4.error.json']]);
  });

  it('names a file by its own name, whatever it is, in place of its address', async () => {
    const name = 'a$&$$.mp4';
    const answers: Answers = (_, { url }) => ({ error: { code: 'internal_error', message: `${url} is none` } });
    await analyse([name], played(answers));
    expect(notes).to.deep.equal([`${name} failed: internal_error: ${name} is none`]);
  });

  it('stops where an overlay cannot be stored: its file has not failed', async () => {
    const answers: Answers = async (_, { overlayTo = '' }) => {
      // As where the disk is gone.
      rmSync(join(folder, 'out'), { recursive: true });
      await fetch(overlayTo, { method: 'PUT', body: 'overlay' }).catch(() => undefined);
      return { error: { code: 'internal_error', message: 'Failed to fetch' } };
    };
    const error = await problemOf(analyse(['a.mp4'], played(answers), { wanted: ['overlay'] }));
    expect(error?.message).to.match(/\.a\.mp4\.overlay\.[\w-]+\.tmp could not be written \(ENOENT/);
    expect(notes).to.deep.equal([]);
  });

  it('calls a browser that does not start a wrong call, unless one has started before', async () => {
    const broken = () => {
      throw new Error('no display');
    };
    expect((await problemOf(analyse(['a.mp4'], launched(broken))))?.exitCode).to.equal(2);
    let browser: PlayedBrowser | undefined;
    const ending = launched(() => {
      if (browser) return broken();
      browser = new PlayedBrowser(() => {
        browser!.connected = false;
        return Promise.reject(new Error('Target closed'));
      });
      return browser as unknown as Browser;
    });
    const error = await problemOf(analyse(['a.mp4', 'b.mp4'], ending, { jobs: 1 }));
    expect([error?.exitCode, error?.message]).to.deep.equal([
      1,
      'played did not start (no display). Does it start by hand, with --headless?',
    ]);
  });

  it('closes a page that opens after its file was given up, and does not ask it', async () => {
    const asked: string[] = [];
    const closed = deferred<number>();
    const opening = [deferred<undefined>(), deferred<undefined>()];
    let count = 0;
    const newPage = () => {
      const at = count++;
      const page = {
        on: () => undefined,
        exposeFunction: () => Promise.resolve(),
        goto: () => opening[at]!.promise,
        browser: () => ({ process: () => null }),
        close: () => Promise.resolve(closed.resolve(at)),
        evaluate: (_: unknown, __: string, { url }: PageJob) => {
          asked.push(`${at} ${url}`);
          return Promise.resolve(DONE);
        },
      };
      return Promise.resolve(page);
    };
    const browser = () => Promise.resolve({ newPage } as unknown as Browser);
    const setup = { browser, address: 'page', silenceMs: 1 };
    const analyst = new Analyst(setup);
    const job = (url: string): PageJob => ({ url, attributes: {}, csv: false, messages: false });
    const first = await analyst.analyse(job('first'), () => undefined).catch((error: { code: string }) => error.code);
    expect(first).to.equal('timeout');
    setup.silenceMs = 60_000;
    opening[1]!.resolve(undefined);
    expect(await analyst.analyse(job('second'), () => undefined)).to.equal(DONE);
    opening[0]!.resolve(undefined);
    expect(await closed.promise).to.equal(0);
    expect(await analyst.analyse(job('third'), () => undefined)).to.equal(DONE);
    expect(asked).to.deep.equal(['1 second', '1 third']);
  });
});
