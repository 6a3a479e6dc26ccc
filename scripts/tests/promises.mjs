/**
 * The tables of promises in the documentation: each row names the test that holds it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/run.mjs';

/** Documents with a table of promises. */
export const DOCUMENTS = ['docs/security.md', 'docs/privacy.md'];

/**
 * @typedef {object} PromisedRow
 * @property {string} document
 * @property {string} promise
 * @property {string} file of the test, below the root; empty where the row names none
 * @property {string} title a part of the test's title
 */

/**
 * @param {string} document below the root
 * @returns {PromisedRow[]}
 */
export function promisesOf(document) {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const table = /## What is promised[\s\S]*?\n\n(\|[\s\S]*?)\n\n/.exec(text)?.[1] ?? '';
  return table
    .split('\n')
    .slice(2)
    .map((row) => {
      const [, file = '', title = ''] = /\| `(test\/\S+)`: (.+?) +\|$/.exec(row) ?? [];
      return { document, promise: row.split(' |')[0]?.slice(2).trim() ?? '', file, title };
    });
}

/**
 * Promises that no test has held in this run, though the files of these reports were run: it was skipped wherever it was met,
 * or was not met at all. One that failed is told as a failure already.
 * @param {readonly PromisedRow[]} promises
 * @param {readonly import('./report.mjs').Report[]} reports
 * @returns {string[]}
 */
export function unheld(promises, reports) {
  const ran = new Set(reports.flatMap(({ files }) => files.map(({ file }) => file)));
  const tests = reports.flatMap((report) => report.tests);
  return promises
    .filter(({ file }) => ran.has(file))
    .filter(({ file, title }) => {
      const named = tests.filter((test) => test.file === file && test.title.includes(title));
      return named.every(({ state }) => state === 'skipped');
    })
    .map(
      ({ document, promise, file, title }) => `${document}: "${promise}" was held by no test: "${title}" in ${file}`,
    );
}
