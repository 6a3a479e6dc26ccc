/**
 * The athlete's body: proportions, and joint positions from a posture. Pure: runs in Node.
 */
import {
  add,
  apply,
  cross,
  dot,
  multiply,
  normalize,
  rotateX,
  rotateY,
  rotateZ,
  scale,
  subtract,
  twoBones,
} from './vec.js';
import type { Mat3, Vec3 } from './vec.js';

/** Lengths in metres. Points on the head, foot and trunk are in the frame of that part. */
export interface Proportions {
  readonly hipHalfWidth: number;
  readonly thigh: number;
  readonly shin: number;
  /** From the middle of the hips up to the joint between pelvis and chest. */
  readonly pelvisHeight: number;
  /** From that joint to the height of the shoulders. */
  readonly chestHeight: number;
  readonly shoulderHalfWidth: number;
  readonly neckAboveShoulders: number;
  readonly upperArm: number;
  readonly forearm: number;
  readonly hand: number;
  /** Points of the left half of the head, from the base of the neck. */
  readonly headCentre: Vec3;
  readonly nose: Vec3;
  readonly leftEye: Vec3;
  readonly leftEar: Vec3;
  /** From the ankle. */
  readonly ball: Vec3;
  readonly heel: Vec3;
  /** From the ball of the foot to the tip of the toes. */
  readonly toes: number;
}

/** A person of 1.75 m. */
export const ADULT: Proportions = {
  hipHalfWidth: 0.1,
  thigh: 0.43,
  shin: 0.42,
  pelvisHeight: 0.2,
  chestHeight: 0.28,
  shoulderHalfWidth: 0.18,
  neckAboveShoulders: 0.05,
  upperArm: 0.29,
  forearm: 0.25,
  hand: 0.1,
  headCentre: [0, 0.175, 0.02],
  nose: [0, 0.156, 0.127],
  leftEye: [0.034, 0.19, 0.1],
  leftEar: [0.077, 0.155, 0.015],
  ball: [0, -0.06, 0.12],
  heel: [0, -0.06, -0.06],
  toes: 0.07,
};

/** Height of the ankle over the floor when the foot is flat, and of the ball of the foot always. */
export const ANKLE_HEIGHT_M = 0.08;
export const BALL_HEIGHT_M = 0.02;

/** Degrees. `pitch` leans forward, `roll` to the athlete's right, `yaw` turns to the left. */
export interface Turn {
  readonly pitch?: number;
  readonly roll?: number;
  readonly yaw?: number;
}

/** A leg: the ball of the foot stands at a point, the ankle goes up with the heel, the knee points along `knee`. */
export interface LegPosture {
  readonly ball: Vec3;
  /** Degrees by which the heel is lifted about the ball of the foot. */
  readonly heelLift?: number;
  /** Degrees by which the toes point outwards. */
  readonly toeOut?: number;
  /** Degrees by which the whole foot is tipped to the athlete's right, as when lying on that side. */
  readonly tip?: number;
  readonly knee: Vec3;
}

/** An arm moved by its angles in degrees, from hanging along the trunk. */
export interface FreeArm {
  readonly flexion?: number;
  readonly abduction?: number;
  /** Turns the upper arm about itself, so that the elbow bends inwards. */
  readonly twist?: number;
  readonly elbow?: number;
}

/** An arm whose elbow or hand stands on the floor. */
export interface PlantedArm {
  /** The wrist, or the elbow where `forearm` is given. */
  readonly at: Vec3;
  /** Direction of the forearm of an arm that stands on its elbow. */
  readonly forearm?: Vec3;
  /** Direction in which the elbow points. */
  readonly pole: Vec3;
  readonly hand: Vec3;
}

/** A posture: everything that the joint positions follow from. Turns are against the world. */
export interface Posture {
  /** The middle of the hips. */
  readonly pelvis: Vec3;
  readonly pelvisTurn?: Turn;
  readonly chestTurn?: Turn;
  readonly headTurn?: Turn;
  readonly legs: { readonly left: LegPosture; readonly right: LegPosture };
  readonly arms: { readonly left: FreeArm | PlantedArm; readonly right: FreeArm | PlantedArm };
}

const PAIRED = [
  'eye',
  'ear',
  'shoulder',
  'elbow',
  'wrist',
  'hand',
  'hip',
  'knee',
  'ankle',
  'heel',
  'ball',
  'toe',
] as const;

/** The athlete's own side. */
export type BodySide = 'left' | 'right';
/** Every point that the kinematics gives: the COCO keypoints and the inner ones that the figure is built on. */
export type JointName = 'nose' | 'pelvis' | 'waist' | 'neck' | 'head' | `${BodySide}_${(typeof PAIRED)[number]}`;
/** Body parts that have an orientation of their own. */
export type PartName = 'pelvis' | 'chest' | 'head' | `${BodySide}_foot`;

/** The athlete at one moment. */
export interface JointState {
  readonly joints: Readonly<Record<JointName, Vec3>>;
  readonly frames: Readonly<Record<PartName, Mat3>>;
}

const mirror = (point: Vec3, sign: number): Vec3 => [point[0] * sign, point[1], point[2]];

/** The rotation of a turn: yaw, then pitch, then roll, each about the axes that the ones before left. */
export const turnFrame = ({ pitch = 0, roll = 0, yaw = 0 }: Turn = {}): Mat3 =>
  multiply(rotateY(yaw), rotateX(pitch), rotateZ(roll));

/** Orientation of a foot. */
export const footFrame = (side: BodySide, heelLift = 0, toeOut = 0, tip = 0): Mat3 =>
  multiply(rotateY(side === 'left' ? toeOut : -toeOut), rotateZ(tip), rotateX(heelLift));

