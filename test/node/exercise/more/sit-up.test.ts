import { expect } from 'chai';
import { summaryOf } from '../support.js';
import { onTheFloor } from './floor.js';

describe('exercise: sit-ups and crunches', () => {
  for (const exercise of ['sit_up', 'crunch'] as const) {
    it(`counts every ${exercise} from the feet, obliquely and from the side`, () => {
      for (const yawDeg of [0, 45, 90]) {
        const { counter, experimental } = summaryOf(onTheFloor({ exercise, reps: 4 }, yawDeg), { exercise });
        expect(counter, `from ${yawDeg}°`).to.equal(4);
        expect(experimental).to.equal(true);
      }
    });
  }

  it('tells the two apart', () => {
    const crunches = summaryOf(onTheFloor({ exercise: 'crunch', reps: 4 }, 90), { exercise: 'sit_up' });
    expect(crunches.counter).to.equal(0);
    const situps = summaryOf(onTheFloor({ exercise: 'sit_up', reps: 4 }, 90), { exercise: 'crunch' });
    expect(situps.counter).to.equal(0);
  });

  it('tells whoever does not come up to sitting to come up higher', () => {
    const asked = { exercise: 'sit_up', reps: 4, depth: 0.5 } as const;
    const { near_misses, recommendations } = summaryOf(onTheFloor(asked, 90), {
      exercise: 'sit_up',
      difficulty: 'pro',
    });
    expect(near_misses.map(({ code }) => code)).to.deep.equal(Array(4).fill('sit_up.height.low'));
    expect(recommendations.map(({ code }) => code)).to.deep.equal(['sit_up.height.low']);
  });

  it('counts no leg raises, bridges and push-ups', () => {
    for (const other of ['leg_raise', 'glute_bridge', 'pushup', 'cobra'] as const) {
      for (const exercise of ['sit_up', 'crunch']) {
        const { counter } = summaryOf(onTheFloor({ exercise: other, reps: 4 }, 90), { exercise });
        expect(counter, `${other} as ${exercise}`).to.equal(0);
      }
    }
  });
});
