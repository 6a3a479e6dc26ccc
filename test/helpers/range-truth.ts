/**
 * The synthetic athlete as a detector sees them, with the true range of each joint: what ranges of motion are checked against.
 */
import type { ExercisePose, JointRange } from '../../src/exercise/index.js';
import { JOINT_ANGLES } from '../../src/motion/angles.js';
import type { CameraOptions } from '../athlete/camera.js';
import { poseSequence, seededRandom } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';
import type { Performance } from '../athlete/movements.js';
import { angleDeg } from '../athlete/vec.js';
import type { Vec3 } from '../athlete/vec.js';

type Asked = Parameters<typeof performance>[0];

/**
 * Standard deviation of MoveNet's visible keypoints along one axis, as a share of the body's height (`npm run accuracy:poses`). Most of it
 * is the same through a clip, the rest changes over a third of a second: detectors err alike in like pictures.
 */
export const DETECTOR_ERROR = 0.011;
const LASTING = 0.8;
const CHANGING = Math.sqrt(1 - LASTING ** 2);
const CORRELATION_MS = 300;
/** Of a joint that is behind the body it is so many times larger. */
const HIDDEN = 1.8;

/** The smallest and the largest true angle of a joint, in degrees. */
export interface TrueRange {
  min: number;
  max: number;
}

/** @returns the true range of every joint, by the names of the joint angles */
export function trueRanges(performed: Performance, fps = 15): Readonly<Record<string, TrueRange>> {
  const states = Array.from({ length: Math.floor(performed.durationS * fps) + 1 }, (_, i) => performed.poseAt(i / fps));
  return rangesIn(states.map(({ joints }) => joints));
}

/** @returns the range of every joint angle in frames of points in space */
export function rangesIn(frames: readonly Readonly<Record<string, Vec3>>[]): Readonly<Record<string, TrueRange>> {
  return Object.fromEntries(
    JOINT_ANGLES.map(({ name, from, vertex, to }) => {
      const angles = frames.map((joints) => angleDeg(joints[from] as Vec3, joints[vertex] as Vec3, joints[to] as Vec3));
      return [name, { min: Math.min(...angles), max: Math.max(...angles) }];
    }),
  );
}

/** @returns the poses with every point moved as a detector errs */
export function asDetected(
  poses: readonly ExercisePose[],
  seed: number,
  share: number = DETECTOR_ERROR,
): ExercisePose[] {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const lasting = new Map<string, readonly [number, number]>();
  const errors = new Map<string, readonly [number, number]>();
  let lastMs = -Infinity;
  return poses.map((pose) => {
    const kept = Math.exp(-(pose.timestampMs - lastMs) / CORRELATION_MS);
    lastMs = pose.timestampMs;
    const ys = pose.keypoints.map(({ y }) => y);
    const xs = pose.keypoints.map(({ x }) => x);
    const size = Math.max(Math.max(...ys) - Math.min(...ys), Math.max(...xs) - Math.min(...xs));
    return {
      ...pose,
      keypoints: pose.keypoints.map((point) => {
        const fresh = Math.sqrt(1 - kept * kept);
        const [x, y] = errors.get(point.name) ?? [normal(), normal()];
        const changing = [kept * x + fresh * normal(), kept * y + fresh * normal()] as const;
        errors.set(point.name, changing);
        const always = lasting.get(point.name) ?? ([normal(), normal()] as const);
        lasting.set(point.name, always);
        const spread = share * size * (point.score < 0.6 ? HIDDEN : 1);
        const error = (axis: 0 | 1): number => spread * (LASTING * always[axis] + CHANGING * changing[axis]);
        return { ...point, x: point.x + error(0), y: point.y + error(1) };
      }),
    };
  });
}

/** @returns what a detector sees of the athlete, and what is true */
export function filmed(
  asked: Asked,
  camera: Partial<CameraOptions>,
  seed: number,
): { readonly poses: ExercisePose[]; readonly truth: Readonly<Record<string, TrueRange>> } {
  const performed = performance(asked);
  return { poses: asDetected(poseSequence(performed, camera), seed), truth: trueRanges(performed) };
}

/** One end of the range of one joint, beside the truth. */
export interface Checked {
  readonly joint: string;
  readonly end: 'min' | 'max';
  readonly view: string;
  /** Undefined where it is not told. */
  readonly told: { readonly deg: number; readonly uncertaintyDeg: number } | undefined;
  readonly truth: number;
}

/** @returns every end of every joint that was seen */
export function checked(ranges: readonly JointRange[], truth: Readonly<Record<string, TrueRange>>): readonly Checked[] {
  return ranges.flatMap(({ joint, left, right }) =>
    (['left', 'right'] as const).flatMap((side) => {
      const range = side === 'left' ? left : right;
      if (!range) return [];
      return (['min', 'max'] as const).map((end) => ({
        joint,
        end,
        view: range.view ?? 'unknown',
        told: range[end] ?? undefined,
        truth: truth[`${side}_${joint}`]?.[end] ?? NaN,
      }));
    }),
  );
}

/** @returns whether the truth lies inside the bar */
export function holds({ told, truth }: Checked): boolean {
  return told !== undefined && Math.abs(truth - told.deg) <= told.uncertaintyDeg;
}
