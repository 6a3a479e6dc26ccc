import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { LANDING, TIERS, foldersFor, isTier, tierOf } from '../../scripts/tests/tiers.mjs';

/** What somebody may take for the name of a test file. */
const LOOKS_LIKE_A_TEST = /[.-](test|spec)\.[cm]?[jt]sx?$/;

describe('the tiers', () => {
  it('say by the folder where a file runs', () => {
    expect(tierOf('test/engines/media.test.ts')).to.equal('engines');
    expect(tierOf('test/helpers/until.ts')).to.equal(undefined);
    expect(foldersFor('firefox', LANDING, false)).to.deep.equal(['test/engines']);
    expect(foldersFor('chromium', Object.keys(TIERS), false)).to.deep.equal(['test/chromium', 'test/engines']);
    const everywhere = ['test/unit', 'test/engines', 'test/release'];
    expect(foldersFor('webkit', Object.keys(TIERS), true)).to.deep.equal(everywhere);
  });

  it('hold every test file there is', () => {
    const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).map((file) => join('test', file));
    const tests = files.filter((file) => LOOKS_LIKE_A_TEST.test(file) && !file.startsWith('test/fixtures/'));
    expect(tests.length).to.be.greaterThan(100);
    expect(tests.filter((file) => tierOf(file) === undefined || !file.endsWith('.test.ts'))).to.deep.equal([]);
  });

  it('have a budget wherever they run', () => {
    for (const [name, { landing, everywhere, budgetS }] of Object.entries(TIERS)) {
      const places: string[] = typeof landing === 'string' ? [landing] : [...landing];
      if (everywhere) places.push('chromium', 'firefox', 'webkit');
      for (const place of places) expect(budgetS[place], `${name} in ${place}`).to.be.a('number');
    }
  });

  it('are known by name, and by no other word', () => {
    expect(isTier('engines')).to.equal(true);
    for (const name of ['release', 'browser', 'toString', '']) expect(isTier(name), name).to.equal(false);
  });
});
