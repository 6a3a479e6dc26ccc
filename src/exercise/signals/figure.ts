/**
 * What all signals of one frame are read from: the joints, the middles between them and the person's own lengths.
 */
import { middle } from '../joints.js';
import type { Body, HalfBody, Joint } from '../joints.js';
import { shankOf } from '../body-size.js';
import type { LimbLengths } from '../body-size.js';
import { frontalityOf, SIDE_TO } from './frontality.js';
import type { SignalName } from './names.js';

/** One frame, ready to be measured. Lengths in pixels. */
export interface Figure extends LimbLengths {
  readonly left: HalfBody;
  readonly right: HalfBody;
  readonly nose: Joint | null;
  readonly shoulders: Joint | null;
  readonly hips: Joint | null;
  readonly ankles: Joint | null;
  readonly lowerAnkle: Joint | null;
  /** The lower of elbows and wrists: what a person on hands or forearms is supported by. */
  readonly support: Joint | null;
  /** 1 where the camera sees the chest or the back, 0 where it sees a shoulder. */
  readonly frontality: number;
}

/** Receives one signal. */
export type SetSignal = (name: SignalName, value: number) => void;

export const DEGREES = 180 / Math.PI;

/** @returns the frame, with the size that the body has now: it beats the one learnt before */
export function figureOf(body: Body, limbs: LimbLengths): Figure {
  const { left, right, nose } = body;
  const shankNow = shankOf(body);
  const shank = Number.isNaN(shankNow)
    ? limbs.shank
    : Math.min(1.2 * limbs.shank, Math.max(0.85 * limbs.shank, shankNow));
  const figure = {
    left,
    right,
    nose,
    shoulders: middle(left.shoulder, right.shoulder),
    hips: middle(left.hip, right.hip),
    ankles: middle(left.ankle, right.ankle),
    lowerAnkle: lower(left.ankle, right.ankle),
    support: lower(lower(left.wrist, right.wrist), lower(left.elbow, right.elbow)),
    shank,
    thigh: limbs.thigh * (shank / limbs.shank),
    torso: limbs.torso,
    arm: limbs.arm,
  };
  return { ...figure, frontality: frontalityOf(figure) };
}

/**
 * Whether the middles of pairs of joints can be compared across the picture: they are of both sides, or all of the same
 * one. Where one joint of a pair is not seen, its middle is off by half a width; from the side there is none.
 */
export function comparesAcross(
  { left, right, frontality }: Figure,
  ...pairs: readonly ('shoulder' | 'wrist' | 'hip' | 'ankle')[]
): boolean {
  if (frontality <= SIDE_TO) return true;
  const isAlike = (half: HalfBody): boolean => new Set(pairs.map((joint) => half[joint] === null)).size === 1;
  return isAlike(left) && isAlike(right);
}

/** @returns the height of `upper` over `under` in pixels */
export function rise(upper: Joint | null, under: Joint | null): number {
  return upper && under ? under.y - upper.y : NaN;
}

/** @returns the least confidence of the joints; 0 where one is not visible */
export function score(...joints: readonly (Joint | null)[]): number {
  return Math.min(...joints.map((joint) => joint?.score ?? 0));
}

/** @returns the lower of two joints, or the visible one */
export function lower(a: Joint | null, b: Joint | null): Joint | null {
  if (!a || !b || a.y === b.y) return middle(a, b);
  return a.y > b.y ? a : b;
}
