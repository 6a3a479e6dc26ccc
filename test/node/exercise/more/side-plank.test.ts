import { expect } from 'chai';
import { summaryOf } from '../support.js';
import { onTheFloor, trueHold } from './floor.js';

describe('exercise: side planks', () => {
  for (const side of ['left', 'right'] as const) {
    it(`finds both ends on the ${side} arm, whatever the side filmed from`, () => {
      const asked = { exercise: 'side_plank', holdS: 6, side } as const;
      for (const yawDeg of [0, 45, 180]) {
        const { holds } = summaryOf(onTheFloor(asked, yawDeg), { exercise: 'side_plank' });
        const found = holds.flatMap(({ startMs, endMs }) => [startMs / 1000, endMs / 1000]);
        expect(found, `from ${yawDeg}°`).to.have.length(2);
        trueHold(asked).forEach((seconds, index) => expect(found[index]).to.be.closeTo(seconds, 0.7));
      }
    });
  }

  it('asks for hips that come up', () => {
    const poses = onTheFloor({ exercise: 'side_plank', holdS: 6, depth: 0.25 }, 0);
    const { counter, near_misses } = summaryOf(poses, { exercise: 'side_plank' });
    expect(counter).to.equal(0);
    expect(near_misses.map(({ code }) => code)).to.deep.equal(['side_plank.hips.sag']);
  });

  it('takes no plank for a side plank', () => {
    for (const yawDeg of [0, 45, 90]) {
      const plank = onTheFloor({ exercise: 'plank', holdS: 6 }, yawDeg);
      expect(summaryOf(plank, { exercise: 'side_plank' }).counter, `from ${yawDeg}°`).to.equal(0);
    }
  });
});
