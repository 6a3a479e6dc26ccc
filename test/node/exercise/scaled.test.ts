import { expect } from 'chai';
import type { ExercisePose, ExerciseSummaryMessage } from '../../../src/exercise/index.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import { trackRecord } from '../../../src/exercise/tracker.js';
import type { ByDifficulty, Measure, RepetitionRecord } from '../../../src/exercise/types.js';
import { validateRecord } from '../../../src/exercise/validate.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';

const YAWS = [0, 45, 90];

const squats = (depth: number, yawDeg: number, distanceM = 3.4): ExercisePose[] =>
  poseSequence(
    performance({ exercise: 'squat', reps: 4, depth, variation: 0.1 }),
    { yawDeg, distanceM },
    { noise: { share: 0.004, seed: 7 } },
  );

function summaryOf(record: RepetitionRecord, poses: readonly ExercisePose[]): ExerciseSummaryMessage {
  const tracker = trackRecord(record, { difficulty: 'normal' });
  for (const pose of poses) tracker.update(pose);
  return tracker.finish().at(-1) as ExerciseSummaryMessage;
}

/** What is twice as large differs from what it was by no bit. */
const twice = ({ easy, normal, pro }: ByDifficulty): ByDifficulty => ({
  easy: 2 * easy,
  normal: 2 * normal,
  pro: 2 * pro,
});

/** The same of the signal twice as large; of measures that are no multiple of their signal nothing. */
function doubled(measure: Measure): Measure | undefined {
  if ('take' in measure || (!('part' in measure) && measure.statistic !== 'shift')) return undefined;
  return { ...measure, signal: { from: measure.signal, scale: 2 } } as Measure;
}

/** The squat with all that it measures twice as large, and all that it is compared with too. */
const twin: RepetitionRecord = {
  ...squat,
  cycle: { ...squat.cycle, depth: { from: 'crouch', scale: 2 }, full: 2, needed: twice(squat.cycle.needed) },
  identity: {
    ...squat.identity,
    evidence: squat.identity.evidence.map((item) => {
      const measure = doubled(item.measure);
      return measure ? { ...item, measure, against: 2 * item.against, pro: 2 * item.pro } : item;
    }),
  },
  criteria: squat.criteria.map(({ measure, atLeast, attempt = 0, ...criterion }) => {
    return { ...criterion, measure: doubled(measure)!, atLeast: twice(atLeast!), attempt: 2 * attempt };
  }),
  score: {
    ...squat.score,
    depth: { measure: doubled(squat.score.depth.measure)!, full: 2 * squat.score.depth.full, none: 0.2 },
  },
};

describe('exercise: scaled signals', () => {
  it('count, score and miss as the signals do that they are scaled from', () => {
    validateRecord(twin);
    expect(
      twin.identity.evidence.filter((item, index) => item !== squat.identity.evidence[index]),
    ).to.have.length.above(9);
    for (const yawDeg of YAWS) {
      const counts = [1, 0.6].map((depth) => {
        const poses = squats(depth, yawDeg);
        const [one, other] = [summaryOf(squat, poses), summaryOf(twin, poses)];
        expect(other.reps, `${yawDeg}°`).to.deep.equal(one.reps);
        expect(other.near_misses.map(({ startMs }) => startMs)).to.deep.equal(
          one.near_misses.map(({ startMs }) => startMs),
        );
        return one.counter + one.near_misses.length;
      });
      expect(counts, `${yawDeg}°`).to.deep.equal([4, 4]);
    }
  });

  it('turn the sense of a signal and move its zero', () => {
    const byAngle: RepetitionRecord = {
      ...squat,
      cycle: { ...squat.cycle, depth: { from: 'kneeAngle', scale: -0.01, offset: 1.75 } },
    };
    validateRecord(byAngle);
    for (const yawDeg of YAWS) expect(summaryOf(byAngle, squats(1, yawDeg)).counter, `${yawDeg}°`).to.equal(4);
  });
});

describe('exercise: places in the picture as what goes out and back', () => {
  it('count in lengths of the trunk, from near and from far', () => {
    const byPlace: RepetitionRecord = {
      ...squat,
      cycle: { ...squat.cycle, signals: [{ signal: 'hipY', swing: 0.15 }] },
    };
    validateRecord(byPlace);
    for (const distanceM of [3.4, 7]) {
      const { counter, reps } = summaryOf(byPlace, squats(1, 45, distanceM));
      expect([counter, reps.length], `${distanceM} m`).to.deep.equal([4, 4]);
    }
    // A stir of a tenth of the trunk is none, however near the camera.
    const still = { ...byPlace, cycle: { ...byPlace.cycle, signals: [{ signal: 'hipY', swing: 5 } as const] } };
    expect(summaryOf(still, squats(1, 45)).reason?.code).to.equal('no_movement');
  });
});
