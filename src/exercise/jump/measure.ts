/**
 * How high one jump was, and how sure that is.
 *
 * The hips fly along a parabola. The feet say when: they leave the floor with the heels lifted and the legs straight, so that the
 * ankles, carried along by the same parabola, are then as high as a lifted heel takes them. The rise of the body is that of the
 * ankles without what the heels were lifted by.
 *
 * Numbers that nobody has measured on people have two witnesses in this folder: the labelled recordings, two of them of jumps
 * (`npm run accuracy -- --only jumps`), and the synthetic athlete's twelve videos of jumps (`scripts/accuracy/jumps/cases.ts`) as
 * keypoints at 30 and 120 frames/s, without an error and with a detector's (`asDetected`). Where a comment says how far a number may
 * go, it may do so by itself: no recording is counted otherwise, no jump of the athlete's is lost, and their error, .9 cm in the root
 * mean square, grows by less than .1 cm.
 */
import { meanOf } from '../joints.js';
import type { Rise } from './flights.js';
import { floorNear, landingFloor, nearness, overFloor, perspectiveOf, shifted } from './floor.js';
import {
  areKneesDrawnUp,
  HEAD_SD,
  headEnlargement,
  HIP_SD,
  offsetByAnkles,
  riseOf,
  seenError,
  standingNear,
} from './body-rise.js';
import { fitParabola, timeFromPeak, type Parabola } from './parabola.js';
import { quantile, type JumpSample } from './samples.js';

/** Of free fall, in cm/s². */
export const GRAVITY = 980.665;

/**
 * How high the ankles are when the toes leave the floor, and when they touch it again, as shares of the body's height: the foot
 * from ankle to ball (.08 of it, Winter 2009) is turned by 50 to 65° at take-off, and by 20 to 45° at landing. Mean and spread.
 */
export const HEEL_AT_TAKE_OFF = { mean: 0.0435, sd: 0.006 };
export const HEEL_AT_LANDING = { mean: 0.033, sd: 0.009 };

/**
 * A heel that is lifted takes the ankle forward too, by these shares of the body's height: towards a camera in front, which then
 * sees it lower than it is. The athlete's does by .050 to .070 at take-off and by .016 to .044 at landing, over the angles above. By how
 * much the camera sees of it depends on how far away that is, which is known roughly: an estimate.
 */
const FORWARD_AT_TAKE_OFF = 0.056;
const FORWARD_AT_LANDING = 0.026;
const FORWARD_SD = 0.4;

/**
 * Ankles over this share of the body's height are in the air: three and a half spreads over what lifted heels make. From .06 down a
 * burpee is a jump (`burpee_02`), from .07 up a squat (`squat_08`).
 */
const IN_AIR = 0.065;

/** Mean and spread, in cm, of what is taken for the height of those who have not told theirs: an assumption. */
const UNTOLD_HEIGHT = { mean: 170, sd: 10 };
/**
 * How exactly a body's height is known from its picture, and gravity from its hips, whose place in the body moves: shares. Estimates, by
 * which the truth lies inside the bar as often as is asked (`LEAST_INSIDE` in `scripts/accuracy/jumps/figures.ts`).
 */
const SCALE_SD = 0.02;
const GRAVITY_SD = 0.06;
/** What a camera that looks up or down adds where nobody told: a phone that leans by 8° makes a tenth of a jump at most (by `levelHeight`). */
const TILT_SD = 0.03;
/** How far ankles are seen from where they are, as a share of the body's height: what all frames have in common (see `HIP_SD`). */
const ANKLE_SD = 0.012;

/**
 * Curves that are this much flatter than gravity's are slowed down, or none; steeper ones are none. Slowed down twice, a curve is a
 * quarter as steep; those of the recordings allow .35 to .75, and 1.4 and more.
 */
const SLOWED = 0.55;
const TOO_STEEP = 1.9;
/**
 * A flight keeps to its parabola: root mean square over its height. Slowed down, only that tells what it is. The first may be .05 to .2,
 * the second .03 to .06: from .07 on a basketball player jumps (`basketball_01`).
 */
