/**
 * Between which angles a joint's true one lies, by what a picture shows of it. Two things make it unsure: the keypoints' error,
 * which follows from their scores and from how short the limbs look, and what the picture does not show, as a limb may point
 * towards the camera or away from it.
 */
import { angleAt, distance, type Joint, type SideJoint } from '../joints.js';
import { DEGREES } from '../signals/figure.js';
import type { View } from '../types.js';
import { keypointError, NORMAL_95 } from './keypoint-error.js';

/** A joint whose angle is told. */
export type AngleJoint = 'shoulder' | 'elbow' | 'hip' | 'knee';

/** Degrees between which the true angle lies in 95 of 100 cases; they may pass 0 and 180. */
export interface AngleInterval {
  readonly low: number;
  readonly high: number;
  /** Half of what the keypoints alone would make of it, were both limbs in the plane of the picture. */
  readonly noise: number;
}

/** One end of an angle: a visible joint, and the length of the limb to it in pixels. */
export interface Limb {
  readonly to: Joint;
  readonly name: SideJoint;
  readonly lengthPx: number;
}

/** A limb that looks shorter by less may lie in the picture: lengths are known so exactly, and the far leg looks shorter than the near one. */
const LENGTH_TOLERANCE = 0.12;

/**
 * How far below and above what is seen the true angle may be, in degrees, though no limb looks short: knees bend forwards, which the
 * front view shows as little as the side view shows arms that go out to the sides. Measured on the synthetic athlete in space, without
 * any error of a detector (`npm run accuracy:range`): 95 of 100 are not farther, to either side.
 */
const UNSEEN_DEG: Readonly<Record<AngleJoint, Readonly<Record<View, readonly [below: number, above: number]>>>> = {
  shoulder: { front: [2, 18], oblique: [8, 20], side: [2, 28] },
  elbow: { front: [17, 20], oblique: [11, 10], side: [16, 10] },
  hip: { front: [22, 2], oblique: [19, 2], side: [16, 2] },
  knee: { front: [25, 2], oblique: [13, 2], side: [4, 2] },
};

/**
 * The same where the model tells the depth. BlazePose is 7.6° to 8.4° from the true angle on average (`motion/angle.ts`), which is
 * 19° of 95 in 100 cases of a normal error.
 */
const WITH_DEPTH_DEG = 19;

/**
 * @param at the joint itself
 * @param limbs the two that meet there
 * @param staturePx the body's height
 * @param view undefined where it cannot be told
 */
export function angleInterval(
  joint: AngleJoint,
  at: Joint,
  limbs: readonly [Limb, Limb],
  staturePx: number,
  view: View | undefined,
): AngleInterval | undefined {
  const [a, b] = limbs;
  const seen = angleAt(a.to, at, b.to);
  if (Number.isNaN(seen) || !(staturePx > 0)) return undefined;
  const [lengthA, lengthB] = [distance(at, a.to), distance(at, b.to)];
  const noise = NORMAL_95 * noiseOf(joint, at, limbs, [lengthA, lengthB], staturePx);
  const hasDepth = at.inSpace !== undefined && a.to.inSpace !== undefined && b.to.inSpace !== undefined;
  const [below, above] = hasDepth ? [WITH_DEPTH_DEG, WITH_DEPTH_DEG] : unseen(joint, view);
  const [low, high] = hasDepth ? [seen, seen] : possibleAngles(at, limbs);
  return {
    low: low - Math.hypot(noise, below),
    high: high + Math.hypot(noise, above),
    noise: NORMAL_95 * noiseOf(joint, at, limbs, [a.lengthPx, b.lengthPx], staturePx),
  };
}

/** Of a view that cannot be told the most that any leaves unseen. */
function unseen(joint: AngleJoint, view: View | undefined): readonly [below: number, above: number] {
  if (view) return UNSEEN_DEG[joint][view];
  const all = Object.values(UNSEEN_DEG[joint]);
  return [Math.max(...all.map(([below]) => below)), Math.max(...all.map(([, above]) => above))];
}

/** @returns the standard deviation of the angle in degrees, as the keypoints' errors make it */
function noiseOf(
  joint: AngleJoint,
  at: Joint,
  [a, b]: readonly [Limb, Limb],
  [lengthA, lengthB]: readonly [number, number],
  staturePx: number,
): number {
  const error = (name: SideJoint, { score }: Joint): number => keypointError(name, score) * staturePx;
  const between = angleAt(a.to, at, b.to) / DEGREES;
  const across = 1 / lengthA ** 2 + 1 / lengthB ** 2 - (2 * Math.cos(between)) / (lengthA * lengthB);
  const variance =
    (error(a.name, a.to) / lengthA) ** 2 + (error(b.name, b.to) / lengthB) ** 2 + error(joint, at) ** 2 * across;
  return Math.sqrt(variance) * DEGREES;
}

/**
 * @returns the smallest and the largest angle in space of two limbs that look like this: a limb that looks short points out of the
 *   picture, to either side
 */
export function possibleAngles(at: Joint, [a, b]: readonly [Limb, Limb]): readonly [number, number] {
  const seen = angleAt(a.to, at, b.to);
  const [tiltA, tiltB] = [tilt(distance(at, a.to) / a.lengthPx), tilt(distance(at, b.to) / b.lengthPx)];
  const flat = Math.cos(tiltA) * Math.cos(tiltB) * Math.cos(seen / DEGREES);
  const depth = Math.sin(tiltA) * Math.sin(tiltB);
  const angle = (cosine: number): number => Math.acos(Math.min(1, Math.max(-1, cosine))) * DEGREES;
  const possible = [seen, angle(flat + depth), angle(flat - depth)];
  return [Math.min(...possible), Math.max(...possible)];
}

/** @returns the angle in radians by which a limb points out of the picture, from the share of its length that is seen */
function tilt(share: number): number {
  return Math.acos(Math.min(1, share * (1 + LENGTH_TOLERANCE)));
}
