import { expect } from 'chai';
import { summaryOf } from '../support.js';
import { filmed } from './support.js';

const DEPTHS = { tricep_dip: 'tricep_dip.depth.shallow', pull_up: 'pull_up.height.low' } as const;
const EXERCISES = ['tricep_dip', 'pull_up'] as const;

describe('exercise: dips and pull-ups', () => {
  it('counts dips with the hands on a bench and the feet on the floor, from all sides', () => {
    for (const yawDeg of [0, 45, 90]) {
      const { counter } = summaryOf(filmed({ exercise: 'bench_dip', reps: 4 }, yawDeg), { exercise: 'tricep_dip' });
      expect(counter, `${yawDeg}°`).to.equal(4);
    }
  });

  for (const exercise of EXERCISES) {
    it(`counts every ${exercise}, fast and slow`, () => {
      for (const yawDeg of [20, 90]) {
        for (const secondsPerRep of [1, 3]) {
          const { counter } = summaryOf(filmed({ exercise, reps: 4, secondsPerRep }, yawDeg), { exercise });
          expect(counter, `${secondsPerRep} s at ${yawDeg}°`).to.equal(4);
        }
      }
    });

    it(`asks for more where a ${exercise} stays shallow`, () => {
      const shown = filmed({ exercise, reps: 4, depth: 0.75 }, 45);
      const { recommendations, counter } = summaryOf(shown, { exercise });
      expect(counter).to.equal(4);
      expect(recommendations.map(({ code }) => code)).to.include(DEPTHS[exercise]);
      const pro = summaryOf(shown, { exercise, difficulty: 'pro' });
      expect(pro.counter).to.equal(0);
      expect(pro.near_misses.map(({ code }) => code)).to.include(DEPTHS[exercise]);
    });

    it(`counts no relative as ${exercise}`, () => {
      for (const other of [...EXERCISES, 'pushup', 'squat', 'sit_to_stand'] as const) {
        if (other === exercise) continue;
        for (const yawDeg of [0, 90]) {
          const { counter } = summaryOf(filmed({ exercise: other, reps: 4 }, yawDeg), { exercise });
          expect(counter, `${other} at ${yawDeg}°`).to.equal(0);
        }
      }
    });
  }
});
