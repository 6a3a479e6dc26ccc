/**
 * What every runner hands over: counts, and what did not run although it should have.
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} problems suites that executed no test or broke before they could; each counts as a failure
 */
import { writeFileSync } from 'node:fs';

/**
 * Writes the counts where the environment variable TEST_COUNTS says; without it, nowhere.
 * @param {Counts} counts
 */
export function writeCounts(counts) {
  const file = process.env.TEST_COUNTS;
  if (file) writeFileSync(file, JSON.stringify(counts));
}
