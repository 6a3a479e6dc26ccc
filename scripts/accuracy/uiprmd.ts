/**
 * Rated movements of five people (UI-PRMD, Vicon), projected to any view: numbers that no detector has disturbed but ours.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { Pose } from '../../src/pose/types.js';
import { createCamera } from '../../test/athlete/camera.js';
import { seededRandom } from '../../test/athlete/keypoints.js';
import type { Vec3 } from '../../test/athlete/vec.js';

/** Degrees around the person, 0 from the front. */
export const UIPRMD_YAWS = [0, 30, 60, 90, 135, 180] as const;

/** One person's repetitions of one movement. */
export interface RatedSet {
  readonly movement: 'squat' | 'lunge' | 'side_lunge' | 'sit_to_stand';
  readonly subject: number;
  readonly correct: boolean;
  readonly dt_ms: number;
  /** Per repetition and frame 17 × x ahead, y to the left, z up, in mm. */
  readonly episodes: readonly (readonly (readonly number[])[])[];
}

/** Shoulder joints estimated from markers are too near to each other where the arms are overhead. */
const LEAST_SHOULDER_WIDTH_MM = 295;
const NOISE_SHARE = 0.004;
/** How long the person stands between two repetitions. */
const PAUSE_MS = 420;

/** @returns the sets; undefined where the folder has none */
export function readRated(dataDir: string): readonly RatedSet[] | undefined {
  const file = join(dataDir, 'form/uiprmd.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RatedSet[]) : undefined;
}

function pointsOf(frame: readonly number[]): Vec3[] {
  const points = COCO_KEYPOINTS.map((_, index): Vec3 => [
    (frame[3 * index + 1] ?? 0) / 1000,
    (frame[3 * index + 2] ?? 0) / 1000,
    (frame[3 * index] ?? 0) / 1000,
  ]);
  const [left, right] = [COCO_KEYPOINTS.indexOf('left_shoulder'), COCO_KEYPOINTS.indexOf('right_shoulder')];
  const [a, b] = [points[left] as Vec3, points[right] as Vec3];
  const across = [a[0] - b[0], a[1] - b[1], a[2] - b[2]] as const;
  const grow = Math.max(0, LEAST_SHOULDER_WIDTH_MM / 1000 / Math.hypot(...across) - 1) / 2;
  points[left] = [a[0] + grow * across[0], a[1] + grow * across[1], a[2] + grow * across[2]];
  points[right] = [b[0] - grow * across[0], b[1] - grow * across[1], b[2] - grow * across[2]];
  return points;
}

/**
 * @param yawDeg degrees around the person
 * @param only the numbers of the episodes; all of them by default
 * @returns the set as a detector would report it, one repetition after the other
 */
export function projected(
  { episodes, dt_ms: dtMs }: RatedSet,
  yawDeg: number,
  { heightM = 1, only }: { readonly heightM?: number; readonly only?: readonly number[] } = {},
): Pose[] {
  const frames: (readonly number[])[] = [];
  const pause = Math.round(PAUSE_MS / dtMs);
  for (const [index, episode] of episodes.entries()) {
    if (only && !only.includes(index)) continue;
    const [first, last] = [episode[0] ?? [], episode.at(-1) ?? []];
    frames.push(
      ...Array.from({ length: pause }, () => first),
      ...episode,
      ...Array.from({ length: pause }, () => last),
    );
  }
  const camera = createCamera({ yawDeg, heightM, distanceM: 4.2 });
  const random = seededRandom(5);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const { width, height } = camera.options;
  return frames.map((frame, index) => {
    const seen = pointsOf(frame).map(camera.project);
    const ys = seen.map(({ y }) => y);
    const spread = NOISE_SHARE * (Math.max(...ys) - Math.min(...ys));
    const keypoints = seen.map(({ x, y }, at) => ({
      name: COCO_KEYPOINTS[at] ?? '',
      x: x + spread * normal(),
      y: y + spread * normal(),
      z: 0,
      score: 0.85,
    }));
    return { timestampMs: index * dtMs, width, height, keypoints, score: 0.85 };
  });
}
