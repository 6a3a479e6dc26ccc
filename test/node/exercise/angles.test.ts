import { expect } from 'chai';
import type { ExercisePose, ExerciseSummaryMessage } from '../../../src/exercise/index.js';
import { waysToHold } from '../../../src/exercise/target-angles.js';
import { trackRecord } from '../../../src/exercise/tracker.js';
import type { HoldRecord, TargetAngle } from '../../../src/exercise/types.js';
import { validateRecord } from '../../../src/exercise/validate.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import type { PerformanceOptions } from '../../athlete/movements.js';

const FRONT_KNEE: TargetAngle = { joint: 'knee', side: 'left', degrees: 98, tolerance: 15 };
const OTHERS: readonly TargetAngle[] = [
  { joint: 'knee', side: 'right', degrees: 173, tolerance: 15 },
  { joint: 'shoulder', side: 'left', degrees: 99, tolerance: 20 },
  { joint: 'shoulder', side: 'right', degrees: 99, tolerance: 20 },
];

/** Seen from the front; the left leg is the front one. */
const warrior = (frontKnee: Partial<TargetAngle> = {}): HoldRecord => ({
  name: 'front_warrior',
  aliases: [],
  unit: 'seconds',
  needs: { joints: ['shoulder', 'elbow', 'hip', 'knee', 'ankle'], both: true, ready: [] },
  hold: {
    enter: [{ signal: 'trunkLean', max: 25 }],
    stay: [{ signal: 'trunkLean', max: 35 }],
    angles: [{ ...FRONT_KNEE, ...frontKnee }, ...OTHERS],
    minHoldMs: 2000,
    graceMs: 400,
    settle: { signal: 'shoulderAngle', share: 0.6 },
    still: [{ signal: 'hipHeight', maxRange: 0.3, overMs: 1000 }],
  },
  rules: [
    {
      code: 'warrior.knee.straight',
      severity: 'warning',
      when: [{ measure: { signal: 'moreBentKnee', part: 'whole', statistic: 'median' }, max: 150 }],
      penalty: 5,
      witness: 'athlete',
    },
  ],
  score: { steadiness: { measure: { signal: 'hipY', part: 'whole', statistic: 'range' }, full: 0.1, none: 0.5 } },
});

const held = (asked: Partial<PerformanceOptions> = {}): { poses: ExercisePose[]; startS: number; endS: number } => {
  const shown = performance({ exercise: 'warrior', holdS: 6, side: 'left', ...asked });
  const { start: startS = NaN, end: endS = NaN } = shown.truth.holds[0] ?? {};
  return { poses: poseSequence(shown, { distanceM: 4 }, { noise: { share: 0.004, seed: 7 } }), startS, endS };
};

function summaryOf(record: HoldRecord, poses: readonly ExercisePose[]): ExerciseSummaryMessage {
  validateRecord(record);
  const tracker = trackRecord(record);
  for (const pose of poses) tracker.update(pose);
  return tracker.finish().at(-1) as ExerciseSummaryMessage;
}

describe('exercise: target angles', () => {
  it('are held in the posture, and in its mirror image', () => {
    for (const side of ['left', 'right'] as const) {
      const { poses, startS, endS } = held({ side });
      const { holds, counter } = summaryOf(warrior(), poses);
      expect(holds, side).to.have.length(1);
      expect(holds[0]?.startMs, side).to.be.within(1000 * startS - 700, 1000 * startS + 700);
      expect(holds[0]?.endMs, side).to.be.within(1000 * endS - 700, 1000 * endS + 700);
      expect(counter, side).to.be.within(5, 7);
    }
  });

  it('are broken where one of them is farther off than its tolerance', () => {
    const { poses } = held();
    const { counter, reason } = summaryOf(warrior({ degrees: 60, tolerance: 15 }), poses);
    expect([counter, reason?.code]).to.deep.equal([0, 'no_movement']);
    expect(reason?.checks).to.include('leftKneeAngle');
    expect(summaryOf(warrior({ degrees: 60, tolerance: 60 }), poses).counter).to.be.within(5, 7);
  });

  it('make a near miss of a posture in which only one of them is wrong, where it has a code', () => {
    const near = summaryOf(warrior({ degrees: 60, code: { above: 'warrior.knee.straight' } }), held().poses);
    expect(near.counter).to.equal(0);
    expect(near.near_misses.map(({ code, unit, needed }) => [code, unit, needed])).to.deep.equal([
      ['warrior.knee.straight', '°', 75],
    ]);
  });

  it('may be half as far off again for who holds the posture already', () => {
    const bounds = (to: 'enter' | 'stay'): unknown[] =>
      waysToHold(warrior(), to).map((checks) => checks.slice(1, 3).map(({ signal, min, max }) => [signal, min, max]));
    expect(bounds('enter')).to.deep.equal([
      [
        ['leftKneeAngle', 83, 113],
        ['rightKneeAngle', 158, 188],
      ],
      [
        ['rightKneeAngle', 83, 113],
        ['leftKneeAngle', 158, 188],
      ],
    ]);
    expect(bounds('stay')[0]).to.deep.equal([
      ['leftKneeAngle', 75.5, 120.5],
      ['rightKneeAngle', 150.5, 195.5],
    ]);
  });
});
