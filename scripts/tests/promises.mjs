/**
 * The tables of promises in the documentation: each row names the test that holds it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/run.mjs';

/** Documents with tables of promises: those whose last column is headed so. */
export const DOCUMENTS = ['docs/security.md', 'docs/privacy.md', 'docs/threat-model.md'];

const TABLE = /^\|.*\| held by +\|\n\|[-| ]+\|\n((?:\|.*\n)+)/gm;

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
  return [...text.matchAll(TABLE)]
    .flatMap(([, rows = '']) => rows.trimEnd().split('\n'))
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
