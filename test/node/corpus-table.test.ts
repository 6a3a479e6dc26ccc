/**
 * The tables of files and pictures in docs/browser-support.md: each file of the corpus has a row, and no result stands there
 * that its test would not let pass.
 */
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { CORPUS, type CorpusFile } from '../helpers/media-corpus.js';
import { PICTURES } from '../helpers/picture-corpus.js';

const ENGINES = 3;

/** Where a test is skipped, the table says that nothing is known. */
const SKIPPED = '–';

/** The cells of all rows that have as many as these tables. */
const rows = readFileSync('docs/browser-support.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').slice(1, -1))
  .map((cells) => cells.map((cell) => cell.trim()))
  .filter(({ length }) => length === 1 + ENGINES || length === 2 + ENGINES);

function isPossible({ gives, refusal, isBeforeZero }: CorpusFile, result: string): boolean {
  if (result === SKIPPED) return isBeforeZero === true;
  if (result === `\`${refusal?.reason}\``) return true;
  if (gives) return result === String(gives.frames) || result === `${gives.frames} (player)`;
  // What no engine is expected to decode some may decode all the same.
  return refusal?.reason === 'codec' && /^\d+( \(player\))?$/.test(result);
}

describe('the table of files in the documentation', () => {
  for (const each of CORPUS) {
    const { file, kind } = each;

    it(`has ${kind}: ${file}`, () => {
      const row = rows.find((cells) => cells[0] === kind && cells[1] === `\`${file}\``);
      expect(row, 'a row').not.to.equal(undefined);
      for (const result of row!.slice(2)) expect(isPossible(each, result), result).to.equal(true);
    });
  }

  for (const { kind, refusal } of PICTURES) {
    it(`has pictures: ${kind}`, () => {
      const row = rows.find((cells) => cells[0] === kind && cells.length === 1 + ENGINES);
      expect(row, 'a row').not.to.equal(undefined);
      for (const result of row!.slice(1))
        expect(['yes', ...(refusal ? [`\`${refusal.reason}\``] : [])]).to.include(result);
    });
  }
});
