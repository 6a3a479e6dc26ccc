/**
 * How much lower the curve of the hips lies where a straight leg would just stand on the floor: by the ankles at either end of a
 * flight, and by who stands upright.
 */
import { overFloor, type Floor } from './floor.js';
import { heightAt, type Parabola } from './parabola.js';
import { quantile, type JumpSample } from './samples.js';

/** Legs stay straight for so long after take-off, and are again before landing. */
const STRAIGHT_MS = 80;

/** Who stands is looked for so long before and after a flight: in ms, and where that is longer, in flights. */
const STANDING_MS = 4000;
const STANDING_FLIGHTS = 8;
/** Who stands has legs at least so straight, in degrees, and is at least this share of their full length. */
const STRAIGHT_KNEE = 165;
const UPRIGHT = 0.97;
/** Their ankles are this near to the floor that the flight began on, as a share of the body's height. */
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

/**
 * By who stands upright on the floor that the flight begins on, or on another one.
 *
 * @returns NaN where nobody does
 */
export function offsetByStanding(
  samples: readonly JumpSample[],
  { peakMs, lastsMs }: { readonly peakMs: number; readonly lastsMs: number },
  floor: Floor,
  bodyPx: number,
): number {
  const withinMs = Math.max(STANDING_MS, STANDING_FLIGHTS * lastsMs);
  const near = samples.filter(({ timeMs }) => Math.abs(timeMs - peakMs) < withinMs);
  const lengthOf = (s: JumpSample): number => s.head - Math.min(s.leftAnkle, s.rightAnkle);
  const full = quantile(near.map(lengthOf), 0.9);
  const standing = near.filter((s) => s.kneeAngle > STRAIGHT_KNEE && lengthOf(s) > UPRIGHT * full);
  const onFloor = standing.filter((s) => Math.abs(overFloor(floor, s)) < SAME_FLOOR * bodyPx);
  if (onFloor.length >= LEAST_STANDING) return -quantile(onFloor.map(({ hip }) => hip));
  return quantile(standing.map((s) => overFloor(floor, s) - s.hip));
}

/** How far hips that stand are from where they are at take-off, but for the heels: legs are not quite straight, backs not quite upright. */
const STANDING_SD = 0.006;
/** Ankles that are higher than who stands lets expect by more than this share of the body's height are drawn up already. */
const DRAWN_UP = 0.02;

/**
 * @param ankles by the ankles, with what their error is in all
 * @param standing by who stands, NaN where nobody does
 * @returns both, each by how sure it is
 */
export function combined(ankles: LegOffset, standing: number, bodyPx: number): Pick<LegOffset, 'value' | 'error'> {
  const error = STANDING_SD * bodyPx;
  if (Number.isNaN(standing)) return ankles;
  if (Number.isNaN(ankles.value) || ankles.value - standing > DRAWN_UP * bodyPx) return { value: standing, error };
  const [a, b] = [1 / ankles.error ** 2, 1 / error ** 2];
  return { value: (a * ankles.value + b * standing) / (a + b), error: 1 / Math.sqrt(a + b) };
}
