/**
 * Web Test Runner reporter: counts the tests of every browser, and notices suites that did not run.
 */
import { relative } from 'node:path';
import { writeCounts } from './counts.mjs';

/** @typedef {import('@web/test-runner-core').TestSession} TestSession */
/** @typedef {import('@web/test-runner-core').TestSuiteResult} TestSuiteResult */

/** What the runner says where a page has gone before its tests ended, as it does when its process ends. */
const INTERRUPTED = /^Tests were interrupted/;

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
      /** @type {import('./counts.mjs').Counts & Required<Pick<import('./counts.mjs').Counts, 'interrupted'>>} */
      const counts = { passed: 0, failed: 0, skipped: 0, problems: [], interrupted: [] };
      if (expected.files.length === 0) counts.problems.push('no test file was found');
      for (const session of sessions) {
        const before = counts.passed + counts.failed + counts.skipped;
        count(session.testResults, counts);
        const executed = counts.passed + counts.failed + counts.skipped - before;
        const file = relative(process.cwd(), session.testFile);
        const name = `${session.browser.name}: ${file}`;
        const interruption = session.errors.find(({ message }) => INTERRUPTED.test(message));
        if (interruption) counts.interrupted.push({ file, problem: `${name}: ${interruption.message}` });
        else if (session.errors.length > 0) counts.problems.push(`${name}: ${session.errors[0]?.message}`);
        else if (executed === 0) counts.problems.push(`${name}: no test was executed`);
        else if (!session.passed && counts.failed === 0) counts.problems.push(`${name}: failed outside its tests`);
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
 * @param {TestSuiteResult | undefined} suite
 * @param {import('./counts.mjs').Counts} counts
 */
function count(suite, counts) {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) counts.skipped++;
    else if (test.passed) counts.passed++;
    else counts.failed++;
  }
  for (const inner of suite?.suites ?? []) count(inner, counts);
}
