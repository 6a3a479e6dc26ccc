/**
 * What every runner hands over: counts, and what did not run although it should have.
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} problems suites that executed no test or broke before they could; each counts as a failure
 * @property {Unsettled[]} [unsettled] files that are to be run once more; each counts as a failure where they are not
 */
import { writeFileSync } from 'node:fs';

/** @typedef {{ file: string, problem: string }} Unsettled `file`: below the root; none of its tests is counted */

/**
 * Writes the counts where the environment variable TEST_COUNTS says; without it, nowhere.
 * @param {Counts} counts
 */
export function writeCounts(counts) {
  const file = process.env.TEST_COUNTS;
  if (file) writeFileSync(file, JSON.stringify(counts));
}

/**
 * The counts of a suite whose unsettled files were run once more: what came of them then takes their place.
 * @param {Counts} first
 * @param {Counts} again
 * @returns {Counts}
 */
export function withRepeated(first, again) {
  return {
    passed: first.passed + again.passed,
    failed: first.failed + again.failed,
    skipped: first.skipped + again.skipped,
    problems: [...first.problems, ...again.problems],
    unsettled: again.unsettled ?? [],
  };
}

/**
 * Everything that is wrong besides failed tests.
 * @param {Counts} counts
 * @returns {string[]}
 */
export function problemsOf({ problems, unsettled = [] }) {
  return [...problems, ...unsettled.map(({ problem }) => problem)];
}
