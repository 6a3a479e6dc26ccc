import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { DOCUMENTS, promisesOf, unheld, type PromisedRow } from '../../scripts/tests/promises.mjs';
import type { Report, TestResult } from '../../scripts/tests/report.mjs';
import { LANDING, tierOf } from '../../scripts/tests/tiers.mjs';

for (const document of DOCUMENTS) {
  describe(document, () => {
    const rows = promisesOf(document);

    it('promises something', () => {
      expect(rows.length).to.be.greaterThan(10);
    });

    for (const { promise, file, title } of rows) {
      it(`names a test that exists, and that every landing runs: ${promise}`, () => {
        expect(file, 'the file of a test').not.to.equal('');
        expect(existsSync(file), file).to.equal(true);
        expect(LANDING, file).to.include(tierOf(file));
        const source = readFileSync(file, 'utf8');
        const titles = [...source.matchAll(/\bit\(\s*(['"`])([\s\S]*?)\1/g)].map(([, , text = '']) => text);
        expect(
          titles.some((text) => text.includes(title)),
          `"${title}" in ${file}`,
        ).to.equal(true);
      });
    }
  });
}

describe('a promise in a run of the tests', () => {
  const FILE = 'test/engines/policy.test.ts';
  const row: PromisedRow = { document: 'docs/security.md', promise: 'no inline script', file: FILE, title: 'it holds' };
  const report = (place: string, tests: TestResult[]): Report => ({
    place,
    tests,
    files: [{ file: FILE, seconds: 1 }],
    problems: [],
  });
  const result = (state: TestResult['state'], title = 'policy it holds [skipped: no WebGL 2]'): TestResult => ({
    file: FILE,
    title,
    state,
    seconds: 1,
  });

  it('is held where its test has run in one engine', () => {
    const reports = [report('chromium', [result('skipped')]), report('firefox', [result('passed', 'policy it holds')])];
    expect(unheld([row], reports)).to.deep.equal([]);
  });

  it('is not held where its test was skipped in all of them, or is not there', () => {
    const skipped = [report('chromium', [result('skipped')]), report('firefox', [result('skipped')])];
    expect(unheld([row], skipped)).to.have.length(1);
    expect(unheld([row], skipped)[0])
      .to.contain('"no inline script"')
      .and.contain(FILE);
    expect(unheld([row], [report('chromium', [result('passed', 'another')])])).to.have.length(1);
  });

  it('is not asked for where its file was not to be run', () => {
    expect(unheld([row], [])).to.deep.equal([]);
  });
});
