import { expect } from 'chai';
import { summaryOf } from '../support.js';
import { onTheFloor } from './floor.js';

describe('exercise: leg raises', () => {
  it('counts every leg raise from the feet, obliquely and from the side', () => {
    for (const yawDeg of [0, 45, 90]) {
      const poses = onTheFloor({ exercise: 'leg_raise', reps: 4 }, yawDeg);
      expect(summaryOf(poses, { exercise: 'leg_raise' }).counter, `from ${yawDeg}°`).to.equal(4);
    }
  });

  it('tells the legs apart where they come up one at a time', () => {
    const poses = onTheFloor({ exercise: 'leg_raise', reps: 4, side: 'alternate' }, 20);
    const { counter, sides } = summaryOf(poses, { exercise: 'leg_raise' });
    expect(counter).to.equal(4);
    expect(sides).to.deep.equal({ left: 2, right: 2, both: 0 });
  });

  it('tells whoever stays low to raise the legs higher', () => {
    const poses = onTheFloor({ exercise: 'leg_raise', reps: 4, depth: 0.55 }, 90);
    const { near_misses } = summaryOf(poses, { exercise: 'leg_raise', difficulty: 'pro' });
    expect(near_misses.map(({ code }) => code)).to.deep.equal(Array(4).fill('leg_raise.height.low'));
  });

  it('counts no knees that come up while standing, and nothing else on the floor', () => {
    for (const other of ['knee_raise', 'high_knees', 'sit_up', 'glute_bridge', 'mountain_climber'] as const) {
      const { counter } = summaryOf(onTheFloor({ exercise: other, reps: 4 }, 90), { exercise: 'leg_raise' });
      expect(counter, other).to.equal(0);
    }
  });
});
