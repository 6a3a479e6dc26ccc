import { expect } from 'chai';
import { athleteCases, isLost, isRight, outcomeOf, recordedCases, without } from '../../../scripts/accuracy/cases.js';
import type { Case, Outcome } from '../../../scripts/accuracy/cases.js';
import { CORE_COUNTED } from '../../../scripts/accuracy/catalogue.js';
import { fixtures } from '../../../scripts/accuracy/recordings.js';
import { WITNESSES } from '../../../src/exercise/catalogue/witnesses.js';
import type { Witness } from '../../../src/exercise/catalogue/witnesses.js';

/** Recordings that may not be passed on, and rated people, are asked by `scripts/accuracy/witnesses.ts` alone. */
const { labels, provider } = fixtures();
const isCommitted = (name: Witness): boolean =>
  name.startsWith('athlete ') || labels.some((label) => label.name === name);
/** A recording, a rated person's set or a case of the synthetic athlete, as `Witness` says. */
const WITNESS = /^([a-z_]+_\d+[a-z]?|rated [a-z_]+ \d+-? \d+°|athlete [a-z_]+ \d+°( \S.*)?)$/;

const witnessesOf = (record: string): Readonly<Record<string, Witness>> =>
  (WITNESSES as Readonly<Record<string, Readonly<Record<string, Witness>>>>)[record] ?? {};
const ALL = CORE_COUNTED.flatMap(({ name }) => Object.values(witnessesOf(name)));

describe('exercise: every check of a record is needed by its witness', () => {
  let cases: readonly Case[] = [];
  /** What comes of a case as it is: several items may have the same witness. */
  const asIs = new Map<Case, Outcome>();

  before(async () => {
    const exercises = CORE_COUNTED.map(({ name }) => name);
    const recorded = await recordedCases(labels, provider, exercises);
    cases = [...recorded, ...athleteCases(exercises, (name) => ALL.includes(name))];
  });

  for (const record of CORE_COUNTED) {
    for (const [item, witness] of Object.entries(witnessesOf(record.name))) {
      if (!isCommitted(witness)) continue;
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

  it('each has one, and most are among the cases of the repository', () => {
    for (const { name, identity } of CORE_COUNTED) {
      const items = identity.evidence.map((item) => item.name);
      expect(Object.keys(witnessesOf(name)), name).to.have.members(items);
    }
    for (const witness of ALL) expect(witness).to.match(WITNESS);
    expect(ALL.filter(isCommitted).length).to.be.greaterThan(0.7 * ALL.length);
  });
});
