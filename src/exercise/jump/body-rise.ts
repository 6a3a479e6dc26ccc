/**
 * How far a body rises over where it stands: by the ankles, which are carried along while the legs are straight, and by hips and
 * head of who stands upright before or after.
 */
import { meanOf } from '../joints.js';
import { nearness, overFloor, type Floor } from './floor.js';
import { heightAt, type Parabola } from './parabola.js';
import { evenly, quantile, type JumpSample } from './samples.js';

/**
 * Legs stay straight for so long after take-off, and are again before landing: ms. Half and twice as much change the athlete's jumps
 * by .03 cm.
 */
const STRAIGHT_MS = 80;

/**
 * Who stands is looked for so long before and after a flight: in ms, and where that is longer, as in a slowed video, in flights. Within
 * 1 s a jump of the athlete's is lost; within two flights a basketball player who bounces jumps (`basketball_01`).
 */
const STANDING_MS = 4000;
const STANDING_FLIGHTS = 8;
/** Nobody stands still so shortly before and after a flight, in flights: heels and arms are lifted. An estimate: it may be 0 to 2. */
const MOVING_FLIGHTS = 0.5;
/**
 * Who stands has legs at least so straight, in degrees, and is at least this share of their full length. A detector sees the standing
 * athlete at 171° and more from all sides. At a share of .93 a basketball player jumps (`basketball_01`), from .98 on the athlete's jumps
 * are .15 cm worse.
 */
const STRAIGHT_KNEE = 165;
const UPRIGHT = 0.97;
/**
 * Their ankles are this near to the floor that the flight began on, and both as far, as a share of the body's height: two and a half times
 * what ankles are seen off by; it may be .015 to .045. In fewer frames they are looked for on any floor; it may be 1 to 10.
 */
const SAME_FLOOR = 0.03;
const LEAST_STANDING = 3;

/** Pixels that come on top of the height of the hips to make that of the ankles over the floor. */
export interface LegOffset {
  readonly value: number;
  readonly error: number;
  /** Whether the ankles were seen there. */
  readonly seen: boolean;
}

/**
 * By the ankles.
 *
 * @param edge first or last frame of the flight
 * @param step into the flight
 */
export function offsetByAnkles(
  samples: readonly JumpSample[],
  edge: number,
  step: 1 | -1,
  floor: Floor,
  curve: Parabola,
): LegOffset {
  const edgeMs = (samples[edge] as JumpSample).timeMs;
  const offsets: number[] = [];
  for (let index = edge; index >= 0 && index < samples.length; index += step) {
    const s = samples[index] as JumpSample;
    const awayMs = Math.abs(s.timeMs - edgeMs);
    if (awayMs > STRAIGHT_MS && (offsets.length >= 2 || awayMs > 2 * STRAIGHT_MS)) break;
    const ankles = overFloor(floor, s);
    if (!Number.isNaN(ankles)) offsets.push(ankles - heightAt(curve, s.timeMs));
  }
  // Legs that are drawn up already only add to it.
  const value = quantile(offsets, 0.35);
  const error = curve.spread / Math.sqrt(Math.max(1, offsets.length));
  return { value, error, seen: offsets.length > 0 && edge > 0 && edge < samples.length - 1 };
}

/** How high a body is that stands upright on the floor of a flight, in pixels; NaN what is not seen. */
export interface Standing {
  readonly hip: number;
  readonly head: number;
  /** From the hips to the shoulders, and from the ankles to the hips. */
  readonly trunk: number;
  readonly leg: number;
}

