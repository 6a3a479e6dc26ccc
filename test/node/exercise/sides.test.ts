import { expect } from 'chai';
import type { ExerciseSummaryMessage } from '../../../src/exercise/index.js';
import { trackRecord } from '../../../src/exercise/tracker.js';
import type { RepetitionRecord } from '../../../src/exercise/types.js';
import { validateRecord } from '../../../src/exercise/validate.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import type { PerformanceOptions } from '../../athlete/movements.js';

/** Every movement of the higher arm. */
const raise: RepetitionRecord = {
  name: 'raise',
  aliases: [],
  unit: 'reps',
  needs: { joints: ['shoulder', 'wrist'], both: true, ready: [] },
  cycle: {
    depth: { from: 'higherArmRaise', scale: 1, offset: 1 },
    signals: [{ signal: 'higherArmRaise', swing: 0.2 }],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 150,
    minDurationMs: 600,
    maxDurationMs: 8000,
    full: 1,
    needed: { easy: 0.5, normal: 0.6, pro: 0.7 },
  },
  sides: { left: 'leftArmRaise', right: 'rightArmRaise', apart: 0.5, views: ['front', 'oblique'] },
  identity: { prior: 1, evidence: [] },
  criteria: [],
  rules: [],
  score: {
    depth: { measure: { signal: 'higherArmRaise', part: 'far', statistic: 'high' }, full: 0, none: -0.8 },
    tempo: { fastMs: 900, slowMs: 6000 },
  },
};

function raised(side: PerformanceOptions['side'], yawDeg = 0, record = raise): ExerciseSummaryMessage {
  const tracker = trackRecord(record);
  const shown = performance({ exercise: 'lateral_raise', reps: 4, side });
  const noise = { share: 0.004, seed: 7 };
  for (const pose of poseSequence(shown, { yawDeg }, { noise })) tracker.update(pose);
  return tracker.finish().at(-1) as ExerciseSummaryMessage;
}

describe('exercise: sides', () => {
  it('are told of each repetition and summed', () => {
    validateRecord(raise);
    for (const [side, sides] of [
      ['left', { left: 4, right: 0, both: 0 }],
      ['right', { left: 0, right: 4, both: 0 }],
      ['alternate', { left: 2, right: 2, both: 0 }],
      ['both', { left: 0, right: 0, both: 4 }],
    ] as const) {
      for (const yawDeg of [0, 35]) {
        const summary = raised(side, yawDeg);
        expect([summary.counter, summary.sides], `${side} ${yawDeg}°`).to.deep.equal([4, sides]);
        const each = side === 'alternate' ? ['right', 'left', 'right', 'left'] : [side, side, side, side];
        expect(
          summary.reps.map((rep) => rep.side),
          `${yawDeg}°`,
        ).to.deep.equal(each);
      }
    }
  });

  it('are not told from a view that the record does not name, nor of a record without them', () => {
    const { sides: _, ...without } = raise;
    for (const summary of [raised('left', 90), raised('left', 0, without)]) {
      expect(summary.counter).to.equal(4);
      expect(summary).not.to.have.property('sides');
      expect(summary.reps.map((rep) => 'side' in rep)).to.deep.equal([false, false, false, false]);
    }
  });
});
