import { expect } from 'chai';
import type { ExercisePose, SingleLegStance } from '../../../../src/exercise/index.js';
import { PHONE } from '../../../athlete/camera.js';
import { poseSequence } from '../../../athlete/keypoints.js';
import { performance } from '../../../athlete/movements.js';
import { asDetected } from '../../../helpers/range-truth.js';
import { inARow, mirrored, measuredSummaryOf } from '../support.js';

/** How high a foot is when it is off the floor. */
const CLEAR_M = 0.02;

const hold = (side: 'left' | 'right', holdS: number, yawDeg = 0): ExercisePose[] =>
  asDetected(poseSequence(performance({ exercise: 'balance_leg', side, holdS }), { ...PHONE, yawDeg }), 7, 0.008);

/** What a stopwatch shows from when the foot leaves the floor until it touches it again, in ms. */
function stopwatchMs(side: 'left' | 'right', holdS: number): number {
  const { durationS, poseAt } = performance({ exercise: 'balance_leg', side, holdS });
  const foot = side === 'left' ? 'right_ankle' : 'left_ankle';
  const heightAt = (tS: number): number => poseAt(tS).joints[foot][1];
  const steps = Array.from({ length: Math.floor(100 * durationS) }, (_, step) => step / 100);
  return 10 * steps.filter((tS) => heightAt(tS) > heightAt(0) + CLEAR_M).length;
}

function stanceOf(poses: readonly ExercisePose[], exercise = 'balance_leg'): SingleLegStance | undefined {
  return measuredSummaryOf(poses, { exercise }).tests?.find((one) => one.test === 'single_leg_stance');
}

describe('standing on one leg', () => {
  it('has the best time of either leg, the truth inside the bar', () => {
    for (const yawDeg of [0, 45]) {
      const stance = stanceOf(inARow(hold('left', 4, yawDeg), hold('right', 9, yawDeg), hold('left', 7, yawDeg)));
      for (const [side, holdS] of [
        ['left', 7],
        ['right', 9],
      ] as const) {
        const { timeMs = NaN, uncertaintyMs = 0 } = stance?.[side] ?? {};
        expect(Math.abs(timeMs - stopwatchMs(side, holdS)), `${side} ${yawDeg}°`).to.be.at.most(uncertaintyMs);
      }
      expect(stance?.message).to.match(/^Left leg: \d\.\d ± 0\.\d s\. Right leg: \d+\.\d ± 0\.\d s\.$/);
    }
  });

  it('names the leg of each hold', () => {
    const { holds } = measuredSummaryOf(inARow(hold('left', 4), hold('right', 5)), { exercise: 'balance_leg' });
    expect(holds.map(({ side }) => side)).to.deep.equal(['left', 'right']);
    const turned = measuredSummaryOf(mirrored(hold('left', 4)), { exercise: 'balance_leg' });
    expect(turned.holds.map(({ side }) => side)).to.deep.equal(['right']);
  });

  it('has no time of a leg that nobody stood on', () => {
    const stance = stanceOf(hold('right', 5), 'balance_leg_right');
    expect(stance?.left).to.equal(null);
    expect(stance?.right?.timeMs).to.be.greaterThan(4000);
  });

  it('says where the video ends within it', () => {
    const poses = hold('left', 8);
    expect(stanceOf(poses)?.left).not.to.have.property('cut');
    expect(stanceOf(poses)?.message).to.match(/^Left leg: \d/);
    const cut = stanceOf(poses.filter(({ timestampMs }) => timestampMs < 7000));
    expect(cut?.left?.cut).to.equal(true);
    expect(cut?.message).to.match(/^Left leg: at least \d/);
  });

  it('is no test where nobody did', () => {
    const standing = poseSequence(performance({ exercise: 'stand', holdS: 6 }));
    expect(measuredSummaryOf(standing, { exercise: 'balance_leg' })).not.to.have.property('tests');
  });
});