/** @returns who stands upright near a flight, on its floor or on another one; undefined where nobody does */
export function standingNear(
  samples: readonly JumpSample[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  floor: Floor,
  bodyPx: number,
): Standing | undefined {
  const withinMs = Math.max(STANDING_MS, STANDING_FLIGHTS * (toMs - fromMs));
  const near = evenly(samples).filter(({ timeMs }) => {
    const awayMs = Math.max(fromMs - timeMs, timeMs - toMs);
    return awayMs < withinMs && awayMs > MOVING_FLIGHTS * (toMs - fromMs);
  });
  const lengthOf = (s: JumpSample): number => s.head - Math.min(s.leftAnkle, s.rightAnkle);
  const full = quantile(near.map(lengthOf), 0.9);
  // Who hops on one leg stands on both at another time, and tells nothing of it then.
  const uneven = (s: JumpSample): number => Math.abs(s.leftAnkle - floor.left - (s.rightAnkle - floor.right));
  const standing = near.filter(
    (s) => s.kneeAngle > STRAIGHT_KNEE && lengthOf(s) > UPRIGHT * full && !(uneven(s) > SAME_FLOOR * bodyPx),
  );
  const onFloor = standing.filter((s) => Math.abs(overFloor(floor, s)) < SAME_FLOOR * bodyPx);
  const isSame = onFloor.length >= LEAST_STANDING;
  const all = isSame ? onFloor : standing;
  if (all.length === 0) return undefined;
  const heightOf = (value: (s: JumpSample) => number): number =>
    quantile(all.map((s) => value(s) - (isSame ? 0 : overFloor(floor, s))));
  return {
    hip: heightOf(({ hip }) => hip),
    head: heightOf(({ head }) => head),
    trunk: quantile(all.map(({ shoulder, hip }) => shoulder - hip)),
    leg: quantile(all.map(legOf)),
  };
}

/** One estimate of how far a body has risen from where it stands to its highest point, in pixels. */
export interface RiseEstimate {
  readonly value: number;
  readonly error: number;
}

/**
 * How far a detector sees hips from where they are, from one posture to another, as a share of the body's height: they go along with
 * raised arms, and up where the legs are stretched. Of the athlete who is filmed jumping (`npm run accuracy -- --only jumps`) 1.7 %
 * in the root mean square, from standing to the highest point; of the head .6 %.
 */
export const HIP_SD = 0.018;
/** The same of a head, and how far people lower and raise it. */
export const HEAD_SD = 0.007;
/**
 * A part that an arm goes past is off by about so many times what it lies about its parabola: an estimate. Where nothing goes past it
 * hardly counts: with 0 to 4 the athlete's jumps are off by .87 to .83 cm, under bars of 3.8 to 4.1 cm.
 */
const WITH_SPREAD = 2;
/**
 * Nose and ears are so far ahead of hips and ankles, as a share of the body's height: the nose by a seventh of the head's height and
 * more. A camera in front sees them nearer, and so larger what they move.
 */
const HEAD_AHEAD = 0.035;
/**
 * Legs that are at their shortest less than this share of what they are standing are drawn up: knees bent by 63°, as in a soft landing.
 * It may be .7 to .95.
 */
const TUCKED = 0.85;
/** How exactly is known what a lean takes from the head's height: a share of it. At .25 somebody who bends down jumps (`deadlift_01n`). */
const LEANT_SD = 0.5;
/**
 * Ankles that are higher than who stands lets expect by more than this share of the body's height are drawn up already. At .01 the
 * athlete's jumps are .1 cm worse, at .04 a basketball player jumps (`basketball_01`).
 */
const DRAWN_UP = 0.02;

/**
 * @param ankles by the ankles at take-off
 * @param heads the parabola of the head; undefined where it is not seen
 * @param flying the frames of the flight
 * @returns how far the body has risen, by all that is known, each by how sure it is
 */
export function riseOf(
  ankles: RiseEstimate,
  standing: Standing | undefined,
  hips: Parabola,
  heads: Parabola | undefined,
  flying: readonly JumpSample[],
  bodyPx: number,
): RiseEstimate {
  if (!standing) return ankles;
  // Who draws up the knees leans forward, and has a lower head for it: by as much for its height as the shoulders for theirs.
  const isTucked = areKneesDrawnUp(flying, standing);
  const shorter = standing.trunk - quantile(flying.map(({ shoulder, hip }) => shoulder - hip));
  const leant = isTucked ? (Math.max(0, shorter) * (standing.head - standing.hip)) / standing.trunk : 0;
  const larger = headEnlargement(flying, bodyPx);
  const known = [
    { value: hips.peak - standing.hip, error: seenError(HIP_SD, hips, bodyPx) },
    ...(heads
      ? [
          {
            value: (heads.peak + leant - standing.head) / larger,
            error: Math.hypot(seenError(HEAD_SD, heads, bodyPx), LEANT_SD * leant),
          },
        ]
      : []),
  ].filter(({ value, error }) => !Number.isNaN(value + error));
  const byStanding = known.length > 0 ? together(known) : ankles;
  const isDrawnUp = ankles.value - byStanding.value > DRAWN_UP * bodyPx;
  return Number.isNaN(ankles.value) || isDrawnUp ? byStanding : together([...known, ankles]);
}

/** Whether the knees are drawn up in the flight: the trunk leans forward then, and the head does not fly along a parabola. */
export function areKneesDrawnUp(flying: readonly JumpSample[], standing: Standing | undefined): boolean {
  return standing !== undefined && quantile(flying.map(legOf), 0.1) < TUCKED * standing.leg;
}

/** How far a part of the body is seen from where it is, in pixels. What lies about its parabola does not fly. */
export function seenError(sd: number, { spread }: Parabola, bodyPx: number): number {
  return Math.hypot(sd * bodyPx, WITH_SPREAD * spread);
}

/** How many times larger a head's movement looks than that of hips and ankles. */
export function headEnlargement(flying: readonly JumpSample[], bodyPx: number): number {
  return 1 + HEAD_AHEAD * nearness(flying, bodyPx);
}

function legOf({ hip, leftAnkle, rightAnkle }: JumpSample): number {
  return hip - meanOf(leftAnkle, rightAnkle);
}

/** Each by how sure it is. */
function together(estimates: readonly RiseEstimate[]): RiseEstimate {
  const weights = estimates.map(({ error }) => 1 / error ** 2);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const value = estimates.reduce((all, one, index) => all + (weights[index] as number) * one.value, 0) / sum;
  return { value, error: 1 / Math.sqrt(sum) };
}
