/**
 * Whether limbs go on beyond the edge of the region that was looked at: a region that once lies on a part of the body
 * would never widen by itself, as what it does not show is not found.
 */
import { REGION_MIN_SCORE, type Region } from './region.js';
import type { Keypoint } from './types.js';

/** Chains of joints from the trunk outward; of each joint the one before the last points at the next. */
const CHAINS = ['left', 'right'].flatMap((side) =>
  [
    ['shoulder', 'hip', 'knee', 'ankle'],
    ['shoulder', 'elbow', 'wrist'],
  ].map((joints) => joints.map((joint) => `${side}_${joint}`)),
);

/**
 * @param keypoints found in the region
 * @param width of the picture, with its height: what lies outside of it cannot be seen anyhow
 */
export function limbsBeyond(keypoints: readonly Keypoint[], region: Region, width: number, height: number): boolean {
  const certain = new Map(
    keypoints.filter(({ score }) => score >= REGION_MIN_SCORE).map((point) => [point.name, point] as const),
  );
  return CHAINS.some((chain) => {
    const hidden = chain.findIndex((name) => !certain.has(name));
    const [from, last] = [certain.get(chain[hidden - 2] ?? ''), certain.get(chain[hidden - 1] ?? '')];
    if (!from || !last) return false;
    const [x, y] = [2 * last.x - from.x, 2 * last.y - from.y];
    const isInPicture = x >= 0 && x <= width && y >= 0 && y <= height;
    return isInPicture && !isInside(x, y, region);
  });
}

function isInside(x: number, y: number, { centreX, centreY, side, angle = 0 }: Region): boolean {
  const [dx, dy] = [x - centreX, y - centreY];
  const along = dx * Math.cos(angle) + dy * Math.sin(angle);
  const across = dy * Math.cos(angle) - dx * Math.sin(angle);
  return Math.max(Math.abs(along), Math.abs(across)) <= side / 2;
}
