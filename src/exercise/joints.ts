/**
 * The joints that the exercises are read from, out of any model's keypoints.
 */
import { angleBetween, angleInSpace, type Point } from '../motion/angle.js';
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
  /** Set where the frame begins another shot of the same person. */
  readonly cut?: true;
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
  /** The same joint in metres, where the model gives it. */
  readonly inSpace?: Point;
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

/** Where the keypoints of either half stand in a body, by name. */
const PLACES: ReadonlyMap<string, readonly ['left' | 'right', SideJoint | 'ear']> = new Map(
  (['left', 'right'] as const).flatMap((side) =>
    ([...SIDE_JOINTS, 'ear'] as const).map((joint) => [`${side}_${joint}`, [side, joint]] as const),
  ),
);

const unseenHalf = (): Record<SideJoint | 'ear', Joint | null> => ({
  shoulder: null,
  elbow: null,
  wrist: null,
  hip: null,
  knee: null,
  ankle: null,
  ear: null,
});

/**
 * @param keypoints of the picture; a later one of the same name wins
 * @param keypoints3D metric points, where the model gives them
 * @returns the visible joints
 */
export function bodyOf(keypoints: readonly Keypoint[], keypoints3D: readonly Keypoint3D[] = []): Body {
  const halves = { left: unseenHalf(), right: unseenHalf() };
  let nose: Joint | null = null;
  keypoints.forEach(({ name, x, y, score = 1 }: Scoreless, index) => {
    if (!(score >= MIN_JOINT_SCORE && Number.isFinite(x) && Number.isFinite(y))) return;
    const place = PLACES.get(name);
    const inSpace = place && metricPoint(keypoints3D, name, index);
    if (place) halves[place[0]][place[1]] = { x, y, score, ...(inSpace && { inSpace }) };
    else if (name === 'nose') nose = { x, y, score };
  });
  return { ...halves, nose };
}

/** Both lists have the same order in all models; looked up by name where they do not. */
function metricPoint(points: readonly Keypoint3D[], name: string, index: number): Point | undefined {
  const point = points[index]?.name === name ? points[index] : points.find((candidate) => candidate.name === name);
  return point && [point.x, point.y, point.z].every(Number.isFinite) ? point : undefined;
}

/**
 * The angle at a joint in degrees: in space where the model tells the depth, as seen in the picture where it does not.
 *
 * @returns NaN where one of the three is not visible
 */
export function angleAt(from: Joint | null, vertex: Joint | null, to: Joint | null): number {
  if (!from || !vertex || !to) return NaN;
  const angle =
    from.inSpace && vertex.inSpace && to.inSpace
      ? angleInSpace([from, vertex, to], [from.inSpace, vertex.inSpace, to.inSpace])
      : angleBetween(from, vertex, to);
  return angle ?? NaN;
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
