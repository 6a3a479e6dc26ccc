import { expect } from 'chai';
import { ADULT, bones } from '../athlete/body.js';
import type { JointName, JointState } from '../athlete/body.js';
import { createCamera, isHidden } from '../athlete/camera.js';
import { poseSequence, seededRandom, SCORES } from '../athlete/keypoints.js';
import { DISTRACTORS, EXERCISES, FAULTS, JUMPS, performance, VARIANTS } from '../athlete/movements.js';
import type { Performance } from '../athlete/movements.js';
import { angleDeg, distance } from '../athlete/vec.js';

const everyMovement = [...EXERCISES, ...VARIANTS, ...JUMPS, ...DISTRACTORS].flatMap((exercise) =>
  [undefined, ...FAULTS[exercise]].map((fault) => ({ exercise, faults: fault ? [fault] : [] })),
);

function statesOf(performed: Performance, stepS = 1 / 20): JointState[] {
  const count = Math.floor(performed.durationS / stepS) + 1;
  return Array.from({ length: count }, (_, index) => performed.poseAt(index * stepS));
}

const kneeDeg = ({ joints }: JointState, side: 'left' | 'right'): number =>
  angleDeg(joints[`${side}_hip`], joints[`${side}_knee`], joints[`${side}_ankle`]);
const elbowDeg = ({ joints }: JointState): number =>
  angleDeg(joints.left_shoulder, joints.left_elbow, joints.left_wrist);

/** Signed distance of the hips from the line shoulder to ankle over its length; positive below. */
function hipOffset({ joints }: JointState): number {
  const [[, sy, sz], [, hy, hz], [, ay, az]] = [joints.left_shoulder, joints.left_hip, joints.left_ankle];
  const length = Math.hypot(sy - ay, sz - az);
  return ((hz - az) * (sy - ay) - (hy - ay) * (sz - az)) / (length * length);
}

