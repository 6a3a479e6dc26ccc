import { expect } from 'chai';
import { brokenFiles, withRepeated, type Report } from '../../scripts/tests/report.mjs';
import { summarise } from '../../scripts/tests/summary.mjs';
import { TIERS, TOLERANCE, foldersFor, tierOf } from '../../scripts/tests/tiers.mjs';

const A = 'test/engines/a.test.ts';
const B = 'test/engines/b.test.ts';

const report = (given: Partial<Report>): Report => ({ place: 'webkit', tests: [], files: [], problems: [], ...given });

const first = report({
  tests: [
    { file: A, title: 'a passes', state: 'passed', seconds: 1 },
    { file: B, title: 'b fails', state: 'failed', seconds: 1 },
    { file: B, title: 'b passes', state: 'passed', seconds: 1 },
  ],
  files: [
    { file: A, seconds: 2 },
    { file: B, seconds: 3 },
  ],
});

describe('the report of a suite', () => {
  it('tells the files in which something is wrong', () => {
    expect([...brokenFiles(first)]).to.deep.equal([[B, 'b fails']]);
    const broken = report({
      problems: [{ file: A, what: 'no test was executed' }, { what: 'no test file was found' }],
    });
    expect([...brokenFiles(broken)]).to.deep.equal([[A, 'no test was executed']]);
  });

  it('takes what came of files in a second run in their place, and keeps what was wrong', () => {
    const again = report({
      tests: [
        { file: B, title: 'b fails', state: 'passed', seconds: 1 },
        { file: B, title: 'b passes', state: 'passed', seconds: 1 },
      ],
      files: [{ file: B, seconds: 4 }],
    });
    const both = withRepeated(first, again, brokenFiles(first));
    expect(both.tests.map(({ state }) => state)).to.deep.equal(['passed', 'passed', 'passed']);
    expect(both.repeated).to.deep.equal([`${B}: b fails`]);
    expect(both.files.map(({ seconds }) => seconds)).to.deep.equal([2, 3, 4]);
  });
});

describe('the summary of a run', () => {
  it('counts tests and checks, and lists what failed', () => {
    const { passed, failed, skipped, failures } = summarise([
      { name: 'ESLint', ok: true, seconds: 1 },
      { name: 'Types', ok: false, seconds: 1 },
      { name: 'Tests in webkit', ok: false, seconds: 9, report: first },
    ]);
    expect({ passed, failed, skipped }).to.deep.equal({ passed: 3, failed: 2, skipped: 0 });
    expect(failures).to.deep.equal(['Types', 'Tests in webkit: 1 failed']);
  });

  it('fails where a runner breaks without a word, or runs nothing', () => {
    const silent = summarise([{ name: 'Tests', ok: false, seconds: 0, report: report({}) }]);
    expect(silent).to.include({ failed: 1 });
    const nothing = report({ problems: [{ what: 'no test was executed' }] });
    expect(summarise([{ name: 'Tests', ok: false, seconds: 0, report: nothing }]).failures).to.deep.equal([
      'Tests: no test was executed',
    ]);
  });

  it('fails where a tier takes half as long again as its budget', () => {
    const budget = TIERS['engines']?.budgetS['webkit'] ?? NaN;
    const taking = (seconds: number) =>
      summarise([{ name: 'Tests', ok: true, seconds, report: report({ files: [{ file: A, seconds }] }) }]).failed;
    expect(taking(TOLERANCE * budget - 1)).to.equal(0);
    expect(taking(TOLERANCE * budget + 1)).to.equal(1);
  });

  it('says what was skipped and why, what was run once more, and the slowest file first', () => {
    const { lines } = summarise([
      {
        name: 'Tests',
        ok: true,
        seconds: 5,
        report: report({
          tests: [{ file: A, title: 'draws [skipped: no WebGL 2]', state: 'skipped', seconds: 1 }],
          files: [
            { file: A, seconds: 2 },
            { file: B, seconds: 3 },
          ],
          repeated: [`${B}: b fails`],
        }),
      },
    ]);
    expect(lines).to.include.members([`webkit: ${A}: draws [skipped: no WebGL 2]`, `webkit: ${B}: b fails`]);
    const times = lines.filter((line) => /^ +\d+\.\d webkit/.test(line));
    expect(times.map((line) => line.trim().split(/\s+/)[0])).to.deep.equal(['3.0', '2.0']);
  });
});

describe('the tiers', () => {
  it('say by the folder where a file runs', () => {
    expect(tierOf('test/engines/media.test.ts')).to.equal('engines');
    expect(tierOf('test/helpers/until.ts')).to.equal(undefined);
    const all = Object.keys(TIERS);
    expect(foldersFor('firefox', ['unit', 'node', 'chromium', 'engines', 'native'], false)).to.deep.equal([
      'test/engines',
    ]);
    expect(foldersFor('chromium', all, false)).to.deep.equal(['test/chromium', 'test/engines']);
    expect(foldersFor('webkit', all, true)).to.deep.equal([
      'test/unit',
      'test/chromium',
      'test/engines',
      'test/release',
    ]);
  });
});
