/**
 * The ground truth that lies beside each clip.
 */
import { JOINT_ANGLES, jointAngles } from '../../src/motion/angles.js';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import { createCamera } from './camera.js';
import type { CameraOptions } from './camera.js';
import { cameraAt, frameTimesMs } from './clips.js';
import type { ClipSpec, PerformanceRequest } from './clips.js';
import { trueKeypoints } from './keypoints.js';
import { performance } from './movements.js';
import type { TrueHold, TrueRep } from './movements.js';
import { angleDeg } from './vec.js';

/** One frame; it is a frame of the clip, so its time is exact. */
export interface TruthFrame {
  /** Media time in ms. */
  readonly t: number;
  /** x, y in pixels and visibility of each joint: 2 visible, 1 behind the body, 0 outside the picture. */
  readonly k: readonly (readonly [number, number, number])[];
  /** Degrees in the picture, by the names of the product's joint angles. */
  readonly angles: Readonly<Record<string, number>>;
  /** Degrees in space. */
  readonly angles3D: Readonly<Record<string, number>>;
}

/** The truth of one clip; times in seconds but for the frames'. */
export interface ClipTruth {
  readonly name: string;
  readonly file: string;
  /** `null` for an empty room. */
  readonly exercise: string | null;
  /** As a player shows it, after rotation. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly durationS: number;
  readonly frameCount: number;
  readonly rotation: number;
  readonly audio: boolean;
  /** The first, where another one follows. */
  readonly camera: CameraOptions;
  readonly performance: PerformanceRequest | null;
  readonly reps: readonly TrueRep[];
  readonly holds: readonly TrueHold[];
  readonly faults: readonly string[];
  readonly joints: readonly string[];
  readonly frames: readonly TruthFrame[];
}

/** Frames with truth are at least this far apart. */
const MIN_GAP_MS = 90;

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** Seconds that a clip lasts. */
export const durationOf = (spec: ClipSpec): number =>
  spec.performance ? performance(spec.performance).durationS : (spec.durationS ?? 1);

/** Moments of all frames of a clip; the one moment of a picture. */
export const momentsMs = (spec: ClipSpec): number[] =>
  spec.format === 'jpeg' ? [(spec.stillAtS ?? 0) * 1000] : frameTimesMs(spec, durationOf(spec));

/** Everything that is true of a clip. */
export function truthOf(spec: ClipSpec, file: string): ClipTruth {
  const camera = createCamera(spec.camera);
  const moments = momentsMs(spec);
  const performed = spec.performance && performance(spec.performance);
  let last = -Infinity;
  const frames = (performed ? moments : []).flatMap((ms): TruthFrame[] => {
    if (ms - last < MIN_GAP_MS) return [];
    last = ms;
    const state = performed!.poseAt(ms / 1000);
    const points = trueKeypoints(state, createCamera(cameraAt(spec, ms / 1000)));
    const flat = jointAngles(points.map(({ name, x, y }) => ({ name, x, y, z: 0, score: 1 })));
    const joints = state.joints as Readonly<Record<string, readonly [number, number, number]>>;
    const inSpace = JOINT_ANGLES.map(({ name, from, vertex, to }) => [
      name,
      round(angleDeg(joints[from]!, joints[vertex]!, joints[to]!)),
    ]);
    return [
      {
        t: spec.format === 'jpeg' ? 0 : round(ms, 2),
        k: points.map(({ x, y, seen }) => [round(x), round(y), { visible: 2, hidden: 1, outside: 0 }[seen]] as const),
        angles: Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, round(value ?? 0)])),
        angles3D: Object.fromEntries(inSpace) as Record<string, number>,
      },
    ];
  });
  const seconds = <T extends object>(of: T): T =>
    Object.fromEntries(Object.entries(of).map(([key, v]) => [key, typeof v === 'number' ? round(v, 3) : v])) as T;
  const { width, height } = camera.options;
  const still = spec.format === 'jpeg';
  return {
    name: spec.name,
    file,
    exercise: spec.performance?.exercise ?? null,
    width,
    height,
    fps: spec.fps,
    durationS: still ? 0 : round(durationOf(spec), 3),
    frameCount: moments.length,
    rotation: spec.rotation ?? 0,
    audio: spec.audio ?? false,
    camera: camera.options,
    performance: spec.performance ?? null,
    reps: still ? [] : (performed?.truth.reps ?? []).map(seconds),
    holds: still ? [] : (performed?.truth.holds ?? []).map(seconds),
    faults: performed?.truth.faults ?? [],
    joints: COCO_KEYPOINTS,
    frames,
  };
}
