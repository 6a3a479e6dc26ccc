import { expect } from 'chai';
import { brokenFiles, withRepeated, type Report } from '../../scripts/tests/report.mjs';
import { summarise } from '../../scripts/tests/summary.mjs';
import { TIERS, TOLERANCE } from '../../scripts/tests/tiers.mjs';
import { USUAL_MS, slownessOf } from '../../scripts/tests/yardstick.mjs';

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
    expect(both.problems).to.deep.equal([]);
  });

  it('does not take for mended what a second run has left out or skipped', () => {
    const skipped = report({ tests: [{ file: B, title: 'b fails', state: 'skipped', seconds: 0 }] });
    const { problems } = withRepeated(first, skipped, brokenFiles(first));
    expect(problems.map(({ what }) => what)).to.deep.equal([
      '"b fails" failed, and was skipped when it was run once more',
      '"b passes" was not run once more',
    ]);
  });
});

describe('the summary of a run', () => {
  it('counts tests and checks, and lists what failed', () => {
    const { passed, failed, skipped, failures, lines } = summarise([
      { name: 'ESLint', ok: true, seconds: 1 },
      { name: 'Types', ok: false, seconds: 1 },
      { name: 'Tests in webkit', ok: false, seconds: 9, report: first },
    ]);
    expect({ passed, failed, skipped }).to.deep.equal({ passed: 3, failed: 2, skipped: 0 });
    expect(failures).to.deep.equal(['Types', 'Tests in webkit: 1 failed']);
    expect(lines).to.include(`webkit: ${B}: b fails`);
  });

  it('fails where a test is skipped without a reason', () => {
    const skipping = (title: string) => {
      const one = report({ tests: [{ file: A, title, state: 'skipped', seconds: 0 }] });
      return summarise([{ name: 'Tests', ok: true, seconds: 0, report: one }]).failures;
    };
    expect(skipping('draws [skipped: no WebGL 2]')).to.deep.equal([]);
    expect(skipping('draws')).to.deep.equal([`webkit: ${A}: "draws" was skipped without a reason`]);
  });

  it('fails where a step takes longer than twice its budget', () => {
    const taking = (seconds: number) => summarise([{ name: 'ESLint', ok: true, seconds, budgetS: 10 }]).failures;
    expect(taking(20)).to.deep.equal([]);
    expect(taking(21)).to.deep.equal(['ESLint took 21 s; its budget is 10 s']);
  });

  it('fails where a runner breaks without a word, or runs nothing', () => {
    const silent = summarise([{ name: 'Tests', ok: false, seconds: 0, report: report({}) }]);
    expect(silent).to.include({ failed: 1 });
    const nothing = report({ problems: [{ what: 'no test was executed' }] });
    expect(summarise([{ name: 'Tests', ok: false, seconds: 0, report: nothing }]).failures).to.deep.equal([
      'Tests: no test was executed',
    ]);
  });

  it('fails where a tier takes longer than twice its budget', () => {
    const budget = TIERS['engines']?.budgetS['webkit'] ?? NaN;
    const taking = (seconds: number) =>
      summarise([{ name: 'Tests', ok: true, seconds, report: report({ files: [{ file: A, seconds }] }) }]).failed;
    expect(taking(TOLERANCE * budget - 1)).to.equal(0);
    expect(taking(TOLERANCE * budget + 1)).to.equal(1);
  });

  it('gives a slow machine more time', () => {
    const steps = [{ name: 'ESLint', ok: true, seconds: 40, budgetS: 10 }];
    expect(summarise(steps, [], 2).failures).to.deep.equal([]);
    expect(summarise(steps, [], 1.9).failures).to.have.length(1);
    expect(slownessOf([USUAL_MS / 2]), 'no less than usual').to.equal(1);
    expect(slownessOf([USUAL_MS, 2 * USUAL_MS, 50 * USUAL_MS]), 'the middle').to.equal(2);
    expect(slownessOf([50 * USUAL_MS]), 'the most').to.equal(3);
    expect(slownessOf([])).to.equal(1);
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
