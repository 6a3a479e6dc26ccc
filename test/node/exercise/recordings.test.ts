import { expect } from 'chai';
import { isCompatible } from '../../../src/tune/compatible.js';
import { exercises } from '../../../src/exercise/index.js';
import { countsOf, exerciseOf, exerciseRecordings, recording, recordings, summaryOf } from './support.js';

/**
 * The detector loses the person of this recording for three seconds, in the middle of the first of its repetitions, to
 * somebody who stands behind her.
 */
const LOST_IN_THE_MIDDLE = 'two_01';

/** The shortest of repetitions. */
const RIVALLED = 'jack_08';

describe('exercise: recordings of people', () => {
  for (const shown of exerciseRecordings) {
    const exercise = exerciseOf(shown) ?? '';
    it(`counts ${shown.name} as ${exercise}`, () => {
      const summary = summaryOf(shown.poses, { exercise });
      if (shown.hold) {
        expect(summary.holds).to.have.length(1);
        expect(summary.holds[0]?.startMs).to.be.closeTo(1000 * shown.hold[0], 700);
        expect(summary.holds[0]?.endMs).to.be.closeTo(1000 * shown.hold[1], 700);
        expect(summary.counter).to.equal(Math.floor(summary.best_hold_ms / 1000));
      } else {
        const slack = shown.name === LOST_IN_THE_MIDDLE ? 1 : 0;
        expect(summary.counter).to.be.within((shown.reps_min ?? 0) - slack, shown.reps_max ?? 0);
      }
    });
  }

  for (const shown of recordings) {
    it(`counts nothing else in ${shown.name}`, () => {
      const own = exerciseOf(shown);
      const names = exercises.map(({ name }) => name);
      const others = names.filter((name) => name !== own && !isCompatible(own ?? shown.movement, name));
      expect(others).to.have.length.of.at.least(30);
      expect(countsOf(shown.poses, others)).to.deep.equal({});
    });
  }

  it('counts no more with rivals than without: what is 0 without them need not be asked again', () => {
    // One recording by every exercise; `npm run accuracy` has all recordings by all exercises, each with its rivals.
    const { poses } = recording(RIVALLED);
    const rivalled = exercises.flatMap(({ name }) => {
      const { counter } = summaryOf(poses, { exercise: name });
      return counter > 0 ? [[name, counter] as const] : [];
    });
    expect(rivalled).not.to.have.length(0);
    const names = exercises.map(({ name }) => name);
    expect(countsOf(poses, names)).to.deep.equal(Object.fromEntries(rivalled));
  });
});
