import { expect } from 'chai';
import { summaryOf, unseen } from '../support.js';
import { filmed } from './support.js';

const EXERCISES = ['shoulder_press', 'lateral_raise'] as const;
/** Shares of the way that are enough at first, and not for those who are practised. */
const SHALLOW = { shoulder_press: 0.5, lateral_raise: 0.7 } as const;

describe('exercise: shoulder press and lateral raise', () => {
  for (const exercise of EXERCISES) {
    it(`counts every ${exercise}, of one arm and of both`, () => {
      for (const yawDeg of [20, 90]) {
        for (const side of ['both', 'right', 'alternate'] as const) {
          if (yawDeg === 90 && side !== 'both') continue;
          const { counter } = summaryOf(filmed({ exercise, reps: 4, side }, yawDeg), { exercise });
          expect(counter, `${side} at ${yawDeg}°`).to.equal(4);
        }
      }
    });

    it(`counts no other movement of the arms as ${exercise}`, () => {
      for (const other of [...EXERCISES, 'bicep_curl', 'jumping_jack'] as const) {
        if (other === exercise) continue;
        for (const yawDeg of [0, 90]) {
          const { counter } = summaryOf(filmed({ exercise: other, reps: 4 }, yawDeg), { exercise });
          expect(counter, `${other} at ${yawDeg}°`).to.equal(0);
        }
      }
    });
  }

  it('tells which arm a repetition was of', () => {
    for (const exercise of EXERCISES) {
      const { sides } = summaryOf(filmed({ exercise, reps: 5, side: 'alternate' }, 20), { exercise });
      expect(sides, exercise).to.deep.equal({ left: 2, right: 3, both: 0 });
    }
  });

  it('counts presses and raises of somebody whose legs are not in the picture', () => {
    for (const exercise of EXERCISES) {
      const shown = unseen(filmed({ exercise, reps: 4 }, 20), /knee|ankle/);
      expect(summaryOf(shown, { exercise }).counter, exercise).to.equal(4);
    }
  });

  it('asks for more where the arms stay low', () => {
    for (const exercise of EXERCISES) {
      const shown = filmed({ exercise, reps: 4, depth: SHALLOW[exercise] }, 20);
      const { counter, recommendations } = summaryOf(shown, { exercise });
      expect(counter, exercise).to.equal(4);
      expect(recommendations.map(({ code }) => code)).to.include(`${exercise}.height.low`);
      const pro = summaryOf(shown, { exercise, difficulty: 'pro' });
      expect(pro.counter, `${exercise}, pro`).to.equal(0);
      expect(pro.near_misses.map(({ code }) => code)).to.include(`${exercise}.height.low`);
    }
  });
});
