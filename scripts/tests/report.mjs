/**
 * What every test runner hands over: each test with what became of it, how long each file took, and what did not run
 * although it should have.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {object} TestResult
 * @property {string} file below the root
 * @property {string} title with those of its suites; where it was skipped the reason stands behind it
 * @property {'passed' | 'failed' | 'skipped'} state
 * @property {number} seconds
 */

/** @typedef {{ file: string, seconds: number }} FileTime */

/** @typedef {{ file?: string, what: string }} Problem */

/**
 * @typedef {object} Report
 * @property {string} place an engine, `node` or `native`
 * @property {TestResult[]} tests
 * @property {FileTime[]} files
 * @property {Problem[]} problems files that executed no test, or broke outside of them; each counts as a failure
 * @property {string[]} [repeated] what was wrong in files that were run once more
 */

/**
 * Writes a report where the environment variable TEST_REPORT says; without it, nowhere.
 * @param {Report} report
 */
export function writeReport(report) {
  const file = process.env.TEST_REPORT;
  if (!file) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(report));
}

/**
 * @param {string} file
 * @param {string} place
 * @returns {Report} one with a problem where there is none
 */
export function readReport(file, place) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { place, tests: [], files: [], problems: [{ what: 'the runner broke before it could report' }] };
  }
}

/**
 * @param {Report} report
 * @param {TestResult['state']} state
 */
export function count({ tests }, state) {
  return tests.filter((test) => test.state === state).length;
}

/**
 * The files in which something is wrong, with what.
 * @param {Report} report
 * @returns {Map<string, string>}
 */
export function brokenFiles({ tests, problems }) {
  /** @type {Map<string, string>} */
  const broken = new Map();
  for (const { file, what } of problems) if (file !== undefined) broken.set(file, what);
  for (const { file, title, state } of tests) {
    if (state === 'failed') broken.set(file, broken.has(file) ? `${broken.get(file)}; ${title}` : title);
  }
  return broken;
}

/**
 * A report in which some files have been run once more: what came of them then takes their place.
 * @param {Report} first
 * @param {Report} again
 * @param {ReadonlyMap<string, string>} files that were run again, with what was wrong
 * @returns {Report}
 */
export function withRepeated(first, again, files) {
  const isOther = (/** @type {{ file?: string }} */ { file }) => file === undefined || !files.has(file);
  const lost = first.tests.flatMap(({ file, title, state }) => {
    const next = again.tests.find((test) => test.file === file && test.title === title);
    if (isOther({ file }) || again.problems.some((problem) => problem.file === file)) return [];
    // The reason stands behind the title of one that is skipped only now.
    const isSkipped = again.tests.some(
      (test) => test.file === file && test.state === 'skipped' && test.title.startsWith(title),
    );
    if (isSkipped && state === 'failed')
      return [{ file, what: `"${title}" failed, and was skipped when it was run once more` }];
    return next || isSkipped ? [] : [{ file, what: `"${title}" was not run once more` }];
  });
  return {
    place: first.place,
    tests: [...first.tests.filter(isOther), ...again.tests],
    problems: [...first.problems.filter(isOther), ...again.problems, ...lost],
    // It has taken both times.
    files: [...first.files, ...again.files],
    repeated: [...files].map(([file, what]) => `${file}: ${what}`),
  };
}
