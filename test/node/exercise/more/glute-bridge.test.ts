import { expect } from 'chai';
import { summaryOf } from '../support.js';
import { onTheFloor, trueHold } from './floor.js';

describe('exercise: glute bridges and the bridge', () => {
  it('counts every glute bridge from the feet, obliquely and from the side', () => {
    for (const yawDeg of [0, 45, 90]) {
      const poses = onTheFloor({ exercise: 'glute_bridge', reps: 4 }, yawDeg);
      expect(summaryOf(poses, { exercise: 'glute_bridge' }).counter, `from ${yawDeg}°`).to.equal(4);
    }
  });

  it('tells whoever stays low to lift the hips higher', () => {
    const poses = onTheFloor({ exercise: 'glute_bridge', reps: 4, depth: 0.55 }, 90);
    const { near_misses } = summaryOf(poses, { exercise: 'glute_bridge', difficulty: 'pro' });
    expect(near_misses.map(({ code }) => code)).to.deep.equal(Array(4).fill('glute_bridge.hips.low'));
  });

  it('counts no sit-ups, leg raises and push-ups', () => {
    for (const other of ['sit_up', 'crunch', 'leg_raise', 'pushup', 'plank'] as const) {
      const { counter } = summaryOf(onTheFloor({ exercise: other, reps: 4 }, 90), { exercise: 'glute_bridge' });
      expect(counter, other).to.equal(0);
    }
  });

  it('holds a bridge from beginning to end', () => {
    const asked = { exercise: 'bridge', holdS: 6 } as const;
    for (const yawDeg of [45, 90]) {
      const { holds } = summaryOf(onTheFloor(asked, yawDeg), { exercise: 'bridge' });
      const found = holds.flatMap(({ startMs, endMs }) => [startMs / 1000, endMs / 1000]);
      expect(found, `from ${yawDeg}°`).to.have.length(2);
      trueHold(asked).forEach((seconds, index) => expect(found[index]).to.be.closeTo(seconds, 0.7));
    }
  });

  it('takes no bridge of hips that stay down', () => {
    const poses = onTheFloor({ exercise: 'bridge', holdS: 6, depth: 0.5 }, 90);
    const { counter, near_misses } = summaryOf(poses, { exercise: 'bridge' });
    expect(counter).to.equal(0);
    expect(new Set(near_misses.map(({ code }) => code))).to.deep.equal(new Set(['bridge.hips.low']));
  });
});
