/**
 * Web Test Runner reporter: a report for `scripts/test.mjs` of what was run in one engine, and of what was not.
 */
import { relative } from 'node:path';
import { writeReport } from '../report.mjs';

/** @typedef {import('@web/test-runner-core').TestSession} TestSession */
/** @typedef {import('@web/test-runner-core').TestSuiteResult} TestSuiteResult */
/** @typedef {import('../report.mjs').TestResult} TestResult */

/**
 * @param {string} place the engine
 * @param {ReadonlyMap<string, number>} secondsOf how long each session took, by its id
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function reportingReporter(place, secondsOf) {
  /** @type {readonly string[]} */
  let expected = [];
  return {
    start({ testFiles }) {
      expected = testFiles;
    },
    onTestRunFinished({ sessions }) {
      /** @type {import('../report.mjs').Report} */
      const report = { place, tests: [], files: [], problems: [] };
      if (expected.length === 0) report.problems.push({ what: 'no test file was found' });
      for (const session of sessions) {
        const file = relative(process.cwd(), session.testFile);
        report.files.push({ file, seconds: secondsOf.get(session.id) ?? 0 });
        const tests = testsOf(file, session.testResults);
        report.tests.push(...tests);
        const what = problemOf(session, tests);
        if (what !== undefined) report.problems.push({ file, what });
      }
      const missing = expected.filter((file) => !sessions.some(({ testFile }) => testFile === file));
      for (const file of missing) report.problems.push({ file: relative(process.cwd(), file), what: 'it was not run' });
      writeReport(report);
    },
  };
}

/**
 * What is wrong with a file besides tests that failed.
 * @param {TestSession} session
 * @param {readonly TestResult[]} tests
 */
function problemOf({ errors, passed }, tests) {
  if (errors[0]) return errors[0].message;
  if (tests.length === 0) return 'no test was executed';
  if (!passed && tests.every(({ state }) => state !== 'failed')) return 'it failed outside of its tests';
  return undefined;
}

/**
 * @param {string} file
 * @param {TestSuiteResult | undefined} suite
 * @param {string} [path] titles of the suites around
 * @returns {TestResult[]}
 */
function testsOf(file, suite, path = '') {
  const titled = (/** @type {string} */ name) => (path ? `${path} ${name}` : name);
  const own = (suite?.tests ?? []).map(
    ({ name, skipped, passed, duration = 0 }) =>
      /** @type {TestResult} */ ({
        file,
        title: titled(name),
        state: skipped ? 'skipped' : passed ? 'passed' : 'failed',
        seconds: duration / 1000,
      }),
  );
  return [...own, ...(suite?.suites ?? []).flatMap((inner) => testsOf(file, inner, titled(inner.name)))];
}
