/**
 * Whether two poses, one soon after the other, are of the same person: by place and by size.
 */
import { REGION_MIN_SCORE, regionAround, type Region } from './region.js';
import type { Keypoint } from './types.js';

/**
 * How far the trunk may move from one frame to the next, in sides of the region around the body. Measured between frames
 * 66 ms apart on real recordings: 99 % stay below 0.08, a basketball player reaches 0.17; somebody standing beside is 0.25
 * away and more.
 */
const MAX_SHIFT = 0.2;

/** How much the size of the region may change. Measured: 99 % stay below 1.16, keypoints that come and go reach 1.7. */
const MAX_SIZE_RATIO = 2;

/** Points that stay where the body is, whatever the limbs do. */
const TRUNK = new Set(['left_shoulder', 'right_shoulder', 'left_hip', 'right_hip']);

/** Whether `after` continues `before`. A pose in which nobody was found continues none. */
export function isSamePerson(before: readonly Keypoint[], after: readonly Keypoint[]): boolean {
  const [from, to] = [regionAround(before), regionAround(after)];
  if (!from || !to) return false;
  const [a, b] = [trunkCentre(before, from), trunkCentre(after, to)];
  const shift = Math.hypot(a.x - b.x, a.y - b.y) / ((from.side + to.side) / 2);
  const ratio = Math.max(from.side, to.side) / Math.min(from.side, to.side);
  return shift <= MAX_SHIFT && ratio <= MAX_SIZE_RATIO;
}

function trunkCentre(keypoints: readonly Keypoint[], region: Region): { x: number; y: number } {
  const points = keypoints.filter(({ name, score }) => TRUNK.has(name) && score >= REGION_MIN_SCORE);
  if (points.length < 2) return { x: region.centreX, y: region.centreY };
  const mean = (axis: 'x' | 'y') => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return { x: mean('x'), y: mean('y') };
}
