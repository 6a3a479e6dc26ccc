/**
 * Joint angles. Pure: no DOM, no clock.
 */
import type { Keypoint, Keypoint3D } from '../pose/types.js';

/** A point in two or three dimensions. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z?: number;
}

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
 * @returns the angle at `vertex` in degrees, 0..180; `null` where two of the points coincide
 */
export function angleBetween(from: Point, vertex: Point, to: Point): number | null {
  const a = [from.x - vertex.x, from.y - vertex.y, (from.z ?? 0) - (vertex.z ?? 0)] as const;
  const b = [to.x - vertex.x, to.y - vertex.y, (to.z ?? 0) - (vertex.z ?? 0)] as const;
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  if (!(lengths > 0)) return null;
  const cosine = (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / lengths;
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}

/**
 * All joint angles of one pose, as projected on the picture; in space where metric points are given.
 *
 * @param keypoints the pose's keypoints; their depth is not used
 * @param keypoints3D metric points, where the model gives them
 * @returns degrees 0..180 by joint name, `null` where one of the three points is not visible
 */
export function jointAngles(
  keypoints: readonly Keypoint[],
  keypoints3D?: readonly Keypoint3D[],
): Record<string, number | null> {
  const points = new Map<string, { point: Point; score: number }>();
  for (const { name, x, y, score } of keypoints) points.set(name, { point: { x, y }, score });
  for (const { name, x, y, z, score } of keypoints3D ?? []) points.set(name, { point: { x, y, z }, score });
  const visible = (name: string): Point | undefined => {
    const found = points.get(name);
    return found && found.score >= VISIBLE_SCORE ? found.point : undefined;
  };
  const angles: Record<string, number | null> = {};
  for (const { name, from, vertex, to } of JOINT_ANGLES) {
    const [a, b, c] = [visible(from), visible(vertex), visible(to)];
    angles[name] = a && b && c ? angleBetween(a, b, c) : null;
  }
  return angles;
}