describe('synthetic athlete', () => {
  for (const { exercise, faults } of everyMovement) {
    it(`keeps every bone and stays over the floor: ${exercise} ${faults.join()}`, () => {
      for (const state of statesOf(performance({ exercise, faults }))) {
        for (const [from, to, length] of bones()) {
          expect(distance(state.joints[from], state.joints[to]), `${from} to ${to}`).to.be.closeTo(length, 1e-9);
        }
        for (const [name, [, y]] of Object.entries(state.joints)) expect(y, name).to.be.above(0.0199);
      }
    });
  }

  const planted: Record<string, JointName[]> = {
    squat: ['left_ball', 'right_ball', 'left_ankle', 'right_ankle'],
    pushup: ['left_ball', 'right_ball', 'left_wrist', 'right_wrist'],
    plank: ['left_ball', 'right_ball', 'left_elbow', 'right_elbow'],
    balance_leg_left: ['left_ball', 'left_heel'],
    balance_leg_right: ['right_ball', 'right_heel'],
    sit_down_once: ['left_ball', 'right_ball'],
  };
  for (const { exercise, faults } of everyMovement) {
    const names = planted[exercise];
    if (!names) continue;
    it(`keeps what stands on the floor where it is: ${exercise} ${faults.join()}`, () => {
      const states = statesOf(performance({ exercise, faults }));
      for (const name of names) {
        if (name.endsWith('ankle') && faults.includes('squat.heels.lifted')) continue;
        for (const state of states)
          expect(distance(state.joints[name], states[0]!.joints[name]), name).to.be.below(1e-6);
      }
    });
  }

  it('keeps the back foot of a lunge in place', () => {
    const states = statesOf(performance({ exercise: 'lunge', reps: 2, side: 'right' }));
    for (const state of states) expect(distance(state.joints.left_ball, states[0]!.joints.left_ball)).to.be.below(1e-6);
  });

  it('performs as many repetitions as asked, at the asked tempo', () => {
    const { truth, durationS } = performance({
      exercise: 'squat',
      reps: 4,
      secondsPerRep: 1.5,
      pauseTopS: 0.25,
      pauseBottomS: 0.5,
      restBeforeS: 1,
      restAfterS: 2,
    });
    expect(truth.reps.map(({ start, end }) => [start, end])).to.deep.equal([
      [1, 3],
      [3.25, 5.25],
      [5.5, 7.5],
      [7.75, 9.75],
    ]);
    expect(truth.reps[0]!.bottom).to.equal(2);
    expect(durationS).to.equal(11.75);
  });

  for (const exercise of ['squat', 'pushup', 'lunge'] as const) {
    it(`is deepest at the true bottom of each repetition: ${exercise}`, () => {
      const performed = performance({ exercise, reps: 3, pauseTopS: 0.2, pauseBottomS: 0.2 });
      const heightAt = (tS: number): number => performed.poseAt(tS).joints.neck[1];
      for (const { start, bottom, end } of performed.truth.reps) {
        const lowest = heightAt(bottom);
        for (let t = start; t <= end; t += 0.05) expect(heightAt(t)).to.be.at.least(lowest - 0.006);
        expect(heightAt(start) - lowest).to.be.above(0.15);
        expect(heightAt(end) - lowest).to.be.above(0.15);
      }
    });
  }

  it('squats to level thighs at full depth, and visibly less when shallow', () => {
    const bottom = (options: { depth?: number; faults?: string[] }): JointState => {
      const performed = performance({ exercise: 'squat', ...options });
      return performed.poseAt(performed.truth.reps[0]!.bottom);
    };
    const full = bottom({});
    expect(full.joints.left_hip[1]).to.be.closeTo(full.joints.left_knee[1], 0.06);
    expect(kneeDeg(bottom({ faults: ['squat.depth.shallow'] }), 'left')).to.be.above(110);
    expect(kneeDeg(bottom({ depth: 0.7 }), 'left')).to.be.within(80, 105);
    const knees = ({ joints }: JointState): number =>
      (joints.left_knee[0] - joints.right_knee[0]) / (joints.left_ankle[0] - joints.right_ankle[0]);
    expect(knees(full)).to.be.within(0.9, 1.4);
    expect(knees(bottom({ faults: ['squat.knees.inward'] }))).to.be.below(0.6);
  });

  it('bends the elbows of a push-up as far as the depth says', () => {
    const at = (faults: string[], moment: 'bottom' | 'end'): number => {
      const performed = performance({ exercise: 'pushup', faults });
      return elbowDeg(performed.poseAt(performed.truth.reps[0]![moment]));
    };
    expect(at([], 'bottom')).to.be.within(70, 90);
    expect(at([], 'end')).to.be.above(160);
    expect(at(['pushup.depth.shallow'], 'bottom')).to.be.above(120);
    expect(at(['pushup.lockout.incomplete'], 'end')).to.be.below(135);
  });

  it('holds the hips where the figures of good and bad form are', () => {
    const during = (exercise: 'plank' | 'pushup', faults: string[]): number =>
      hipOffset(performance({ exercise, faults }).poseAt(3));
    expect(during('plank', [])).to.be.within(-0.11, -0.05);
    expect(during('plank', ['plank.hips.sag'])).to.be.within(0.06, 0.09);
    expect(during('plank', ['plank.hips.pike'])).to.be.within(-0.42, -0.27);
    expect(during('pushup', [])).to.be.within(-0.03, 0.03);
    expect(during('pushup', ['pushup.hips.sag'])).to.be.above(0.05);
    expect(during('pushup', ['pushup.hips.pike'])).to.be.below(-0.1);
  });

  it('stands on the leg that the exercise names', () => {
    for (const [exercise, up] of [
      ['balance_leg_left', 'right'],
      ['balance_leg_right', 'left'],
    ] as const) {
      const performed = performance({ exercise });
      const { start, end } = performed.truth.holds[0]!;
      const { joints } = performed.poseAt((start + end) / 2);
      expect(joints[`${up}_ankle`][1]).to.be.above(0.3);
    }
    expect(performance({ exercise: 'balance_leg', faults: ['balance.foot.down'] }).truth.holds).to.have.length(2);
  });

  it('opens arms and legs in a jack', () => {
    const open = (faults: string[]): JointState => {
      const performed = performance({ exercise: 'jumping_jack', faults });
      return performed.poseAt(performed.truth.reps[1]!.bottom);
    };
    const spread = ({ joints }: JointState): number => distance(joints.left_ankle, joints.right_ankle);
    expect(spread(open([])) / (2 * ADULT.hipHalfWidth)).to.be.above(3);
    expect(spread(open(['jack.legs.incomplete'])) / (2 * ADULT.hipHalfWidth)).to.be.below(1.7);
    const wristUp = ({ joints }: JointState): number => joints.left_wrist[1] - joints.left_shoulder[1];
    expect(wristUp(open([]))).to.be.above(0.4);
    expect(wristUp(open(['jack.arms.incomplete']))).to.be.below(0.1);
  });

  it('makes a fault only in the repetitions asked for', () => {
    const { truth } = performance({ exercise: 'squat', reps: 3, faults: ['squat.depth.shallow'], faultReps: [2] });
    expect(truth.reps.map(({ depth }) => depth)).to.deep.equal([1, 0.45, 1]);
    expect(truth.reps.map(({ faults }) => faults.length)).to.deep.equal([0, 1, 0]);
  });

  it('refuses a fault that the exercise does not have', () => {
    expect(() => performance({ exercise: 'plank', faults: ['squat.depth.shallow'] })).to.throw(TypeError, 'plank.hips');
  });
});

