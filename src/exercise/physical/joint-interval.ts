/**
 * Which limbs meet at a joint, and how long they are.
 */
import { VISIBLE_SCORE } from '../../motion/angles.js';
import { STATURE_SHARE, type LimbLengths } from '../body-size.js';
import type { HalfBody, Joint, SideJoint } from '../joints.js';
import type { View } from '../types.js';
import { angleInterval, type AngleInterval, type AngleJoint, type Limb } from './angle-interval.js';

/** Which way the upper arm's and the forearm's lengths share the arm's (Drillis and Contini: .186 and .146 of stature). */
const UPPER_ARM = 0.186 / STATURE_SHARE.arm;

/** The joint at the other end of a limb, the length that it is a part of, and which part. */
type LimbOf = readonly [to: SideJoint, of: keyof LimbLengths, part: number];

/** The two limbs that meet at a joint, by the joint at their other end. */
const LIMBS = {
  shoulder: [
    ['hip', 'torso', 1],
    ['elbow', 'arm', UPPER_ARM],
  ],
  elbow: [
    ['shoulder', 'arm', UPPER_ARM],
    ['wrist', 'arm', 1 - UPPER_ARM],
  ],
  hip: [
    ['shoulder', 'torso', 1],
    ['knee', 'thigh', 1],
  ],
  knee: [
    ['hip', 'thigh', 1],
    ['ankle', 'shank', 1],
  ],
} as const satisfies Readonly<Record<AngleJoint, readonly [LimbOf, LimbOf]>>;

/** The joints whose angles are told. */
export const ANGLE_JOINTS = Object.keys(LIMBS) as readonly AngleJoint[];

/** @returns the body's height in pixels */
export function statureOf(limbs: LimbLengths): number {
  const { shank, thigh, torso } = STATURE_SHARE;
  return (limbs.shank + limbs.thigh + limbs.torso) / (shank + thigh + torso);
}

/**
 * Arms are not taken to be shorter than so much of what is usual for the body's height: those that always point at the camera have
 * never shown their length. Legs show theirs when somebody stands.
 */
const LEAST_USUAL_ARM = 0.94;

/** @returns the interval of a joint's angle in one frame; undefined where it is not seen */
export function intervalOf(
  joint: AngleJoint,
  half: HalfBody,
  limbs: LimbLengths,
  view: View | undefined,
): AngleInterval | undefined {
  const seen = limbsAt(joint, half, limbs);
  return seen && angleInterval(joint, ...seen, statureOf(limbs), view);
}

/** @returns a joint and the two limbs that meet there; undefined where one is not seen */
export function limbsAt(
  joint: AngleJoint,
  half: HalfBody,
  limbs: LimbLengths,
): readonly [at: Joint, limbs: readonly [Limb, Limb]] | undefined {
  const at = half[joint];
  const [limbA, limbB] = LIMBS[joint];
  const [a, b] = [half[limbA[0]], half[limbB[0]]];
  if (!at || !a || !b || Math.min(at.score, a.score, b.score) < VISIBLE_SCORE) return undefined;
  const usualArm = LEAST_USUAL_ARM * STATURE_SHARE.arm * statureOf(limbs);
  const lengthPx = ([, of, part]: LimbOf): number => part * (of === 'arm' ? Math.max(limbs.arm, usualArm) : limbs[of]);
  const ends = [
    { to: a, name: limbA[0], lengthPx: lengthPx(limbA) },
    { to: b, name: limbB[0], lengthPx: lengthPx(limbB) },
  ] as const;
  return [at, ends];
}
