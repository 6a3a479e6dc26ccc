/**
 * The joints that the exercises are read from, out of any model's keypoints.
 */
import type { Keypoint, Keypoint3D } from '../pose/types.js';

/** What one update takes: a `Pose`, or the same without its mean score. */
export interface ExercisePose {
  /** Media time in ms. */
  readonly timestampMs: number;
  /** Size of the picture in pixels. */
  readonly width: number;
  readonly height: number;
  /**
   * Keypoints of MoveNet (17) or BlazePose (33), not smoothed; empty where nobody was found. One that comes without a
   * score is taken as seen.
   */
  readonly keypoints: readonly Keypoint[];
  /** Metric points, where the model gives them. */
  readonly keypoints3D?: readonly Keypoint3D[];
}

/**
 * Below this a keypoint is ignored. Lower than the score at which one is drawn: the models give 0.2 to 0.3 to joints
 * behind a barbell or the own body that are placed well enough to follow a movement.
 */
export const MIN_JOINT_SCORE = 0.2;

/** A visible joint. */
export interface Joint {
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/** Joints of one half of the body. */
export const SIDE_JOINTS = ['shoulder', 'elbow', 'wrist', 'hip', 'knee', 'ankle'] as const;

/** A joint of either half. */
export type SideJoint = (typeof SIDE_JOINTS)[number];

/** Joints of one half of the body; `null` where not visible. */
export type HalfBody = Readonly<Record<SideJoint | 'ear', Joint | null>>;

/** The body in one frame. */
export interface Body {
  readonly left: HalfBody;
  readonly right: HalfBody;
  readonly nose: Joint | null;
}

/** JavaScript callers may leave the score out. */
type Scoreless = Omit<Keypoint, 'score'> & { readonly score?: number };

/** @returns the visible joints of a list of keypoints, by name; a later point of the same name wins */
export function bodyOf(keypoints: readonly Keypoint[]): Body {
  const found = new Map<string, Joint>();
  for (const { name, x, y, score = 1 } of keypoints as readonly Scoreless[]) {
    if (score >= MIN_JOINT_SCORE && Number.isFinite(x) && Number.isFinite(y)) found.set(name, { x, y, score });
  }
  const get = (name: string): Joint | null => found.get(name) ?? null;
  const half = (side: 'left' | 'right'): HalfBody => ({
    shoulder: get(`${side}_shoulder`),
    elbow: get(`${side}_elbow`),
    wrist: get(`${side}_wrist`),
    hip: get(`${side}_hip`),
    knee: get(`${side}_knee`),
    ankle: get(`${side}_ankle`),
    ear: get(`${side}_ear`),
  });
  return { left: half('left'), right: half('right'), nose: get('nose') };
}

/** @returns the point halfway between two joints; the visible one where only one is */
export function middle(a: Joint | null, b: Joint | null): Joint | null {
  if (!a) return b;
  if (!b) return a;
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, score: Math.min(a.score, b.score) };
}

/** @returns the distance of two joints in pixels; NaN where one is not visible */
export function distance(a: Joint | null, b: Joint | null): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : NaN;
}

/** @returns the mean of the numbers that are numbers; NaN where none is */
export function meanOf(...values: readonly number[]): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count ? sum / count : NaN;
}

/** @returns the mean weighted by confidence, without the values that are not numbers */
export function weightedMean(a: number, weightA: number, b: number, weightB: number): number {
  if (Number.isNaN(a)) return b;
  if (Number.isNaN(b)) return a;
  return (a * weightA + b * weightB) / (weightA + weightB);
}

/** @returns the larger of two, or the one that is a number */
export function larger(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b);
}

/** @returns the smaller of two, or the one that is a number */
export function smaller(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b);
}
