/**
 * Every sample of code in the documentation: run, type-checked as somebody would have it in a program, or read by what it
 * is meant for. The one place that says which samples are not, and why, is `EXEMPT`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { build } from 'esbuild';
import { format } from 'prettier';
import { OPTIONS } from '../../src/element/options.js';
import { validateRecord } from '../../src/exercise/validate.js';
import type { ExerciseRecord } from '../../src/exercise/types.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';
import { DOCUMENTS, FENCES, documentText, fencesIn, placeOf, type Fence } from '../helpers/docs/fences.js';
import { scriptsIn, tagsIn, typescriptOf } from '../helpers/docs/markup.js';
import { runInNode } from '../helpers/docs/run-in-node.js';
import { commandProblem, commandsInText, wordsOf } from '../helpers/docs/shell.js';
import { typeErrors, type Sample } from '../helpers/docs/type-check.js';

/** Languages that are checked: below, and the last ones in `doc-json.test.ts` and `doc-servers.test.ts`. */
const CHECKED = ['ts', 'tsx', 'js', 'html', 'vue', 'sh', 'css', 'json', 'nginx', 'caddy', 'http'];

/** Languages that are not, as nothing here compiles them. That they name commands and messages that there are is checked. */
const EXEMPT: Readonly<Record<string, string>> = {
  swift: 'needs Xcode',
  kotlin: 'needs the Android SDK',
  dart: 'needs Flutter',
  csharp: 'needs .NET and WebView2',
};

/** Samples without a language: what they are, and which test holds them. Addresses of the endpoint page are checked here. */
const PLAIN: Readonly<Record<string, string>> = {
  'docs/security.md': 'test/node/security.test.ts',
  'docs/hosting.md': 'test/engines/requests.test.ts',
};

const isAddress = ({ code }: Fence): boolean => /^(https:\/\/[\w.]+)?\/pose_tracker\/upload_tracking\S*\n$/.test(code);

/** Samples that would lie elsewhere than beside their document. */
const FOLDERS: Readonly<Record<string, string>> = { 'docs/adding-an-exercise.md': 'src/exercise/catalogue/more' };

