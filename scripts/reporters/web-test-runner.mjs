/**
 * Web Test Runner reporter: counts the tests of every browser, and notices suites that did not run.
 */
import { relative } from 'node:path';
import { writeCounts } from './counts.mjs';

/** @typedef {import('@web/test-runner-core').TestSession} TestSession */
/** @typedef {import('@web/test-runner-core').TestSuiteResult} TestSuiteResult */

/** Whether files in which something fails are to be run once more, and not counted. */
const REPEATS = process.env.TEST_REPEAT === '1';

/**
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function countingReporter() {
  /** @type {{ files: readonly string[], browsers: readonly string[] }} */
  let expected = { files: [], browsers: [] };
  return {
    start({ testFiles, browserNames }) {
      expected = { files: testFiles, browsers: browserNames };
    },
    onTestRunFinished({ sessions }) {
      /** @type {import('./counts.mjs').Counts & { unsettled: import('./counts.mjs').Unsettled[] }} */
      const counts = { passed: 0, failed: 0, skipped: 0, problems: [], unsettled: [] };
      if (expected.files.length === 0) counts.problems.push('no test file was found');
      for (const session of sessions) {
        const file = relative(process.cwd(), session.testFile);
        const own = countsOf(session);
        const problem = `${session.browser.name}: ${file}: ${own.problem ?? `${own.failed} failed`}`;
        if (REPEATS && (own.problem !== undefined || own.failed > 0)) {
          counts.unsettled.push({ file, problem });
          continue;
        }
        counts.passed += own.passed;
        counts.failed += own.failed;
        counts.skipped += own.skipped;
        if (own.problem !== undefined) counts.problems.push(problem);
      }
      for (const browser of expected.browsers) {
        const ran = sessions.filter((session) => session.browser.name === browser).length;
        if (ran < expected.files.length)
          counts.problems.push(`${browser}: ${expected.files.length - ran} files not run`);
      }
      writeCounts(counts);
    },
  };
}

/**
 * The tests of one file, and what is wrong besides those that failed.
 * @param {TestSession} session
 */
function countsOf({ testResults, errors, passed: isPassed }) {
  const counts = { passed: 0, failed: 0, skipped: 0, problem: /** @type {string | undefined} */ (errors[0]?.message) };
  count(testResults, counts);
  if (counts.passed + counts.failed + counts.skipped === 0) counts.problem ??= 'no test was executed';
  else if (!isPassed && counts.failed === 0) counts.problem ??= 'failed outside its tests';
  return counts;
}

/**
 * @param {TestSuiteResult | undefined} suite
 * @param {Pick<import('./counts.mjs').Counts, 'passed' | 'failed' | 'skipped'>} counts
 */
function count(suite, counts) {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) counts.skipped++;
    else if (test.passed) counts.passed++;
    else counts.failed++;
  }
  for (const inner of suite?.suites ?? []) count(inner, counts);
}
