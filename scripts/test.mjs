/**
 * The test command: installs what it needs, checks the code, builds, runs every test, and says how many passed.
 *
 *     node scripts/test.mjs [--engines chromium,firefox,webkit] [--only lint,format,types,build,manifest,unit,browser,demos]
 *
 * The engines can come from the variable ENGINES too; `all` is all of them. The last line is `N passed, N failed`, with
 * `, N skipped` where something was; the exit code is 0 only where nothing failed. Each check that is not a test counts
 * as one. A suite that executes nothing, or breaks, is a failure.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, ensurePackages, runNode, runNpm } from './lib/run.mjs';

/** @typedef {import('./browsers.mjs').Engine} Engine */

const STEPS = ['lint', 'format', 'types', 'build', 'manifest', 'unit', 'browser', 'demos'];

const { values } = parseArgs({ options: { engines: { type: 'string' }, only: { type: 'string' } } });
const steps = values.only?.split(',') ?? STEPS;
const unknown = steps.find((step) => !STEPS.includes(step));
if (unknown) {
  console.error(`Unknown step "${unknown}": take ${STEPS.join(', ')}.`);
  process.exit(2);
}

ensurePackages();

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];
/** What each suite came to, for the table at the end. @type {string[]} */
const table = [];

/** @param {string} text */
function heading(text) {
  console.log(`\n== ${text}`);
}

/** @param {string} what */
function fail(what) {
  total.failed++;
  failures.push(what);
}

/**
 * A check that passes or fails as a whole.
 * @param {string} step
 * @param {string} name
 * @param {() => boolean} run
 */
function check(step, name, run) {
  if (!steps.includes(step)) return true;
  heading(name);
  const ok = run();
  if (ok) total.passed++;
  else fail(name);
  return ok;
}

/**
 * A test runner, which writes its counts into a file (see `reporters/counts.mjs`).
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function suite(name, args, env = {}) {
  heading(name);
  const folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker-'));
  const file = join(folder, 'counts.json');
  const start = performance.now();
  const ok = runNode(args, { ...env, TEST_COUNTS: file });
  const counts = readCounts(file);
  rmSync(folder, { recursive: true });
  const seconds = Math.round((performance.now() - start) / 1000);
  const { passed, failed, skipped } = counts;
  table.push(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`);
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  total.failed += counts.failed;
  if (counts.failed > 0) failures.push(`${name}: ${counts.failed} failed`);
  for (const problem of counts.problems) fail(`${name}: ${problem}`);
  if (!ok && counts.failed === 0 && counts.problems.length === 0) fail(`${name}: the runner broke`);
}

/**
 * Test files that run in Node.
 * @param {string} name
 * @param {string[]} files
 */
function mochaSuite(name, files) {
  const reporter = join(ROOT, 'scripts/reporters/mocha.mjs');
  const mocha = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--reporter', reporter, '--timeout', '60000'];
  suite(name, [...mocha, ...files], { TEST_FILES: files.join('\n') });
}

/**
 * @param {string} file
 * @returns {import('./reporters/counts.mjs').Counts}
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
 * The engines that are there, installed where that is possible. A missing one is a failure in CI and where it is the
 * default one, else skipped.
 */
async function availableEngines() {
  const { parseEngines, setupBrowsers } = await import('./browsers.mjs');
  return parseEngines(values.engines ?? process.env.ENGINES).filter((engine) => {
    try {
      setupBrowsers([engine]);
      return true;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      if (process.env.CI || engine === 'chromium') fail(`${engine} is missing`);
      else total.skipped++;
      return false;
    }
  });
}

check('lint', 'ESLint', () => runNode(['node_modules/eslint/bin/eslint.js', '.']));
check('format', 'Prettier', () => runNode(['node_modules/prettier/bin/prettier.cjs', '--check', '.']));
for (const [name, config] of Object.entries({ src: 'tsconfig', test: 'tsconfig.test', scripts: 'tsconfig.scripts' })) {
  check('types', `Types: ${name}`, () => runNode(['node_modules/typescript/bin/tsc', '-p', `${config}.json`]));
}
const built = check('build', 'Build', () => runNpm(['run', 'build']));
check('manifest', 'custom-elements.json is current', () => runNode(['scripts/check-manifest.mjs']));

if (steps.includes('unit')) mochaSuite('Tests in Node', testFiles('test/unit', 'test/node'));
if (steps.includes('browser')) {
  heading('Browsers');
  const engines = await availableEngines();
  if (!built) fail('Tests in browsers: not run, as the build failed');
  for (const engine of built ? engines : []) {
    suite(`Tests in ${engine}`, ['node_modules/@web/test-runner/dist/bin.js'], { ENGINES: engine });
  }
  if (built && engines.includes('webkit')) mochaSuite('Tests in a native program', testFiles('test/native'));
}

// Last, as it needs Chromium and what was built.
if (built) check('demos', 'Examples (npm run test:demos)', () => runNode(['scripts/test-demos.mjs']));

if (table.length > 0) console.log(`\n${table.join('\n')}`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `- ${failure}`).join('\n')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
