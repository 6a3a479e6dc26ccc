import { expect } from 'chai';
import { problemsOf, withRepeated, type Counts } from '../../scripts/reporters/counts.mjs';

const broken = (file: string) => ({ file, problem: `${file}: 1 failed` });

const counts = (given: Partial<Counts>): Counts => ({ passed: 0, failed: 0, skipped: 0, problems: [], ...given });

describe('counts of a suite', () => {
  it('take a file that was to be run once more, and was not, for a failure', () => {
    const first = counts({ passed: 3, problems: ['nothing ran'], unsettled: [broken('a.test.ts')] });
    expect(problemsOf(first)).to.deep.equal(['nothing ran', 'a.test.ts: 1 failed']);
    expect(problemsOf(counts({ passed: 3 }))).to.deep.equal([]);
  });

  it('take what came of such files in a second run in their place', () => {
    const first = counts({
      passed: 3,
      failed: 1,
      problems: ['nothing ran'],
      unsettled: [broken('a.test.ts'), broken('b.test.ts')],
    });
    const again = counts({ passed: 5, failed: 2, skipped: 1, unsettled: [broken('b.test.ts')] });
    const total = withRepeated(first, again);
    expect(total).to.deep.include({ passed: 8, failed: 3, skipped: 1 });
    expect(problemsOf(total)).to.deep.equal(['nothing ran', 'b.test.ts: 1 failed']);
    expect(problemsOf(withRepeated(first, counts({ passed: 9 })))).to.deep.equal(['nothing ran']);
  });
});
