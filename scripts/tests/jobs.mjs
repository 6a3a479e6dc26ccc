/**
 * What the test command runs, as commands: the tests by tier, and the checks that are no tests.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/run.mjs';
import { TIERS, foldersFor } from './tiers.mjs';

/**
 * @typedef {object} Job
 * @property {string} name
 * @property {string} command of the shell
 * @property {Record<string, string>} [env]
 * @property {string} [report] where it writes its report; a check has none and passes or fails as a whole
 * @property {string} [place] where its tests run
 * @property {number} [budgetS] seconds that a check may take, on two cores with a suite beside it; tiers have their own
 */

/** Where reports lie. */
export const REPORTS = join(ROOT, 'out/test');

/** Checks that need nothing that was built. @type {readonly Job[]} */
export const CHECKS = [
  { name: 'ESLint', command: 'npm run --silent lint:code', budgetS: 120 },
  { name: 'Circles of imports', command: 'npm run --silent lint:circles', budgetS: 10 },
  { name: 'Types', command: 'npm run --silent types', budgetS: 60 },
  { name: 'Prettier', command: 'npm run --silent lint:format', budgetS: 30 },
  { name: 'custom-elements.json is current', command: 'npm run --silent manifest:check', budgetS: 15 },
];

/** @type {Job} */
export const BUILD = { name: 'Build', command: 'npm run --silent build', budgetS: 60 };

/**
 * Installs what is missing of the browsers. It is no check: where one cannot be had, its tests say so.
 * @param {readonly string[]} engines
 * @returns {Job}
 */
export function setup(engines) {
  return { name: 'Browsers', command: `node scripts/setup-browsers.mjs ${engines.join(',')}` };
}

/**
 * The examples: at a landing the quick ones, and only those whose inputs have changed.
 * @param {boolean} isRelease
 * @returns {Job}
 */
export function examples(isRelease) {
  return isRelease
    ? { name: 'Examples', command: 'node scripts/test-demos.mjs', budgetS: 600 }
    : { name: 'Examples', command: 'node scripts/test-demos.mjs --landing', budgetS: 150 };
}

/** What takes long and is no suite of tests. @type {readonly Job[]} */
export const LONG = [
  { name: 'Fuzzers', command: 'npm run --silent fuzz -- --cases 2000', budgetS: 2400 },
  { name: 'Soak', command: 'npm run --silent soak', budgetS: 300 },
  { name: 'Sizes', command: 'npm run --silent size', budgetS: 120 },
];

/**
 * The tests in a browser.
 * @param {import('../browsers.mjs').Engine} engine
 * @param {readonly string[]} tiers
 * @param {boolean} isRelease
 * @returns {Job[]} none where it has no tests in these tiers
 */
export function browserJobs(engine, tiers, isRelease) {
  const folders = foldersFor(engine, tiers, isRelease);
  if (folders.length === 0) return [];
  const report = join(REPORTS, `${engine}.json`);
  return [
    {
      name: `Tests in ${engine}`,
      command: 'node scripts/tests/browser.mjs',
      env: { ENGINES: engine, TEST_FOLDERS: folders.join(','), TEST_REPORT: report },
      report,
      place: engine,
    },
  ];
}

/**
 * Tests that run in Node, or in a native program that Node starts.
 * @param {string} tier
 * @returns {Job}
 */
export function mochaJob(tier) {
  const { folder, landing } = /** @type {import('./tiers.mjs').Tier} */ (TIERS[tier]);
  const report = join(REPORTS, `${tier}.json`);
  const place = landing === 'native' ? landing : 'node';
  const mocha = 'node node_modules/mocha/bin/mocha.js --reporter scripts/tests/reporters/mocha.mjs';
  return {
    name: `Tests: ${tier}`,
    command: `${mocha} "${folder}/**/*.test.ts"`,
    env: { TEST_REPORT: report, TEST_PLACE: place, TEST_FILES: testFiles(folder).join('\n') },
    report,
    place,
  };
}

/** @param {string} folder below the root */
function testFiles(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}
