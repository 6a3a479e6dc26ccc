/**
 * Regions of interest: which square of the picture a detector looks at. Pure arithmetic.
 */
import type { Rectangle, Square } from '../media/frame.js';
import type { Keypoint } from './types.js';

/** The square of the picture that a detector looks at, turned clockwise by `angle` radians where one is given. */
export interface Region extends Square {
  readonly angle?: number;
}

/** Keypoints below this score do not say where the body is. */
export const REGION_MIN_SCORE = 0.2;

/**
 * How much larger than the body's box the square is, so that a body that moves stays inside until the next frame. Measured
 * on six recordings, `jack_10` and `squat_10` among them: 1.15 loses more feet, 1.4 costs .02 of the score.
 */
const MARGIN = 1.25;

/**
 * The square is at least this much longer than the trunk: hidden limbs may be anywhere around it. On the same recordings 3
 * and 3.8 find no joint more, and cost up to .02 of the score; for what is farther out see `limbs-beyond.ts`.
 */
const TRUNK_LENGTHS = 2.2;

/** Fewest keypoints that make a region; fewer are more likely clutter than a body. */
const MIN_KEYPOINTS = 4;

/** Most squares of a search: pictures like a thread would need thousands to be covered by squares as wide as they are. */
const MAX_TILES = 8;

/** The square that holds the whole picture. */
export function fullRegion(width: number, height: number): Region {
  return { centreX: width / 2, centreY: height / 2, side: Math.max(width, height) };
}

/**
 * Overlapping squares along the longer side of the picture, for people too small to be found in the whole of it.
 */
export function tileRegions(width: number, height: number): Region[] {
  const longer = Math.max(width, height);
  const side = Math.max(Math.min(width, height), (2 * longer) / (MAX_TILES + 1));
  const slack = longer - side;
  const count = Math.max(1, 1 + Math.ceil(slack / (side / 2)));
  return Array.from({ length: count }, (_, index) => {
    const offset = side / 2 + (count === 1 ? slack / 2 : (slack * index) / (count - 1));
    return width >= height
      ? { centreX: offset, centreY: height / 2, side }
      : { centreX: width / 2, centreY: offset, side };
  });
}

/**
 * The square around a body.
 *
 * @returns undefined where too few keypoints are certain
 */
export function regionAround(keypoints: readonly Keypoint[]): Region | undefined {
  const certain = keypoints.filter(({ score }) => score >= REGION_MIN_SCORE);
  if (certain.length < MIN_KEYPOINTS) return undefined;
  const xs = certain.map(({ x }) => x);
  const ys = certain.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.max((right - left) * MARGIN, (bottom - top) * MARGIN, trunkLength(keypoints) * TRUNK_LENGTHS, 16);
  return { centreX: (left + right) / 2, centreY: (top + bottom) / 2, side };
}

/** How much wider than the body's reach from the middle of the hips the square is. MediaPipe's own value. */
const REACH_MARGIN = 1.25;

/** The body reaches at least so many lengths of the trunk from the middle of the hips. */
const REACH_TRUNKS = 1.4;

/** A trunk that is shorter than this share of the reach points at the camera, and tells no direction. */
const MIN_TRUNK_SHARE = 0.2;

/**
 * The square around the middle of the hips that holds the body and is turned with its trunk, as BlazePose is trained on
 * (Bazarevsky et al. 2020, “BlazePose: On-device Real-time Body Pose tracking”: the circle around the person, and the
 * line between the middles of shoulders and hips).
 *
 * @returns undefined where too few keypoints are certain; an upright square where the trunk is not seen
 */
export function regionAlongTrunk(keypoints: readonly Keypoint[]): Region | undefined {
  const upright = regionAround(keypoints);
  const trunk = trunkOf(keypoints);
  if (!upright || !trunk) return upright;
  const { shoulders, hips } = trunk;
  const up = { x: shoulders.x - hips.x, y: shoulders.y - hips.y };
  const length = Math.hypot(up.x, up.y);
  const certain = keypoints.filter(({ score }) => score >= REGION_MIN_SCORE);
  const reach = Math.max(...certain.map(({ x, y }) => Math.hypot(x - hips.x, y - hips.y)), length * REACH_TRUNKS, 8);
  return {
    centreX: hips.x,
    centreY: hips.y,
    side: 2 * reach * REACH_MARGIN,
    angle: length < MIN_TRUNK_SHARE * reach ? 0 : Math.atan2(up.x, -up.y),
  };
}

type Middle = Pick<Keypoint, 'x' | 'y'>;

function trunkOf(keypoints: readonly Keypoint[]): { readonly shoulders: Middle; readonly hips: Middle } | undefined {
  const middle = (a: string, b: string): Middle | undefined => {
    const points = keypoints.filter(({ name, score }) => (name === a || name === b) && score >= REGION_MIN_SCORE);
    const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
    return points.length ? { x: sum.x / points.length, y: sum.y / points.length } : undefined;
  };
  const shoulders = middle('left_shoulder', 'right_shoulder');
  const hips = middle('left_hip', 'right_hip');
  return shoulders && hips && { shoulders, hips };
}

function trunkLength(keypoints: readonly Keypoint[]): number {
  const trunk = trunkOf(keypoints);
  return trunk ? Math.hypot(trunk.shoulders.x - trunk.hips.x, trunk.shoulders.y - trunk.hips.y) : 0;
}

/** The part of the region inside the picture, and where it goes on a square canvas of `size` pixels. */
export function regionDrawing(
  region: Region,
  width: number,
  height: number,
  size: number,
): { part: Rectangle; target: Rectangle } {
  const left = region.centreX - region.side / 2;
  const top = region.centreY - region.side / 2;
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  const part = {
    x,
    y,
    width: Math.max(0, Math.min(width, left + region.side) - x),
    height: Math.max(0, Math.min(height, top + region.side) - y),
  };
  const scale = size / region.side;
  return {
    part,
    target: {
      x: (part.x - left) * scale,
      y: (part.y - top) * scale,
      width: part.width * scale,
      height: part.height * scale,
    },
  };
}
