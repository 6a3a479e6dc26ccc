/**
 * What a jump is measured in: heights in the picture, one sample for each frame. Up is plus, in pixels of a camera that looks
 * level.
 */
import { angleAt, bodyOf, meanOf, middle, type ExercisePose, type HalfBody, type Joint } from '../joints.js';
import { quantile as quantileOf } from '../order.js';

/** One frame. A height is NaN where its joints are not visible. */
export interface JumpSample {
  /** Real time in ms. */
  readonly timeMs: number;
  readonly hip: number;
  readonly leftAnkle: number;
  readonly rightAnkle: number;
  /** Of nose and ears. */
  readonly head: number;
  readonly shoulder: number;
  readonly wrist: number;
  /** Of both knees, in degrees. */
  readonly kneeAngle: number;
  /** Distance of the knees over that of the ankles, across the picture; above 0 only where the ankles are apart. */
  readonly kneeRatio: number;
  /** How upright the body is from ankles to shoulders: 1 upright, 0 level, as the picture shows it. */
  readonly upright: number;
  /** How far the left shoulder is to the right of the right one, in pixels: who faces the camera is mirrored. */
  readonly shoulders: number;
  /** Focal length of the camera in pixels, as far as a picture tells. */
  readonly focal: number;
  /** Vertical place in the picture's own pixels of the hips, for messages. */
  readonly hipY: number;
  /** Whether each was seen. */
  readonly leftHip: boolean;
  readonly rightHip: boolean;
}

/**
 * Focal length over the picture's longer side: 26 mm on film 36 mm wide, which is what phones have, narrowed by the crop that
 * they take for videos.
 */
const FOCAL_SHARE = 0.8;

/**
 * The height above the picture's middle that a level camera would show, by the ray through the point.
 *
 * @param pitchDeg degrees by which the camera looks up; below 0 down
 */
export function levelHeight(y: number, width: number, height: number, pitchDeg: number): number {
  const above = height / 2 - y;
  if (pitchDeg === 0) return above;
  const focal = focalLength(width, height);
  return focal * Math.tan(Math.atan(above / focal) + (pitchDeg * Math.PI) / 180);
}

function focalLength(width: number, height: number): number {
  return FOCAL_SHARE * Math.max(width, height);
}

/** @returns undefined where nobody was found */
export function jumpSample(pose: ExercisePose, pitchDeg: number): JumpSample | undefined {
  if (pose.keypoints.length === 0) return undefined;
  const { left, right, nose } = bodyOf(pose.keypoints, pose.keypoints3D);
  const up = (joint: Joint | null): number => (joint ? levelHeight(joint.y, pose.width, pose.height, pitchDeg) : NaN);
  const both = (name: keyof HalfBody): number => meanOf(up(left[name]), up(right[name]));
  const hips = middle(left.hip, right.hip);
  const [shoulders, ankles] = [middle(left.shoulder, right.shoulder), middle(left.ankle, right.ankle)];
  const apart = (a: Joint | null, b: Joint | null): number => (a && b ? Math.abs(a.x - b.x) : NaN);
  return {
    timeMs: pose.timestampMs,
    hip: both('hip'),
    leftAnkle: up(left.ankle),
    rightAnkle: up(right.ankle),
    head: meanOf(up(nose), up(left.ear), up(right.ear)),
    shoulder: both('shoulder'),
    wrist: both('wrist'),
    kneeAngle: meanOf(angleAt(left.hip, left.knee, left.ankle), angleAt(right.hip, right.knee, right.ankle)),
    kneeRatio: apart(left.knee, right.knee) / apart(left.ankle, right.ankle),
    upright:
      shoulders && ankles ? (ankles.y - shoulders.y) / Math.hypot(ankles.x - shoulders.x, ankles.y - shoulders.y) : NaN,
    shoulders: left.shoulder && right.shoulder ? left.shoulder.x - right.shoulder.x : NaN,
    focal: focalLength(pose.width, pose.height),
    hipY: hips?.y ?? NaN,
    leftHip: left.hip !== null,
    rightHip: right.hip !== null,
  };
}

/**
 * Parts that are looked at in every frame are not to outweigh the others: what is nearer than so to another does not count, in ms. It may
 * be 25 to 100.
 */
const APART_MS = 50;

/** @returns samples of which none is much nearer to the next than where nothing is looked at closely */
export function evenly(samples: readonly JumpSample[]): readonly JumpSample[] {
  let lastMs = -Infinity;
  return samples.filter(({ timeMs }) => {
    if (timeMs - lastMs < APART_MS) return false;
    lastMs = timeMs;
    return true;
  });
}

/** @returns the middle one of the numbers that are numbers, or the one at another share of their order; NaN where none is */
export function quantile(values: readonly number[], share = 0.5): number {
  return quantileOf(
    values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b),
    share,
  );
}
