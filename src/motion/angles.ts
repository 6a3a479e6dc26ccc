/**
 * Joint angles. Pure: no DOM, no clock.
 */
import type { Keypoint, Keypoint3D } from '../pose/types.js';
import { angleBetween, angleInSpace, type Point } from './angle.js';

/** A joint angle: the angle at `vertex` between the lines to `from` and `to`. */
export interface JointAngle {
  readonly name: string;
  readonly from: string;
  readonly vertex: string;
  readonly to: string;
}

function bothSides(joint: string, from: string, to: string): JointAngle[] {
  return ['left', 'right'].map((side) => ({
    name: `${side}_${joint}`,
    from: `${side}_${from}`,
    vertex: `${side}_${joint}`,
    to: `${side}_${to}`,
  }));
}

/** The joint angles that every model can give. 180° is a straight elbow, knee or hip; an arm at the side is a shoulder of 0°. */
export const JOINT_ANGLES: readonly JointAngle[] = [
  ...bothSides('elbow', 'shoulder', 'wrist'),
  ...bothSides('shoulder', 'hip', 'elbow'),
  ...bothSides('hip', 'shoulder', 'knee'),
  ...bothSides('knee', 'hip', 'ankle'),
];

/** Below this score a keypoint counts as not visible, and so do the angles that need it. */
export const VISIBLE_SCORE = 0.3;

/**
 * All joint angles of one pose: as seen in the picture, or, where metric points are given, in space.
 *
 * @param keypoints the pose's keypoints; their depth is not used
 * @param keypoints3D metric points, where the model gives them
 * @returns degrees 0..180 by joint name, `null` where one of the three points is not visible
 */
export function jointAngles(
  keypoints: readonly Keypoint[],
  keypoints3D?: readonly Keypoint3D[],
): Record<string, number | null> {
  const flat = visiblePoints(keypoints.map(({ name, x, y, score }) => ({ name, x, y, score })));
  const inSpace = visiblePoints(keypoints3D ?? []);
  const angles: Record<string, number | null> = {};
  for (const { name, ...joint } of JOINT_ANGLES) {
    const seen = pointsOf(joint, flat);
    const metric = pointsOf(joint, inSpace);
    if (seen && metric) angles[name] = angleInSpace(seen, metric);
    else angles[name] = seen ? angleBetween(...seen) : null;
  }
  return angles;
}

/**
 * How sure each joint angle is.
 *
 * @returns the least score of the joint's three keypoints, 0..1, by joint name; 0 where one of them is not there
 */
export function jointScores(keypoints: readonly Keypoint[]): Record<string, number> {
  const scores = new Map(keypoints.map(({ name, score }) => [name, score]));
  return Object.fromEntries(
    JOINT_ANGLES.map(({ name, from, vertex, to }) => [
      name,
      Math.min(...[from, vertex, to].map((point) => scores.get(point) ?? 0)),
    ]),
  );
}

type NamedPoint = Point & { readonly name: string; readonly score: number };

function visiblePoints(points: readonly NamedPoint[]): ReadonlyMap<string, Point> {
  return new Map(points.filter(({ score }) => score >= VISIBLE_SCORE).map((point) => [point.name, point]));
}

function pointsOf(
  { from, vertex, to }: Omit<JointAngle, 'name'>,
  points: ReadonlyMap<string, Point>,
): [Point, Point, Point] | undefined {
  const [a, b, c] = [points.get(from), points.get(vertex), points.get(to)];
  return a && b && c && [a, b, c];
}
