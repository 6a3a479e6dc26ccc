/**
 * What is measured of a posture, by the view that shows it.
 */
import { middle, type Body, type HalfBody, type Joint } from '../joints.js';
import { DEGREES } from '../signals/figure.js';
import { NORMAL_95, STANDING_ERROR, timesLessExact } from './keypoint-error.js';
import type { PostureDirection, PostureMeasureName, PostureView } from './messages.js';

/** A measure with its sign. */
export interface Measured {
  readonly measure: PostureMeasureName;
  readonly signed: number;
  readonly unit: '°' | '%';
  readonly uncertainty: number;
  /** Which way it is off where it is more than 0, and where less. */
  readonly directions: readonly [PostureDirection, PostureDirection];
  /** Of a tilt the direction names the side that is lower. */
  readonly isTilt?: true;
}

const FRONTAL = [
  'head_tilt',
  'head_shift',
  'shoulders_tilt',
  'trunk_lean',
  'pelvis_tilt',
  'pelvis_shift',
  'left_knee_axis',
  'right_knee_axis',
] as const satisfies readonly PostureMeasureName[];

const LATERAL = [
  'head_forward',
  'head_shift',
  'trunk_lean',
  'pelvis_shift',
  'knee_bend',
  'body_lean',
] as const satisfies readonly PostureMeasureName[];

/** What each view shows. */
export const MEASURES_BY_VIEW: Readonly<Record<PostureView, readonly PostureMeasureName[]>> = {
  front: FRONTAL,
  back: FRONTAL,
  left: LATERAL,
  right: LATERAL,
  oblique: [],
};

/**
 * How far from level cameras are held, in degrees, 95 of 100: an assumption, as a picture does not say it. It is in the error of
 * whatever is measured against the vertical.
 */
const CAMERA_ROLL_DEG = 2;

/**
 * A knee that bends looks off its axis from the front, where the leg is turned a little: so many degrees, 95 of 100. An estimate: a knee
 * that is bent by 10° in a leg that is turned by 17° does.
 */
const TURNED_LEG_DEG = 3;

/** A place in the picture, and its standard deviation along one axis, in pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly error: number;
}

/**
 * @param view `oblique` shows none
 * @param staturePx the body's height
 * @returns the measures of what is visible
 */
export function measuresOf(body: Body, view: PostureView, staturePx: number): readonly Measured[] {
  if (view === 'front' || view === 'back') return frontal(body, view === 'front' ? 1 : -1, staturePx);
  if (view === 'left' || view === 'right') return lateral(body, view === 'right' ? 1 : -1, staturePx);
  return [];
}

/** @param sign 1 where the person's left is on the picture's right */
function frontal({ left, right }: Body, sign: 1 | -1, staturePx: number): readonly Measured[] {
  const centre = (name: Part): Place | undefined => {
    if (!left[name] || !right[name]) return undefined;
    return placeOf(middle(left[name], right[name]), STANDING_ERROR.middle, staturePx);
  };
  const knee = (measure: PostureMeasureName, half: HalfBody, outward: 1 | -1): Measured[] =>
    bend(measure, half, STANDING_ERROR.leg, outward, ['outward', 'inward'], TURNED_LEG_DEG, staturePx);
  const toTheSide = ['left', 'right'] as const;
  return [
    ...tilt('head_tilt', left.ear, right.ear, staturePx),
    ...shift('head_shift', centre('ear'), centre('shoulder'), sign, toTheSide, staturePx),
    ...tilt('shoulders_tilt', left.shoulder, right.shoulder, staturePx),
    ...lean('trunk_lean', centre('shoulder'), centre('hip'), sign, toTheSide),
    ...tilt('pelvis_tilt', left.hip, right.hip, staturePx),
    ...shift('pelvis_shift', centre('hip'), centre('ankle'), sign, toTheSide, staturePx),
    ...knee('left_knee_axis', left, sign),
    ...knee('right_knee_axis', right, sign === 1 ? -1 : 1),
  ];
}

