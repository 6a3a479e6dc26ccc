import { expect } from 'chai';
import type { Found } from '../../src/exercise/identity.js';
import { MovementSet } from '../../src/exercise/movement-set.js';
import type { Identity } from '../../src/exercise/types.js';

const identity: Identity = {
  prior: -1,
  evidence: [
    {
      name: 'goes_out',
      measure: { signal: 'crouch', statistic: 'shift' },
      against: 0,
      pro: 1,
      weights: { pro: 3, against: 3 },
    },
  ],
};

/** @param share what its evidence says: 1 is the exercise, −1 is not */
function movement(startMs: number, share: number): Found {
  const [endMs, farMs] = [startMs + 1000, startMs + 500];
  const span = { startMs, farMs, farFromMs: farMs, farToMs: farMs, endMs, fromMs: startMs, toMs: endMs, size: 1 };
  const logOdds = -1 + 3 * share;
  const seen = { values: [share], shares: [share], frontality: 1, logOdds, lead: logOdds };
  return { ...seen, movement: span, window: {} as Found['window'] };
}

function setOf(shares: readonly number[], like?: MovementSet): MovementSet {
  const set = new MovementSet(identity, like?.members);
  for (const [index, share] of shares.entries()) set.add(movement(2000 * index, share));
  return set;
}

/** @returns whether it is known, when it may go on and when it is over */
function known(set: MovementSet): readonly boolean[] {
  return [false, true].map((over) => {
    set.decide(
      0,
      () => [],
      over,
      () => -Infinity,
    );
    return set.known;
  });
}

describe('a set of movements', () => {
  it('is known by what is usual in it', () => {
    expect(known(setOf([1, 1, -1]))).to.deep.equal([true, true]);
    expect(known(setOf([-1, -1, 1]))).to.deep.equal([false, false]);
    expect(known(setOf([1]))).to.deep.equal([true, true]);
  });

  it('knows nothing by what was seen of few of its movements', () => {
    expect(known(setOf([1, NaN, NaN]))).to.deep.equal([true, true]);
    expect(known(setOf([1, NaN, NaN, NaN]))).to.deep.equal([false, false]);
  });

  it('is decided with the set that it is like where it is a single movement, and not before it is over', () => {
    expect(known(setOf([1], setOf([-1, -1, -1])))).to.deep.equal([false, false]);
    expect(known(setOf([-1], setOf([1, 1, 1])))).to.deep.equal([false, true]);
  });

  it('is decided by itself where there are more', () => {
    expect(known(setOf([1, 1], setOf([-1, -1, -1])))).to.deep.equal([true, true]);
    expect(known(setOf([-1, -1], setOf([1, 1, 1])))).to.deep.equal([false, false]);
  });

  it('takes what is seen ahead of it for more', () => {
    const set = setOf([1], setOf([-1, -1, -1]));
    set.decide(
      1,
      () => [movement(2000, 1)],
      false,
      () => -Infinity,
    );
    expect(set.known).to.equal(true);
  });

  it('has no movement that would be decided clearly otherwise', () => {
    const set = setOf([1, 1]);
    expect(set.unlike(movement(4000, 0.9))).to.be.below(1);
    expect(set.unlike(movement(4000, -0.8))).to.be.above(1);
  });
});
