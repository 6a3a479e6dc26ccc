import { expect } from 'chai';
import type { ExercisePose, ExerciseSummaryMessage, JointRange } from '../../../../src/exercise/index.js';
import { PHONE, type CameraOptions } from '../../../athlete/camera.js';
import { poseSequence } from '../../../athlete/keypoints.js';
import { performance } from '../../../athlete/movements.js';
import { checked, filmed, holds, type Checked } from '../../../helpers/range-truth.js';
import { measuredSummaryOf, unseen } from '../support.js';

type Asked = Parameters<typeof performance>[0];

const rangesOf = ({ range_of_motion: ranges = [] }: ExerciseSummaryMessage): readonly JointRange[] => ranges;

function ranges(poses: readonly ExercisePose[], exercise = 'squat'): readonly JointRange[] {
  return rangesOf(measuredSummaryOf(poses, { exercise }));
}

function jointOf(all: readonly JointRange[], asked: JointRange['joint']): JointRange {
  const found = all.find(({ joint }) => joint === asked);
  if (!found) throw new Error(`no ${asked}`);
  return found;
}

const LYING: Partial<CameraOptions> = { heightM: 0.7, target: [0, 0.35, 0.7], distanceM: 3.2 };

/** Movements and the views that they are filmed from, with a detector's errors. */
const FILMED: readonly (readonly [Asked, Partial<CameraOptions>])[] = [
  ...[0, 30, 60, 90, 180].flatMap((yawDeg): (readonly [Asked, Partial<CameraOptions>])[] => [
    [{ exercise: 'squat', reps: 3 }, { yawDeg }],
    [{ exercise: 'lunge', reps: 3 }, { yawDeg }],
    [{ exercise: 'jumping_jack', reps: 4 }, { yawDeg }],
    [{ exercise: 'bicep_curl', reps: 3 }, { yawDeg }],
    [{ exercise: 'lateral_raise', reps: 3 }, { yawDeg }],
    [{ exercise: 'sit_to_stand', reps: 3 }, { yawDeg }],
    [{ exercise: 'high_knees', reps: 6 }, { yawDeg }],
  ]),
  [
    { exercise: 'pushup', reps: 3 },
    { ...LYING, yawDeg: 90 },
  ],
  [
    { exercise: 'pushup', reps: 3 },
    { ...LYING, yawDeg: 45 },
  ],
  [
    { exercise: 'leg_raise', reps: 3 },
    { ...LYING, yawDeg: 90 },
  ],
];

