import { expect } from 'chai';
import { postureOf } from '../../../../src/exercise/physical/posture.js';
import type { ExercisePose, PostureAnalysisMessage, PostureMeasure } from '../../../../src/exercise/index.js';
import { detectedKeypoints } from '../../../athlete/keypoints.js';
import { JOINT_ANGLES } from '../../../../src/motion/angles.js';
import { createCamera, PHONE } from '../../../athlete/camera.js';
import { performance } from '../../../athlete/movements.js';
import { angleDeg, type Vec3 } from '../../../athlete/vec.js';
import { asDetected } from '../../../helpers/range-truth.js';

/** Of two joints of somebody who faces the camera, as `npm run accuracy:poses` has it: the sides are off alike. */
const FACING_ERROR = 0.003;

type Asked = Parameters<typeof performance>[0];
type Move = (name: string) => readonly [dx: number, dy: number];

/** A picture of the athlete, with points moved by shares of the body's height. */
function picture(yawDeg: number, asked: Asked = { exercise: 'stand' }, move: Move = () => [0, 0]): ExercisePose {
  const camera = createCamera({ ...PHONE, yawDeg, width: 1280, height: 960 });
  const keypoints = detectedKeypoints(performance(asked).poseAt(1), camera);
  const ys = keypoints.map(({ y }) => y);
  const heightPx = 1.1 * (Math.max(...ys) - Math.min(...ys));
  const moved = keypoints.map((point) => {
    const [dx, dy] = move(point.name);
    return { ...point, x: point.x + dx * heightPx, y: point.y + dy * heightPx };
  });
  return { timestampMs: 0, width: 1280, height: 960, keypoints: moved };
}

function measureOf({ measures }: PostureAnalysisMessage, asked: PostureMeasure['measure']): PostureMeasure {
  const found = measures.find(({ measure }) => measure === asked);
  if (!found) throw new Error(`no ${asked}`);
  return found;
}

describe('posture in a picture', () => {
  it('is measured from the front, the back and either side, each with what it shows', () => {
    for (const [yawDeg, view] of [
      [0, 'front'],
      [180, 'back'],
      [90, 'left'],
      [270, 'right'],
    ] as const) {
      const posture = postureOf(picture(yawDeg));
      expect(posture.view, view).to.equal(view);
      expect(posture).not.to.have.property('reason');
      expect(posture.measures.length, view).to.be.at.least(5);
      const judged = posture.measures.map(({ measure }) => measure);
      expect(posture.not_judged.filter((name) => judged.includes(name))).to.deep.equal([]);
      expect(posture.not_judged.includes('head_forward'), view).to.equal(view === 'front' || view === 'back');
      expect(posture.notice).to.match(/not a medical device/);
    }
  });

  it('finds nothing off in somebody who stands straight, but for what lies in the error of the detector', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const posture = postureOf(asDetected([picture(0)], seed, FACING_ERROR)[0] as ExercisePose);
      const off = posture.measures.filter(({ toward }) => toward !== 'none');
      expect(off.length, JSON.stringify(off)).to.be.at.most(1);
    }
  });

  it('tells which way each is off, in the person’s own left and right', () => {
    const raised = postureOf(picture(0, undefined, (name) => (name === 'left_shoulder' ? [0, -0.05] : [0, 0])));
    expect(measureOf(raised, 'shoulders_tilt')).to.include({ toward: 'right', unit: '°' });
    expect(measureOf(raised, 'shoulders_tilt').value).to.be.within(8, 20);
    expect(measureOf(raised, 'shoulders_tilt').message).to.match(
      /^Shoulder tilt: \d+\.\d° ± \d\.\d°, lower on the right$/,
    );
    // The person's left is on the right of a picture from the front, on the left of one from behind.
    const aside: Move = (name) => (/hip/.test(name) ? [0.08, 0] : [0, 0]);
    expect(measureOf(postureOf(picture(0, undefined, aside)), 'pelvis_shift').toward).to.equal('left');
    expect(measureOf(postureOf(picture(180, undefined, aside)), 'pelvis_shift').toward).to.equal('right');
    const inwards: Move = (name) => (name === 'left_knee' ? [-0.05, 0] : name === 'right_knee' ? [0.05, 0] : [0, 0]);
    for (const [yawDeg, toward] of [
      [0, 'inward'],
      [180, 'outward'],
    ] as const) {
      const knees = postureOf(picture(yawDeg, undefined, inwards));
      expect(measureOf(knees, 'left_knee_axis').toward).to.equal(toward);
      expect(measureOf(knees, 'right_knee_axis').toward).to.equal(toward);
    }
  });

  it('tells from either side how far the head is forward', () => {
    for (const [yawDeg, dx] of [
      [90, -0.08],
      [270, 0.08],
    ] as const) {
      const ahead = postureOf(picture(yawDeg, undefined, (name) => (/ear|nose|eye/.test(name) ? [dx, 0] : [0, 0])));
      expect(measureOf(ahead, 'head_forward')).to.include({ toward: 'forward', unit: '°' });
      expect(measureOf(ahead, 'head_shift').value).to.be.within(6, 14);
      expect(measureOf(ahead, 'head_shift').message).to.match(
        /^Head over the shoulders: \d+\.\d.% ± \d\.\d.% forwards$/,
      );
    }
  });

  it('is less sure where the model is', () => {
    const sure = picture(0);
    const unsure = { ...sure, keypoints: sure.keypoints.map((point) => ({ ...point, score: 0.45 })) };
    const bar = (of: ExercisePose): number => measureOf(postureOf(of), 'pelvis_tilt').uncertainty;
    expect(bar(unsure)).to.be.greaterThan(1.2 * bar(sure));
  });

  it('gives joint angles with the truth inside their uncertainty, and none that the view hides', () => {
    const side = postureOf(picture(90));
    expect(side.angles['left_knee']?.deg).to.be.within(160, 180);
    expect(side.angles['left_knee']?.uncertaintyDeg).to.be.within(3, 25);
    const inside: boolean[] = [];
    let hidden = 0;
    for (const exercise of ['squat', 'lunge', 'bicep_curl', 'lateral_raise'] as const) {
      const asked: Asked = { exercise, restBeforeS: 0, secondsPerRep: 2 };
      const joints: Readonly<Record<string, Vec3>> = performance(asked).poseAt(1).joints;
      for (const yawDeg of [0, 30, 60, 90, 180, 270]) {
        const { angles } = postureOf(picture(yawDeg, asked));
        for (const { name, from, vertex, to } of JOINT_ANGLES) {
          const told = angles[name];
          const truth = angleDeg(joints[from] as Vec3, joints[vertex] as Vec3, joints[to] as Vec3);
          if (told) inside.push(Math.abs(told.deg - truth) <= told.uncertaintyDeg);
          else hidden++;
        }
      }
    }
    expect(inside.filter(Boolean).length / inside.length).to.be.at.least(0.9);
    expect(hidden).to.be.greaterThan(5);
  });

  it('says why it is not measured', () => {
    const reason = (of: ExercisePose, lang?: string) => postureOf(of, lang).reason;
    expect(reason({ ...picture(0), keypoints: [] })?.code).to.equal('nobody');
    expect(reason(picture(45))?.code).to.equal('oblique');
    expect(reason(picture(90, { exercise: 'sit_up' }))?.code).to.equal('not_standing');
    expect(reason(picture(45), 'fr')?.message).to.match(/de biais/);
    expect(postureOf(picture(45)).measures).to.deep.equal([]);
  });
});
