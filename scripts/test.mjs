/**
 * The test command: installs what it needs, checks the code, builds, runs every test, and says how many passed.
 *
 *     node scripts/test.mjs [--engines chromium,firefox,webkit] [--only lint,format,types,build,manifest,unit,browser,demos]
 *                           [--jobs N]
 *
 * All engines are tested; one that cannot be installed is a failure in CI or where it is asked for, else skipped. `--jobs`
 * says how much is done at a time: by default two, and one where there is but one core. The last line is `N passed, N failed`,
 * with `, N skipped` where something was; the exit code is 0 only where nothing failed. Each check that is not a test counts
 * as one. A suite that executes nothing, or breaks, is a failure.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runJobs } from './lib/jobs.mjs';
import { ROOT, ensurePackages, startNode, startNpm } from './lib/run.mjs';
import { problemsOf, withRepeated } from './reporters/counts.mjs';

/** @typedef {import('./lib/jobs.mjs').Job} Job */
/** @typedef {import('./lib/jobs.mjs').JobResult} JobResult */
/** @typedef {import('./lib/run.mjs').Output} Output */
/** @typedef {import('./reporters/counts.mjs').Counts} Counts */

const STEPS = ['lint', 'format', 'types', 'build', 'manifest', 'unit', 'browser', 'demos'];

const { values } = parseArgs({
  options: { engines: { type: 'string' }, only: { type: 'string' }, jobs: { type: 'string' } },
});
const steps = values.only?.split(',') ?? STEPS;
const unknown = steps.find((step) => !STEPS.includes(step));
if (unknown) {
  console.error(`Unknown step "${unknown}": take ${STEPS.join(', ')}.`);
  process.exit(2);
}
const atOnce = values.jobs === undefined ? Math.min(2, availableParallelism()) : Number(values.jobs);
if (!(atOnce >= 1)) {
  console.error(`--jobs cannot be "${values.jobs}": take a number from 1 on.`);
  process.exit(2);
}

ensurePackages();

/** What each suite has counted. @type {Map<Job, Counts>} */
const counts = new Map();

/** What was wrong in files that were run once more. @type {string[]} */
const repeated = [];

/**
 * A check that passes or fails as a whole.
 * @param {string} name
 * @param {readonly string[]} args of Node
 * @returns {Job}
 */
const check = (name, args) => ({ name, run: (output) => startNode(args, output) });

/**
 * A test runner.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} [repeats] whether files in which something fails are run once more, in a new process, which the output
 *   says; what is wrong then counts
 * @returns {Job}
 */
function suite(name, args, env, repeats = false) {
  /** @type {Job} */
  const job = {
    name,
    needs: [build],
    async run(output) {
      const { result, counted } = await runCounted(args, output, { ...env, TEST_REPEAT: repeats ? '1' : '' });
      counts.set(job, counted);
      if (!counted.unsettled?.length) return result;
      const files = counted.unsettled.map(({ file }) => file);
      const again = await runCounted([...args, '--files', ...files], output, env);
      const total = withRepeated(counted, again.counted);
      counts.set(job, total);
      repeated.push(...counted.unsettled.map(({ problem }) => problem));
      return {
        ok: total.failed === 0 && problemsOf(total).length === 0,
        output: `${result.output ?? ''}\nOnce more: ${files.join(', ')}\n${again.result.output ?? ''}`,
      };
    },
  };
  return job;
}

/**
 * Runs a test runner, which writes its counts into a file (see `reporters/counts.mjs`).
 * @param {readonly string[]} args
 * @param {Output} output
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ result: JobResult, counted: Counts }>}
 */
async function runCounted(args, output, env) {
  const folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker-'));
  const file = join(folder, 'counts.json');
  const result = await startNode(args, output, { ...env, TEST_COUNTS: file });
  const counted = readCounts(file);
  rmSync(folder, { recursive: true });
  return { result, counted };
}

/** The engine whose pages end or hang by themselves now and then (docs/browser-support.md). */
const SHAKY = 'webkit';

/**
 * The tests in a browser.
 * @param {string} engine
 */
function browserSuite(engine) {
  const args = ['node_modules/@web/test-runner/dist/bin.js'];
  return suite(`Tests in ${engine}`, args, { ENGINES: engine }, engine === SHAKY);
}

/**
 * Test files that run in Node.
 * @param {string} name
 * @param {readonly string[]} files
 */
