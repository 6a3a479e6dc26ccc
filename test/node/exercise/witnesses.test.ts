import { expect } from 'chai';
import { athleteCases, isLost, isRight, outcomeOf, recordedCases, without } from '../../../scripts/accuracy/cases.js';
import type { Case, Outcome } from '../../../scripts/accuracy/cases.js';
import { COUNTED } from '../../../scripts/accuracy/evidence-data.js';
import { fixtures } from '../../../scripts/accuracy/recordings.js';

/** Recordings that may not be passed on, and rated people, are asked by `scripts/accuracy/witnesses.ts` alone. */
const { labels, provider } = fixtures();
const isCommitted = (name: string): boolean =>
  name.startsWith('athlete ') || labels.some((label) => label.name === name);

describe('exercise: every check of a record is needed by its witness', () => {
  let cases: readonly Case[] = [];
  /** What comes of a case as it is: several items may have the same witness. */
  const asIs = new Map<Case, Outcome>();

  before(async () => {
    const asked = new Set(COUNTED.flatMap(({ identity }) => identity.evidence.map(({ witness }) => witness)));
    const exercises = COUNTED.map(({ name }) => name);
    const recorded = await recordedCases(labels, provider, exercises);
    cases = [...recorded, ...athleteCases(exercises, (name) => asked.has(name))];
  });

  for (const record of COUNTED) {
    for (const { name: item, witness } of record.identity.evidence.filter((one) => isCommitted(one.witness))) {
      it(`${record.name}: ${item} by ${witness}`, () => {
        const one = cases.find(({ name, exercise }) => name === witness && exercise === record.name);
        if (!one) throw new Error(`there is no case ${witness} as ${record.name}`);
        const before = asIs.get(one) ?? outcomeOf(one, record);
        asIs.set(one, before);
        const after = outcomeOf(one, without(record, item));
        expect(isRight(one, before.count), `counts ${before.count}`).to.equal(true);
        const told = `${before.count}, ${before.margin.toFixed(1)} becomes ${after.count}, ${after.margin.toFixed(1)}`;
        expect(isLost(one, before, after), told).to.equal(true);
      });
    }
  }

  it('most of them are among the cases of the repository', () => {
    const all = COUNTED.flatMap(({ identity }) => identity.evidence);
    expect(all.filter(({ witness }) => isCommitted(witness)).length).to.be.greaterThan(0.7 * all.length);
  });
});