/** Pitch of the toes: raised with the foot, level while the heel is lifted, and straight again where the foot lies on its instep. */
const toePitch = (heelLift = 0): number => Math.min(0, heelLift) + Math.max(0, 2 * (heelLift - 90));

/** Where the ankle is when the ball of the foot is at `leg.ball`. */
export const ankleOf = (side: BodySide, leg: Omit<LegPosture, 'knee'>, body: Proportions = ADULT): Vec3 =>
  subtract(leg.ball, apply(footFrame(side, leg.heelLift, leg.toeOut, leg.tip), body.ball));

/** Where the ball of a flat foot is when its ankle is over the floor point (x, z). */
export const flatBall = (side: BodySide, x: number, z: number, toeOut = 0, body: Proportions = ADULT): Vec3 =>
  add([x, ANKLE_HEIGHT_M, z], apply(footFrame(side, 0, toeOut), body.ball));

function solveArm(side: BodySide, shoulder: Vec3, chest: Mat3, arm: FreeArm | PlantedArm, body: Proportions) {
  if ('at' in arm) {
    if (arm.forearm) {
      const wrist = add(arm.at, scale(normalize(arm.forearm), body.forearm));
      return { elbow: arm.at, wrist, hand: add(wrist, scale(normalize(arm.hand), body.hand)) };
    }
    const { mid, end } = twoBones(shoulder, arm.at, body.upperArm, body.forearm, arm.pole);
    return { elbow: mid, wrist: end, hand: add(end, scale(normalize(arm.hand), body.hand)) };
  }
  const sign = side === 'left' ? 1 : -1;
  const { flexion = 0, abduction = 0, twist = 0, elbow: bend = 0 } = arm;
  const upper = multiply(chest, rotateX(-flexion), rotateZ(sign * abduction), rotateY(sign * twist));
  const lower = multiply(upper, rotateX(-bend));
  const elbow = add(shoulder, scale(upper[1], -body.upperArm));
  const wrist = add(elbow, scale(lower[1], -body.forearm));
  return { elbow, wrist, hand: add(wrist, scale(lower[1], -body.hand)) };
}

/**
 * Forward kinematics from the pelvis outwards; legs (and arms on the floor) by two-bone inverse kinematics.
 *
 * @returns all joints in metres; every bone has exactly its length in `body`
 */
export function solvePosture(posture: Posture, body: Proportions = ADULT): JointState {
  const pelvisFrame = turnFrame(posture.pelvisTurn);
  const chestFrame = turnFrame(posture.chestTurn);
  const headFrame = turnFrame(posture.headTurn);
  const { pelvis } = posture;
  const waist = add(pelvis, apply(pelvisFrame, [0, body.pelvisHeight, 0]));
  const neck = add(waist, apply(chestFrame, [0, body.chestHeight + body.neckAboveShoulders, 0]));
  const onHead = (point: Vec3): Vec3 => add(neck, apply(headFrame, point));

  const sideJoints = (side: BodySide) => {
    const sign = side === 'left' ? 1 : -1;
    const leg = posture.legs[side];
    const foot = footFrame(side, leg.heelLift, leg.toeOut, leg.tip);
    const hip = add(pelvis, apply(pelvisFrame, [sign * body.hipHalfWidth, 0, 0]));
    const shoulder = add(waist, apply(chestFrame, [sign * body.shoulderHalfWidth, body.chestHeight, 0]));
    const { mid: knee, end: ankle } = twoBones(hip, ankleOf(side, leg, body), body.thigh, body.shin, leg.knee);
    return {
      foot,
      eye: onHead(mirror(body.leftEye, sign)),
      ear: onHead(mirror(body.leftEar, sign)),
      shoulder,
      ...solveArm(side, shoulder, chestFrame, posture.arms[side], body),
      hip,
      knee,
      ankle,
      heel: add(ankle, apply(foot, body.heel)),
      ball: add(ankle, apply(foot, body.ball)),
      // The toes bend, so that they stay on the floor when the heel is lifted; with the instep on the floor they are straight.
      toe: add(
        add(ankle, apply(foot, body.ball)),
        apply(footFrame(side, toePitch(leg.heelLift), leg.toeOut, leg.tip), [0, 0, body.toes]),
      ),
    };
  };
  const [left, right] = [sideJoints('left'), sideJoints('right')];
  const joints = { nose: onHead(body.nose), pelvis, waist, neck, head: onHead(body.headCentre) } as Record<
    JointName,
    Vec3
  >;
  for (const name of PAIRED) {
    joints[`left_${name}`] = left[name];
    joints[`right_${name}`] = right[name];
  }
  return {
    joints,
    frames: { pelvis: pelvisFrame, chest: chestFrame, head: headFrame, left_foot: left.foot, right_foot: right.foot },
  };
}

/** A rotation whose y axis is `y` and whose z axis is as near to `z` as that allows. */
export function frameAlong(y: Vec3, z: Vec3): Mat3 {
  const up = normalize(y);
  const forward = normalize(subtract(z, scale(up, dot(z, up))));
  return [cross(up, forward), up, forward];
}

/** Bones whose length never changes, for checks and for the figure: joint, joint, length. */
export const bones = (body: Proportions = ADULT): readonly (readonly [JointName, JointName, number])[] =>
  (['left', 'right'] as const).flatMap((side): [JointName, JointName, number][] => [
    [`${side}_shoulder`, `${side}_elbow`, body.upperArm],
    [`${side}_elbow`, `${side}_wrist`, body.forearm],
    [`${side}_hip`, `${side}_knee`, body.thigh],
    [`${side}_knee`, `${side}_ankle`, body.shin],
  ]);