const MOST_SPREAD = 0.1;
const MOST_SPREAD_SLOWED = 0.06;

/**
 * On a floor that was not seen at the landing itself, nobody falls so many times longer than they rose: knees that are bent at landing,
 * and heels that are lowered, add a tenth (the synthetic athlete).
 */
const LATE_LANDING = 1.25;
/**
 * Least height of what is known as a jump by its parabola alone, as a share of the body's height. From .1 down a jumping jack is one
 * (`jack_07`); lower jumps of slowed videos are lost for it, those of 15 cm as of the athlete.
 */
const LEAST_SLOWED = 0.15;
/**
 * The hips rise over where they were on the floor by this share of what the feet do: who draws up their feet has not jumped. From .75 on
 * jumps of the athlete's are lost; no recording needs it.
 */
const LEAST_CARRIED = 0.5;
/** Hands over the shoulders that move by less than this share of the body's rise hold a bar. From .35 on a jump is lost (`jump_02`). */
const HOLDING = 0.25;
/**
 * Hands anywhere that keep their place so well hold something, or stand on it, where the body rises more slowly than it would in
 * flight: at most .13 in dips, at least .25 in jumps (recordings of both). Arms that swing down may do it in a real flight.
 */
const SUPPORTED = { hands: 0.18, steepness: 0.75 };
/**
 * Where only the parabola tells that somebody jumped, the feet come down by at least this share of what they went up: who walks
 * away from the camera, or is followed by it, goes up in the picture and stays there. Half, as what is thrown comes down by all of it;
 * none of the recordings turns on it.
 */
const LEAST_DESCENT = 0.5;
/** Who jumps is upright (.97 and more in recordings of jumps); who does push-ups is not (.25 and less). */
const UPRIGHT = 0.7;

/** What is measured by. */
export interface Scale {
  /** Height of the body in pixels. */
  readonly bodyPx: number;
  /** The person's height in cm, where it is known. */
  readonly userHeightCm: number | undefined;
  /** Whether it is known by how much the camera looks up. */
  readonly isPitchKnown: boolean;
}

/** One flight. Times are ms of real time, heights in cm unless they say pixels. */
export interface Flight {
  readonly takeOffMs: number;
  readonly peakMs: number;
  readonly landingMs: number;
  /** Undefined where the feet were not seen at one end, or the video plays slower than life by an unknown factor. */
  readonly airTimeMs: number | undefined;
  readonly heightCm: number | undefined;
  readonly byAirTimeCm: number | undefined;
  readonly byScaleCm: number | undefined;
  /** Half the width of the interval that holds 95 of 100. */
  readonly uncertaintyCm: number | undefined;
  /** How many times slower than life it seems to play, where that was not known. */
  readonly seemsSlowedBy: number | undefined;
  /** Pixels for each cm. */
  readonly pxPerCm: number;
  /** Height of the floor under each ankle, and that of the hips at take-off and at their highest, in pixels. */
  readonly floor: { readonly left: number; readonly right: number };
  readonly hipAtTakeOff: number;
  readonly hipAtPeak: number;
}