describe('samples of the documentation', () => {
  it('are all of a kind that is checked, or named as exempt', () => {
    const others = FENCES.filter(
      (fence) =>
        !CHECKED.includes(fence.language) &&
        !(fence.language in EXEMPT) &&
        !(fence.language === '' && (PLAIN[fence.file] !== undefined || isAddress(fence))),
    );
    expect(others.map(placeOf)).to.deep.equal([]);
    for (const test of Object.values(PLAIN)) expect(existsSync(test), test).to.equal(true);
    for (const language of [...CHECKED, ...Object.keys(EXEMPT)]) {
      expect(fencesIn(language), `samples in ${language}`).not.to.deep.equal([]);
    }
  });

  it('in TypeScript are right by their types', () => {
    const samples = fencesIn('ts', 'tsx').map(({ language, ...fence }): Sample => {
      return { ...fence, language: language === 'tsx' ? 'tsx' : 'ts', folder: FOLDERS[fence.file] };
    });
    expect(samples.length).to.be.at.least(8);
    expect(typeErrors(samples, true)).to.deep.equal([]);
  });

  it('in JavaScript, and scripts and tags of pages, are right by their types', () => {
    const js = fencesIn('js').map((fence): Sample => ({ ...fence, language: 'ts' }));
    const scripts = fencesIn('html').flatMap(({ file, line, code }) =>
      scriptsIn(code).map((script): Sample => ({ file, language: 'ts', line: line + script.line, code: script.code })),
    );
    const tags = DOCUMENTS.flatMap((file) =>
      tagsIn(documentText(file)).map((tag): Sample => {
        return { file, line: tag.line, code: typescriptOf(tag), language: 'ts' };
      }),
    );
    expect([js.length > 3, scripts.length > 1, tags.length > 6], `${tags.length}`).to.deep.equal([true, true, true]);
    expect(typeErrors([...js, ...scripts, ...tags], false)).to.deep.equal([]);
  });

  for (const fence of fencesIn('js').filter(({ file }) => ['README.md', 'docs/languages.md'].includes(file))) {
    it(`runs in Node: ${placeOf(fence)}`, () => {
      expect(runInNode(fence.code)).to.equal('');
    });
  }

  it('of the exercise engine counts in Node', () => {
    const [sample] = fencesIn('js').filter(({ file }) => file === 'docs/exercises.md');
    const poses = poseSequence(performance({ exercise: 'squat', reps: 2 }));
    const given = `const poses = ${JSON.stringify(poses)}; const said = []; const handle = (all) => said.push(...all);`;
    const said = runInNode(sample?.code ?? '', given, 'console.log(JSON.stringify(said.at(-1)));');
    expect(JSON.parse(said)).to.include({ type: 'exercise_summary', counter: 2 });
  });

  it('of an exercise is a record that the engine takes', async () => {
    const [sample] = fencesIn('ts').filter(({ file }) => file in FOLDERS);
    if (!sample) throw new Error('no sample');
    const { outputFiles } = await build({
      stdin: { contents: sample.code, resolveDir: FOLDERS[sample.file] ?? '', loader: 'ts' },
      bundle: true,
      format: 'esm',
      write: false,
    });
    const program = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
    const records = Object.values((await import(`data:text/javascript;base64,${program}`)) as object);
    expect(records).to.have.length(1);
    for (const record of records) validateRecord(record as ExerciseRecord);
  });

  for (const fence of fencesIn('html', 'vue', 'css')) {
    it(`can be read: ${placeOf(fence)} (${fence.language})`, async () => {
      expect(await format(fence.code, { parser: fence.language })).not.to.equal('');
    });
  }

  it('in CSS set custom properties that there are', () => {
    const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
      modules: { declarations?: { cssProperties?: { name: string }[] }[] }[];
    };
    const known = modules.flatMap(({ declarations = [] }) =>
      declarations.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)),
    );
    for (const { code } of fencesIn('css')) {
      for (const [name] of code.matchAll(/--[\w-]+(?=:)/g)) expect(known).to.include(name);
    }
  });

  for (const fence of fencesIn('sh')) {
    it(`runs what there is, with options that it takes: ${placeOf(fence)}`, async () => {
      for (const line of fence.code.split('\n').filter(Boolean)) {
        expect(await commandProblem(wordsOf(line)), line).to.equal(undefined);
      }
    });
  }

  it('are not the only commands: those in the text are there, too', async () => {
    for (const file of DOCUMENTS) {
      for (const words of commandsInText(documentText(file))) {
        expect(await commandProblem(words), `${file}: ${words.join(' ')}`).to.equal(undefined);
      }
    }
  });

  it('name entries and files of the package that there are', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      exports: Readonly<Record<string, unknown>>;
    };
    for (const file of DOCUMENTS) {
      const text = documentText(file);
      for (const [, path = ''] of text.matchAll(/["'`]\/pose-upload-tracker\/([\w./-]+\.js)["'`]/g)) {
        expect(existsSync(`dist/${path}`), `${path} in ${file}`).to.equal(true);
      }
      for (const [, entry = ''] of text.matchAll(/["'`]pose-upload-tracker\/([a-z.-]+)["'`]/g)) {
        // By an import map an entry is its file.
        const isThere = `./${entry}` in exports || existsSync(`dist/${entry}`);
        expect(isThere, `pose-upload-tracker/${entry} in ${file}`).to.equal(true);
      }
    }
  });

  it('of addresses have parameters that there are', () => {
    const addresses = DOCUMENTS.flatMap((file) => documentText(file).match(/\/upload_tracking\/?\?[^\s`'"]+/g) ?? []);
    expect(addresses.length).to.be.at.least(2);
    for (const address of addresses) {
      const names = [...new URLSearchParams(address.replace(/^[^?]*/, '')).keys()];
      expect(OPTIONS.map(({ parameter }) => parameter)).to.include.members(names);
    }
  });

  it('that nothing here compiles name commands and messages that there are', () => {
    const document = documentText('docs/webviews.md');
    const commands = [...document.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
    const messages = [...documentText('docs/messages.md').matchAll(/<!-- example: (\w+) -->/g)].map(([, name]) => name);
    expect([commands.length, messages.length].every((count) => count > 8)).to.equal(true);
    for (const fence of fencesIn(...Object.keys(EXEMPT))) {
      for (const [, name] of fence.code.matchAll(/["']?command["']?\s*[:=,]\s*["'](\w+)["']/g)) {
        expect(commands, placeOf(fence)).to.include(name);
      }
      for (const [, name] of fence.code.matchAll(/["']((?:endpoint|export|media|command)_(?!ack)\w+)["']/g)) {
        if (!commands.includes(name)) expect([...messages, 'export_failed'], placeOf(fence)).to.include(name);
      }
    }
  });
});