function mochaSuite(name, files) {
  const reporter = join(ROOT, 'scripts/reporters/mocha.mjs');
  const mocha = ['node_modules/mocha/bin/mocha.js', '--reporter', reporter];
  return suite(name, [...mocha, ...files], { TEST_FILES: files.join('\n') });
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, problems: ['the runner broke before it could report'] };
  }
}

/** @param {string[]} folders of `.test.ts` files, below the root */
function testFiles(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join(ROOT, folder, name))
      .sort(),
  );
}

/**
 * The engines that are there, installed where that is possible.
 * @returns {Promise<{ found: string[], missing: string[] }>}
 */
async function availableEngines() {
  const { parseEngines, setupBrowsers } = await import('./browsers.mjs');
  /** @type {{ found: string[], missing: string[] }} */
  const engines = { found: [], missing: [] };
  for (const engine of parseEngines(values.engines ?? process.env.ENGINES ?? 'all')) {
    try {
      setupBrowsers([engine]);
      engines.found.push(engine);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      engines.missing.push(engine);
    }
  }
  return engines;
}

const lint = check('ESLint', ['node_modules/eslint/bin/eslint.js', '.']);
const format = check('Prettier', ['node_modules/prettier/bin/prettier.cjs', '--check', '.']);
const types = Object.entries({ src: 'tsconfig', test: 'tsconfig.test', scripts: 'tsconfig.scripts' }).map(
  ([name, config]) => check(`Types: ${name}`, ['node_modules/typescript/bin/tsc', '-p', `${config}.json`]),
);
/** @type {Job} */
const build = { name: 'Build', run: (output) => startNpm(['run', 'build'], output) };
const manifest = check('custom-elements.json is current', ['scripts/check-manifest.mjs']);
const unit = mochaSuite('Tests in Node', testFiles('test/unit', 'test/node'));
const needsBrowsers = steps.includes('browser') || steps.includes('demos');
const engines = needsBrowsers ? await availableEngines() : { found: [], missing: [] };
// The slowest engine first, so that the others fill the time beside it.
const browser = engines.found.toReversed().map(browserSuite);
if (engines.found.includes('webkit')) browser.push(mochaSuite('Tests in a native program', testFiles('test/native')));
/** @type {Job} */
const demos = { ...check('Examples (npm run test:demos)', ['scripts/test-demos.mjs']), needs: [build] };

// What everything waits for first; the long ones before the short ones; last what writes into the examples' folders, which
// the linter reads.
/** @type {Record<string, readonly Job[]>} */
const jobsOf = {
  build: [build],
  lint: [lint],
  format: [format],
  types,
  manifest: [manifest],
  browser,
  unit: [unit],
  demos: [demos],
};
const ended = await runJobs(
  Object.entries(jobsOf).flatMap(([step, jobs]) => (steps.includes(step) ? jobs : [])),
  atOnce,
);

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];
/** What each job came to. @type {string[]} */
const table = [];

/** @param {string} what */
function fail(what) {
  total.failed++;
  failures.push(what);
}

for (const engine of steps.includes('browser') ? engines.missing : []) {
  const isWanted = process.env.CI ?? values.engines ?? process.env.ENGINES;
  if (isWanted || engine === 'chromium') fail(`${engine} is missing`);
  else total.skipped++;
}
for (const { job, ok, seconds, missing } of ended) {
  const counted = counts.get(job);
  if (missing) {
    fail(`${job.name}: not run, as this failed: ${missing.name}`);
  } else if (counted) {
    const { passed, failed, skipped } = counted;
    const problems = problemsOf(counted);
    table.push(`${job.name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    if (failed > 0) failures.push(`${job.name}: ${failed} failed`);
    for (const problem of problems) fail(`${job.name}: ${problem}`);
    if (!ok && failed === 0 && problems.length === 0) fail(`${job.name}: the runner broke`);
  } else {
    table.push(`${job.name}: ${ok ? 'passed' : 'failed'} in ${seconds} s`);
    if (ok) total.passed++;
    else fail(job.name);
  }
}

if (table.length > 0) console.log(`\n${table.join('\n')}`);
if (repeated.length > 0) console.log(`\nRun once more:\n${repeated.map((problem) => `- ${problem}`).join('\n')}`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `- ${failure}`).join('\n')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