/** @returns undefined where it is no flight */
export function measureFlight(samples: readonly JumpSample[], found: Rise, scale: Scale): Flight | undefined {
  const { bodyPx, userHeightCm, isPitchKnown } = scale;
  const before = floorNear(samples, found.before, found.top, bodyPx);
  const after = landingFloor(floorNear(samples, found.after, found.top, bodyPx), before, bodyPx);
  const air = { from: found.top, to: found.top };
  while (air.from > found.before && !(overFloor(before, at(samples, air.from - 1)) < IN_AIR * bodyPx)) air.from--;
  while (air.to < found.after && !(overFloor(after, at(samples, air.to + 1)) < IN_AIR * bodyPx)) air.to++;
  const flying = flyingHips(samples, air, before.hip);
  const curve = fitParabola(flying.map((s) => ({ timeMs: s.timeMs, value: s.hip })));
  if (!curve) return undefined;
  const heads = fitParabola(
    flying.flatMap(({ timeMs, head }) => (Number.isNaN(head) ? [] : [{ timeMs, value: head }])),
  );
  const flight = { fromMs: at(samples, air.from).timeMs, toMs: at(samples, air.to).timeMs };
  const standing = standingNear(samples, flight, before, bodyPx);
  const steadyHeads = areKneesDrawnUp(flying, standing) ? undefined : heads;
  const fall = fallOf(curve, steadyHeads, headEnlargement(flying, bodyPx), bodyPx);

  const heightCm = userHeightCm ?? UNTOLD_HEIGHT.mean;
  const byBody = {
    value: bodyPx / heightCm,
    sd: Math.hypot(SCALE_SD, userHeightCm ? 0 : UNTOLD_HEIGHT.sd / heightCm, isPitchKnown ? 0 : TILT_SD),
  };
  const byFall = { value: fall.curvature / GRAVITY, sd: Math.hypot(GRAVITY_SD, fall.curvatureSd) };
  const steepness = curve.curvature / GRAVITY / byBody.value;
  const slowed = steepness < SLOWED;
  const falling = slowed ? curve : { ...curve, peakMs: fall.peakMs, curvature: fall.curvature };
  const ankles = offsetByAnkles(samples, air.from, 1, before, falling);
  const end = offsetByAnkles(samples, air.to, -1, after, falling);
  const perspective = perspectiveOf(nearness(samples.slice(air.from, air.to + 1), bodyPx), before);
  const forward = perspective * FORWARD_AT_TAKE_OFF;
  const byAnkles = {
    value: curve.peak + ankles.value + forward,
    error: Math.hypot(ankles.error, FORWARD_SD * forward, ANKLE_SD * bodyPx),
  };
  const rise = riseOf(byAnkles, standing, curve, heads, flying, bodyPx);
  const risePx = rise.value;
  const spread = curve.spread / Math.max(1e-9, risePx);
  if (!(steepness < TOO_STEEP && spread < (slowed ? MOST_SPREAD_SLOWED : MOST_SPREAD))) return undefined;
  if (curve.peak - before.highestHip < LEAST_CARRIED * risePx) return undefined;
  if (quantile(samples.slice(air.from, air.to + 1).map(({ upright }) => upright)) < UPRIGHT) return undefined;
  const rising = samples.slice(air.from, found.top + 1);
  const handsMove = spanOf(rising.map(({ wrist }) => wrist)) / risePx;
  if (handsMove < SUPPORTED.hands && steepness < SUPPORTED.steepness) return undefined;
  if (slowed && descentOf(samples, found) < LEAST_DESCENT) return undefined;
  if (slowed && (risePx < LEAST_SLOWED * bodyPx || (areHandsUp(rising) && handsMove < HOLDING))) return undefined;

  const used = slowed ? byBody : together(byBody, byFall);
  const [up, down] = [HEEL_AT_TAKE_OFF.mean * bodyPx, HEEL_AT_LANDING.mean * bodyPx];
  const { peakMs } = falling;
  const upMs = timeFromPeak(falling, curve.peak - (risePx - up));
  const downMs = timeFromPeak(falling, down - end.value - perspective * FORWARD_AT_LANDING);
  if (Number.isNaN(upMs)) return undefined;
  const known = !slowed || userHeightCm !== undefined;
  const height = (risePx - up) / used.value;
  const isLandingSeen = !Number.isNaN(downMs) && end.seen && (after.isSeen || downMs < LATE_LANDING * upMs);
  const airTimeMs = slowed || !isLandingSeen ? undefined : upMs + downMs;
  const byAirTimeCm = airTimeMs === undefined ? undefined : (GRAVITY * (airTimeMs / 1000) ** 2) / 8;
  const sd = Math.hypot(
    (height + up / used.value) * used.sd,
    (HEEL_AT_TAKE_OFF.sd * bodyPx) / used.value,
    curve.peakError / used.value,
    rise.error / used.value,
    // Who lands nearer to the camera, or farther, has changed their size on the way.
    (0.25 * shifted(before, after)) / used.value,
  );
  return {
    takeOffMs: peakMs - upMs,
    peakMs,
    landingMs: peakMs + (isLandingSeen ? downMs : upMs),
    airTimeMs,
    heightCm: known ? height : undefined,
    byAirTimeCm,
    byScaleCm: userHeightCm === undefined ? undefined : (risePx - up) / byBody.value,
    uncertaintyCm: known ? 1.96 * sd : undefined,
    seemsSlowedBy: slowed ? 1 / Math.sqrt(steepness) : undefined,
    pxPerCm: used.value,
    floor: { left: before.left, right: before.right },
    hipAtTakeOff: curve.peak - (risePx - up),
    hipAtPeak: curve.peak,
  };
}