describe('camera of the synthetic athlete', () => {
  it('puts its target in the middle and keeps proportions', () => {
    const camera = createCamera({ width: 400, height: 400, fovDeg: 90, distanceM: 2, heightM: 1, target: [0, 1, 0] });
    expect(camera.project([0, 1, 0])).to.deep.include({ x: 200, y: 200 });
    const { x, y, depth } = camera.project([1, 2, 0]);
    expect([x, y, depth].map(Math.round)).to.deep.equal([300, 100, 2]);
    expect(camera.project([0, 1, 1]).depth).to.be.closeTo(1, 1e-9);
  });

  it('sees the left half of the body on the right from the front, and the face to the left from the left side', () => {
    const state = performance({ exercise: 'stand' }).poseAt(0);
    const front = createCamera();
    expect(front.project(state.joints.left_hip).x).to.be.above(front.project(state.joints.right_hip).x);
    const side = createCamera({ yawDeg: 90 });
    expect(side.project(state.joints.nose).x).to.be.below(side.project(state.joints.neck).x);
    expect(side.project(state.joints.left_hip).depth).to.be.below(side.project(state.joints.right_hip).depth);
  });

  it('knows what is behind the body', () => {
    const state = performance({ exercise: 'stand' }).poseAt(0);
    const side = createCamera({ yawDeg: 90 });
    expect(isHidden(side, state, 'left_hip')).to.equal(false);
    expect(isHidden(side, state, 'right_shoulder')).to.equal(true);
    expect(isHidden(createCamera({ yawDeg: 180 }), state, 'nose')).to.equal(true);
    expect(isHidden(createCamera(), state, 'nose')).to.equal(false);
  });
});

describe('keypoints of the synthetic athlete', () => {
  const performed = performance({ exercise: 'squat', reps: 1 });

  it('come as a pose sequence by media time', () => {
    const poses = poseSequence(performed, {}, { fps: 10 });
    expect(poses.map(({ timestampMs }) => timestampMs).slice(0, 3)).to.deep.equal([0, 100, 200]);
    expect(poses).to.have.length(31);
    expect(poses[0]!.keypoints).to.have.length(17);
    expect(poses[0]!.keypoints.every(({ score, z }) => score === SCORES.visible && z === 0)).to.equal(true);
  });

  it('are noisy in the same way for the same seed', () => {
    const noisy = (seed: number) => poseSequence(performed, {}, { fps: 5, noise: { share: 0.01, seed } });
    expect(noisy(7)).to.deep.equal(noisy(7));
    expect(noisy(7)).to.not.deep.equal(noisy(8));
    const random = seededRandom(1);
    const numbers = Array.from({ length: 1000 }, random);
    expect(Math.min(...numbers)).to.be.within(0, 0.01);
    expect(Math.max(...numbers)).to.be.within(0.99, 1);
  });
});
