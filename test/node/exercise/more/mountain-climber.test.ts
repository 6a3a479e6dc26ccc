import { expect } from 'chai';
import { summaryOf } from '../support.js';
import { onTheFloor } from './floor.js';

describe('exercise: mountain climbers', () => {
  it('counts each knee, slowly and fast, obliquely and from the side', () => {
    for (const yawDeg of [45, 90]) {
      for (const secondsPerRep of [0.6, 2]) {
        const poses = onTheFloor({ exercise: 'mountain_climber', reps: 6, secondsPerRep }, yawDeg);
        const { counter } = summaryOf(poses, { exercise: 'mountain_climber' });
        expect(counter, `${secondsPerRep} s from ${yawDeg}°`).to.equal(6);
      }
    }
  });

  it('asks for knees that come to the chest', () => {
    const poses = onTheFloor({ exercise: 'mountain_climber', reps: 4, depth: 0.6 }, 90);
    const { near_misses } = summaryOf(poses, { exercise: 'mountain_climber', difficulty: 'pro' });
    expect(near_misses.map(({ code }) => code)).to.deep.equal(Array(4).fill('mountain_climber.knee.short'));
  });

  it('counts no push-ups, planks and burpees', () => {
    for (const other of ['pushup', 'plank', 'burpee'] as const) {
      const { counter } = summaryOf(onTheFloor({ exercise: other, reps: 4 }, 90), { exercise: 'mountain_climber' });
      expect(counter, other).to.equal(0);
    }
  });
});