describe('range of motion', () => {
  it('has the true angle inside its bar in nine of ten cases, over movements and views', () => {
    const all: readonly Checked[] = FILMED.flatMap(([asked, camera], index) => {
      const { poses, truth } = filmed(asked, { ...PHONE, ...camera }, index);
      return checked(ranges(poses), truth);
    });
    const told = all.filter((one) => one.told);
    const inside = told.filter(holds);
    expect(inside.length / told.length).to.be.at.least(0.9);
    // It is of use, too: bars of 20° for everything would hold the truth.
    expect(told.length / all.length).to.be.at.least(0.4);
    for (const joint of ['knee', 'hip', 'elbow', 'shoulder']) {
      const own = told.filter((one) => one.joint === joint);
      expect(own.filter(holds).length / own.length, joint).to.be.at.least(0.85);
    }
  });

  it('tells knees and hips of a squat from the side, with the moment at which they are most bent', () => {
    const { poses, truth } = filmed({ exercise: 'squat', reps: 2 }, { ...PHONE, yawDeg: 90 }, 3);
    const { left } = jointOf(ranges(poses), 'knee');
    expect(left?.view).to.equal('side');
    expect(left?.min?.deg).to.be.closeTo(truth['left_knee']?.min ?? NaN, 12);
    expect(left?.max?.deg).to.be.closeTo(truth['left_knee']?.max ?? NaN, 12);
    expect(left?.min?.uncertaintyDeg).to.be.within(3, 25);
    expect(left?.not_judged).to.equal(undefined);
    const [first] = measuredSummaryOf(poses, { exercise: 'squat' }).reps;
    const bottoms = measuredSummaryOf(poses, { exercise: 'squat' }).reps.map(({ bottomMs }) => bottomMs);
    expect(first).not.to.equal(undefined);
    expect(bottoms.some((ms) => Math.abs(ms - (left?.min?.timestampMs ?? 0)) < 500)).to.equal(true);
  });

  it('does not tell how far knees bend from the front, and says that it is the view', () => {
    const { poses } = filmed({ exercise: 'squat', reps: 2 }, { ...PHONE, yawDeg: 0 }, 4);
    const { left, right, difference } = jointOf(ranges(poses), 'knee');
    for (const side of [left, right]) {
      expect(side?.view).to.equal('front');
      expect(side?.min).to.equal(null);
      expect(side?.not_judged).to.equal('view');
    }
    expect(difference.min).to.equal(null);
  });

  it('tells the difference between the sides, with the error of both', () => {
    const { poses, truth } = filmed(
      { exercise: 'bicep_curl', reps: 4, side: 'left' },
      { ...PHONE, yawDeg: 0, distanceM: 2.6 },
      5,
    );
    const { left, right, difference } = jointOf(ranges(poses, 'bicep_curl'), 'shoulder');
    const both = difference.max;
    expect(both?.deg).to.equal((left?.max?.deg ?? NaN) - (right?.max?.deg ?? NaN));
    expect(both?.uncertaintyDeg).to.be.greaterThan(left?.max?.uncertaintyDeg ?? Infinity);
    const real = (truth['left_shoulder']?.max ?? NaN) - (truth['right_shoulder']?.max ?? NaN);
    expect(Math.abs((both?.deg ?? NaN) - real)).to.be.at.most(both?.uncertaintyDeg ?? 0);
  });

  it('leaves out what was not seen', () => {
    const poses = poseSequence(performance({ exercise: 'squat', reps: 2 }), { ...PHONE, yawDeg: 90 });
    const found = ranges(unseen(poses, /wrist|right_/));
    expect(found.map(({ joint }) => joint)).to.deep.equal(['shoulder', 'hip', 'knee']);
    expect(jointOf(found, 'knee').right).to.equal(null);
    // Half a body does not tell the view.
    expect(jointOf(found, 'knee').left?.view).to.equal(null);
    expect(ranges([])).to.deep.equal([]);
  });

  it('is wider where the model is less sure, and not told where it is not sure at all', () => {
    const poses = poseSequence(performance({ exercise: 'squat', reps: 2 }), { ...PHONE, yawDeg: 90 });
    const scored = (score: number): readonly JointRange[] =>
      ranges(poses.map((pose) => ({ ...pose, keypoints: pose.keypoints.map((point) => ({ ...point, score })) })));
    const bar = (score: number): number => jointOf(scored(score), 'knee').left?.min?.uncertaintyDeg ?? Infinity;
    expect(bar(0.9)).to.be.below(bar(0.5));
    const { left } = jointOf(scored(0.32), 'elbow');
    expect(left?.min).to.equal(null);
    expect(left?.not_judged).to.equal('unsure');
  });

  it('is not moved by one frame that is wrong', () => {
    const poses = poseSequence(performance({ exercise: 'squat', reps: 2 }), { ...PHONE, yawDeg: 90 });
    const wrong = poses.map((pose, index) =>
      index === 4
        ? {
            ...pose,
            keypoints: pose.keypoints.map((point) =>
              point.name === 'left_ankle' ? { ...point, x: point.x + 90, y: point.y - 60 } : point,
            ),
          }
        : pose,
    );
    const knee = (of: readonly ExercisePose[]) => jointOf(ranges(of), 'knee').left;
    expect(knee(wrong)?.min?.deg).to.be.closeTo(knee(poses)?.min?.deg ?? NaN, 1);
  });

  it('stands in every summary, of jumps and of nothing counted too, beside words on what it is', () => {
    const jump = poseSequence(performance({ exercise: 'countermovement_jump' }), { ...PHONE, yawDeg: 90 }, { fps: 30 });
    const cases = [
      [jump, 'air_time_jump', 'en', /not a medical device/],
      [poseSequence(performance({ exercise: 'stand', holdS: 4 })), 'squat', 'fr', /pas un dispositif médical/],
    ] as const;
    for (const [poses, exercise, lang, words] of cases) {
      const summary = measuredSummaryOf(poses, { exercise, lang });
      expect(rangesOf(summary).length, exercise).to.be.greaterThan(2);
      expect(summary.notice, exercise).to.match(words);
    }
  });
});
