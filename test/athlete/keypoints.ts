/**
 * What a perfect (or a noisy) detector would say about the athlete: for tests of everything after the detector.
 */
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { Keypoint, Pose } from '../../src/pose/types.js';
import type { JointState } from './body.js';
import { createCamera, isHidden } from './camera.js';
import type { Camera, CameraOptions } from './camera.js';
import type { Performance } from './movements.js';

/** Scores of points that can be seen, that are behind the body, and that are outside the picture. */
export const SCORES = { visible: 0.85, hidden: 0.4, outside: 0.08 } as const;

/** How the points are disturbed. */
export interface NoiseOptions {
  /** Standard deviation as a share of the person's height in the picture; three times that for hidden points. */
  readonly share: number;
  readonly seed: number;
}

/** A repeatable source of numbers 0..1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal, by Box and Muller. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Whether a keypoint can be seen. */
export type Visibility = 'visible' | 'hidden' | 'outside';

/** The true keypoints: COCO-17, pixels, with what can be seen of each. */
export function trueKeypoints(
  state: JointState,
  camera: Camera,
): { name: string; x: number; y: number; seen: Visibility }[] {
  const { width, height } = camera.options;
  return COCO_KEYPOINTS.map((name) => {
    const { x, y } = camera.project(state.joints[name]);
    const inside = x >= 0 && y >= 0 && x < width && y < height;
    return { name, x, y, seen: !inside ? 'outside' : isHidden(camera, state, name) ? 'hidden' : 'visible' };
  });
}

/**
 * Keypoints as a detector gives them.
 *
 * @param random needed when there is noise; draws two numbers and more per point
 */
export function detectedKeypoints(state: JointState, camera: Camera, noise = 0, random?: () => number): Keypoint[] {
  const points = trueKeypoints(state, camera);
  const ys = points.map(({ y }) => y);
  const xs = points.map(({ x }) => x);
  const size = Math.max(Math.max(...ys) - Math.min(...ys), Math.max(...xs) - Math.min(...xs));
  return points.map(({ name, x, y, seen }) => {
    if (!random) return { name, x, y, z: 0, score: SCORES[seen] };
    const spread = noise * size * (seen === 'visible' ? 1 : 3);
    const score = SCORES[seen] + 0.05 * normal(random);
    return {
      name,
      x: x + spread * normal(random),
      y: y + spread * normal(random),
      z: 0,
      score: Math.min(1, Math.max(0, score)),
    };
  });
}

/**
 * A whole performance as a detector would report it.
 *
 * @param fps poses per second of media time
 */
export function poseSequence(
  performance: Performance,
  view: Partial<CameraOptions> = {},
  { fps = 15, noise }: { readonly fps?: number; readonly noise?: NoiseOptions } = {},
): Pose[] {
  const camera = createCamera(view);
  const { width, height } = camera.options;
  const random = noise ? seededRandom(noise.seed) : undefined;
  const count = Math.floor(performance.durationS * fps + 1e-6) + 1;
  return Array.from({ length: count }, (_, index) => {
    const keypoints = detectedKeypoints(performance.poseAt(index / fps), camera, noise?.share, random);
    const score = keypoints.reduce((sum, point) => sum + point.score, 0) / keypoints.length;
    return { timestampMs: (index * 1000) / fps, width, height, keypoints, score };
  });
}
