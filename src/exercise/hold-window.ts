/**
 * A part of a hold, to be measured.
 */
import { MovementWindow } from './measure.js';
import type { Sample } from './signal-filter.js';
import type { HoldRecord } from './types.js';

/** Form is judged over this much of a hold at a time. */
export const JUDGE_SPAN_MS = 1000;

/** @returns what a hold was over some time: it goes nowhere, so its whole is all that can be measured */
export function holdWindow(
  { hold }: HoldRecord,
  samples: readonly Sample[],
  startMs: number,
  endMs: number,
): MovementWindow {
  const span = { startMs, farMs: endMs, farFromMs: endMs, farToMs: endMs, endMs, fromMs: startMs, toMs: endMs };
  return new MovementWindow(span, samples, { depth: hold.enter[0]?.signal ?? 'trunkLean' });
}
