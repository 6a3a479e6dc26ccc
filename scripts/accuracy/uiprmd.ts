/**
 * Rated movements of five people (UI-PRMD, Vicon), projected to any view: numbers that no detector has disturbed but ours.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { CocoKeypointName } from '../../src/pose/topology.js';
import type { Pose } from '../../src/pose/types.js';
import { createCamera } from '../../test/athlete/camera.js';
import { seededRandom } from '../../test/athlete/keypoints.js';
import type { Vec3 } from '../../test/athlete/vec.js';

/** Degrees around the person, 0 from where they face. */
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

/**
 * Where a set faces, in radians from the x axis. The lunges of this source do not go along it, and a rod held behind the
 * back twists the trunk: where one foot is ahead of the other the line of the feet tells, else that of the hips.
 */
function facingOf(episodes: RatedSet['episodes']): number {
  let [x, y] = [0, 0];
  for (const [frame = []] of episodes) {
    const across = acrossOf(frame, 'left_hip', 'right_hip');
    const feet = acrossOf(frame, 'left_ankle', 'right_ankle');
    const ahead = [across[1] / Math.hypot(...across), -across[0] / Math.hypot(...across)] as const;
    const along = feet[0] * ahead[0] + feet[1] * ahead[1];
    const [dx, dy] =
      Math.abs(along) > Math.SQRT1_2 * Math.hypot(...feet) ? feet.map((d) => d * Math.sign(along)) : ahead;
    x += (dx ?? 0) / Math.hypot(dx ?? 0, dy ?? 0);
    y += (dy ?? 0) / Math.hypot(dx ?? 0, dy ?? 0);
  }
  return Math.atan2(y, x);
}

/** The way from one joint to another on the floor, in mm. */
function acrossOf(frame: readonly number[], to: CocoKeypointName, from: CocoKeypointName): readonly [number, number] {
  const [a, b] = [3 * COCO_KEYPOINTS.indexOf(to), 3 * COCO_KEYPOINTS.indexOf(from)];
  return [(frame[a] ?? 0) - (frame[b] ?? 0), (frame[a + 1] ?? 0) - (frame[b + 1] ?? 0)];
}

function pointsOf(frame: readonly number[], facing: number): Vec3[] {
  const [cos, sin] = [Math.cos(facing) / 1000, Math.sin(facing) / 1000];
  const points = COCO_KEYPOINTS.map((_, index): Vec3 => {
    const [x = 0, y = 0, z = 0] = frame.slice(3 * index);
    return [y * cos - x * sin, z / 1000, x * cos + y * sin];
  });
  const [left, right] = [COCO_KEYPOINTS.indexOf('left_shoulder'), COCO_KEYPOINTS.indexOf('right_shoulder')];
  const [a, b] = [points[left] as Vec3, points[right] as Vec3];
  const across = [a[0] - b[0], a[1] - b[1], a[2] - b[2]] as const;
  const grow = Math.max(0, LEAST_SHOULDER_WIDTH_MM / 1000 / Math.hypot(...across) - 1) / 2;
  points[left] = [a[0] + grow * across[0], a[1] + grow * across[1], a[2] + grow * across[2]];
  points[right] = [b[0] - grow * across[0], b[1] - grow * across[1], b[2] - grow * across[2]];
  return points;
}

/** @returns the joints in space in every frame, as they are projected */
export function jointsOf({ episodes }: RatedSet): readonly Readonly<Record<string, Vec3>>[] {
  const facing = facingOf(episodes);
  return episodes
    .flat()
    .map((frame) => Object.fromEntries(pointsOf(frame, facing).map((point, at) => [COCO_KEYPOINTS[at] ?? '', point])));
}

/** @returns when each repetition begins and ends in the set as it is projected, in ms */
export function spansOf({ episodes, dt_ms: dtMs }: RatedSet): readonly (readonly [number, number])[] {
  const pause = Math.round(PAUSE_MS / dtMs);
  let frames = 0;
  return episodes.map(({ length }) => {
    const start = frames + pause;
    frames = start + length + pause;
    return [dtMs * start, dtMs * (start + length)];
  });
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
  const facing = facingOf(episodes);
  return frames.map((frame, index) => {
    const seen = pointsOf(frame, facing).map(camera.project);
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