/** @param sign 1 where the person looks to the picture's right */
function lateral({ left, right }: Body, sign: 1 | -1, staturePx: number): readonly Measured[] {
  const half = scoreOf(left) >= scoreOf(right) ? left : right;
  const at = (name: Part): Place | undefined => placeOf(half[name], STANDING_ERROR.lateral, staturePx);
  const ahead = ['forward', 'back'] as const;
  return [
    ...lean('head_forward', at('ear'), at('shoulder'), sign, ahead),
    ...shift('head_shift', at('ear'), at('shoulder'), sign, ahead, staturePx),
    ...lean('trunk_lean', at('shoulder'), at('hip'), sign, ahead),
    ...shift('pelvis_shift', at('hip'), at('ankle'), sign, ahead, staturePx),
    ...bend('knee_bend', half, STANDING_ERROR.lateral, sign, ahead, 0, staturePx),
    ...lean('body_lean', at('ear'), at('ankle'), sign, ahead),
  ];
}

type Part = 'ear' | 'shoulder' | 'hip' | 'knee' | 'ankle';

function scoreOf({ ear, shoulder, hip, knee, ankle }: HalfBody): number {
  return [ear, shoulder, hip, knee, ankle].reduce((sum, joint) => sum + (joint?.score ?? 0), 0);
}

/** @param share of the body's height that it is off by */
function placeOf(joint: Joint | null, share: number, staturePx: number): Place | undefined {
  return joint ? { x: joint.x, y: joint.y, error: share * timesLessExact(joint.score) * staturePx } : undefined;
}

/** How far the line between both sides is from level: to the side that is lower. */
function tilt(measure: PostureMeasureName, left: Joint | null, right: Joint | null, staturePx: number): Measured[] {
  if (!left || !right) return [];
  const [across, down] = [Math.abs(left.x - right.x), left.y - right.y];
  const error = STANDING_ERROR.difference * timesLessExact(Math.min(left.score, right.score)) * staturePx;
  return [
    {
      measure,
      signed: Math.atan2(down, across) * DEGREES,
      unit: '°',
      uncertainty: Math.hypot((NORMAL_95 * error * DEGREES) / Math.hypot(across, down), CAMERA_ROLL_DEG),
      directions: ['left', 'right'],
      isTilt: true,
    },
  ];
}

type Directions = Measured['directions'];

/** How far the line between two places is from upright. */
function lean(
  measure: PostureMeasureName,
  upper: Place | undefined,
  lower: Place | undefined,
  sign: 1 | -1,
  directions: Directions,
): Measured[] {
  if (!upper || !lower) return [];
  const [across, up] = [sign * (upper.x - lower.x), lower.y - upper.y];
  const error = (NORMAL_95 * Math.hypot(upper.error, lower.error) * DEGREES) / Math.hypot(across, up);
  return [
    {
      measure,
      signed: Math.atan2(across, up) * DEGREES,
      unit: '°',
      uncertainty: Math.hypot(error, CAMERA_ROLL_DEG),
      directions,
    },
  ];
}

/** How far one place is beside another, in percent of the body's height. */
function shift(
  measure: PostureMeasureName,
  upper: Place | undefined,
  lower: Place | undefined,
  sign: 1 | -1,
  directions: Directions,
  staturePx: number,
): Measured[] {
  if (!upper || !lower) return [];
  const rolled = Math.abs(lower.y - upper.y) * Math.tan(CAMERA_ROLL_DEG / DEGREES);
  const error = NORMAL_95 * Math.hypot(upper.error, lower.error);
  return [
    {
      measure,
      signed: (100 * sign * (upper.x - lower.x)) / staturePx,
      unit: '%',
      uncertainty: (100 * Math.hypot(error, rolled)) / staturePx,
      directions,
    },
  ];
}

/** By how much a knee is off the line from hip to ankle, as an angle; more than 0 to the side of `sign`. */
function bend(
  measure: PostureMeasureName,
  { hip, knee, ankle }: HalfBody,
  share: number,
  sign: 1 | -1,
  directions: Directions,
  besides: number,
  staturePx: number,
): Measured[] {
  const [upper, middlePlace, lower] = [hip, knee, ankle].map((joint) => placeOf(joint, share, staturePx));
  if (!upper || !middlePlace || !lower) return [];
  const direction = (from: Place, to: Place): number => Math.atan2(to.x - from.x, to.y - from.y) * DEGREES;
  const [above, below] = [direction(upper, middlePlace), direction(middlePlace, lower)];
  const length = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);
  const [a, b] = [length(upper, middlePlace), length(middlePlace, lower)];
  const error = NORMAL_95 * DEGREES * Math.hypot(upper.error / a, lower.error / b, middlePlace.error * (1 / a + 1 / b));
  return [
    {
      measure,
      signed: sign * (above - below),
      unit: '°',
      uncertainty: Math.hypot(error, besides),
      directions,
    },
  ];
}