/** When the body is highest, and how fast it falls there. */
interface Fall {
  readonly peakMs: number;
  /** As that of a parabola, and how exactly it is known: as a share of it. */
  readonly curvature: number;
  readonly curvatureSd: number;
}

/** The fall by hips and head, each by how far from where it is a detector sees it while the posture changes. */
function fallOf(hips: Parabola, heads: Parabola | undefined, larger: number, bodyPx: number): Fall {
  const weight = (sd: number, curve: Parabola): number => 1 / seenError(sd, curve, bodyPx) ** 2;
  const all = [
    { curve: hips, curvature: hips.curvature, weight: weight(HIP_SD, hips) },
    ...(heads ? [{ curve: heads, curvature: heads.curvature / larger, weight: weight(HEAD_SD, heads) }] : []),
  ];
  const sum = all.reduce((of, one) => of + one.weight, 0);
  const mean = (value: (one: (typeof all)[number]) => number): number =>
    all.reduce((of, one) => of + one.weight * value(one), 0) / sum;
  const curvature = mean((one) => one.curvature);
  const error = Math.sqrt(mean(({ curve }) => curve.curvatureError ** 2));
  return {
    peakMs: mean(({ curve }) => curve.peakMs),
    curvature,
    // What moves a joint's place by so much over the flight bends its curve by as much more or less.
    curvatureSd: Math.hypot(error / curvature, 1 / Math.sqrt(sum) / mean(({ curve }) => curve.sagitta)),
  };
}

/** How far the feet come down, as a share of what they went up. */
function descentOf(samples: readonly JumpSample[], { before, top, after }: Rise): number {
  const [low, high, end] = [before, top, after].map((index) => {
    const { leftAnkle, rightAnkle } = at(samples, index);
    return meanOf(leftAnkle, rightAnkle);
  }) as [number, number, number];
  return (high - end) / (high - low);
}

/** The frames of the flight in which the hips are seen. Where the feet are lost on the way down, as long as on the way up. */
function flyingHips(
  samples: readonly JumpSample[],
  { from, to }: { readonly from: number; readonly to: number },
  standingHip: number,
): readonly JumpSample[] {
  const flying = samples.slice(from, to + 1).filter(({ hip }) => !Number.isNaN(hip));
  const top = flying.reduce<JumpSample | undefined>((best, s) => (best && best.hip >= s.hip ? best : s), undefined);
  if (!top || Number.isNaN(standingHip)) return flying;
  const upMs = top.timeMs - (flying[0]?.timeMs ?? top.timeMs);
  return flying.filter(({ timeMs }) => timeMs - top.timeMs <= 1.15 * upMs);
}

function areHandsUp(samples: readonly JumpSample[]): boolean {
  return quantile(samples.map(({ wrist, shoulder }) => wrist - shoulder)) > 0;
}

/** How far they spread, but for the outermost. */
function spanOf(values: readonly number[]): number {
  return quantile(values, 0.95) - quantile(values, 0.05);
}

interface Estimate {
  readonly value: number;
  /** As a share of it. */
  readonly sd: number;
}

/** Two estimates of the same, each by how sure it is. */
function together(a: Estimate, b: Estimate): Estimate {
  const [wa, wb] = [1 / a.sd ** 2, 1 / b.sd ** 2];
  return { value: (wa * a.value + wb * b.value) / (wa + wb), sd: 1 / Math.sqrt(wa + wb) };
}

function at(samples: readonly JumpSample[], index: number): JumpSample {
  return samples[index] as JumpSample;
}
