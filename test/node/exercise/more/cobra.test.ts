import { expect } from 'chai';
import { recording, summaryOf } from '../support.js';
import { onTheFloor, trueHold } from './floor.js';

describe('exercise: cobra', () => {
  it('finds both ends, obliquely and from the side', () => {
    const asked = { exercise: 'cobra', holdS: 6 } as const;
    for (const yawDeg of [45, 90]) {
      const { holds } = summaryOf(onTheFloor(asked, yawDeg), { exercise: 'cobra' });
      const found = holds.flatMap(({ startMs, endMs }) => [startMs / 1000, endMs / 1000]);
      expect(found, `from ${yawDeg}°`).to.have.length(2);
      trueHold(asked).forEach((seconds, index) => expect(found[index]).to.be.closeTo(seconds, 0.7));
    }
  });

  it('asks for a chest that comes up', () => {
    const { counter, near_misses } = summaryOf(onTheFloor({ exercise: 'cobra', holdS: 6, depth: 0.55 }, 90), {
      exercise: 'cobra',
    });
    expect(counter).to.equal(0);
    expect(near_misses.map(({ code }) => code)).to.deep.equal(['cobra.chest.low']);
  });

  it('takes nobody for a cobra who lies on the elbows or sits', () => {
    expect(summaryOf(recording('plank_06').poses, { exercise: 'cobra' }).counter).to.equal(0);
    for (const other of ['plank', 'pushup', 'sit_up', 'wall_sit'] as const) {
      expect(summaryOf(onTheFloor({ exercise: other }, 90), { exercise: 'cobra' }).counter, other).to.equal(0);
    }
  });
});
