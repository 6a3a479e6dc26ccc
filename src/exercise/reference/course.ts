/**
 * The course of a movement: each feature at the same moments of every repetition, whatever its length.
 */
import { FEATURE_NAMES, featureOf, type FeatureName } from './features.js';
import type { MovementWindow } from '../measure.js';
import { read } from '../reading.js';
import type { Sample } from '../signal-filter.js';

/** Moments of a repetition: half of them on the way out, half on the way back. */
export const STEPS = 48;
/** The moment of the turning point. */
export const TURN = STEPS / 2;

/** A feature that was not seen for so long around a moment is not known there. */
const MOST_GAP_MS = 250;

/** Values by feature and moment, from 0 to `STEPS`; null where not seen. */
export type Course = Readonly<Record<FeatureName, readonly (number | null)[]>>;

/** @returns when a repetition is at a moment */
export function timeOf({ startMs, farMs, endMs }: MovementWindow['span'], moment: number): number {
  return moment <= TURN
    ? startMs + ((farMs - startMs) * moment) / TURN
    : farMs + ((endMs - farMs) * (moment - TURN)) / TURN;
}

/** @returns the course of a repetition */
export function courseOf(window: MovementWindow): Course {
  const samples = window.samples('whole');
  const moments = Array.from({ length: STEPS + 1 }, (_, moment) => timeOf(window.span, moment));
  const entries = FEATURE_NAMES.map((name) => {
    const seen = samples.filter((sample) => !Number.isNaN(read(sample, name)));
    return [name, moments.map((ms) => valueAt(seen, name, ms))] as const;
  });
  return Object.fromEntries(entries) as unknown as Course;
}

/** @returns the course as somebody would have it who does the same with the other side */
export function mirrored(course: Course): Course {
  const entries = FEATURE_NAMES.map((name) => [name, course[featureOf(name).mirror ?? name]] as const);
  return Object.fromEntries(entries) as unknown as Course;
}

function valueAt(seen: readonly Sample[], name: FeatureName, ms: number): number | null {
  const after = seen.findIndex(({ timeMs }) => timeMs >= ms);
  const [a, b] = [seen[after < 0 ? seen.length - 1 : after - 1], after < 0 ? undefined : seen[after]];
  if (a && b && b.timeMs - a.timeMs <= 2 * MOST_GAP_MS) {
    return read(a, name) + ((read(b, name) - read(a, name)) * (ms - a.timeMs)) / (b.timeMs - a.timeMs);
  }
  const nearest = !a || (b && b.timeMs - ms < ms - a.timeMs) ? b : a;
  return nearest && Math.abs(nearest.timeMs - ms) <= MOST_GAP_MS ? read(nearest, name) : null;
}
