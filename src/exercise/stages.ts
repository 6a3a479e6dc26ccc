/**
 * What a repetition that is made of several parts passes through.
 */
import { holdsNow } from './reading.js';
import type { Sample } from './signal-filter.js';
import type { Stage, View } from './types.js';

/** A stage that was reached. */
export interface Passed {
  readonly phase: string;
  readonly timeMs: number;
}

/** @returns the stages that were reached one after the other, from the first on, and when */
export function stagesPassed(
  stages: readonly Stage[],
  samples: readonly Sample[],
  view: View | undefined,
): readonly Passed[] {
  const passed: Passed[] = [];
  for (const sample of samples) {
    const stage = stages[passed.length];
    if (!stage) break;
    const asked = stage.when.filter(({ views }) => !views || (view && views.includes(view)));
    const isIn = asked.every((check) => holdsNow(check, sample, view));
    if (isIn) passed.push({ phase: stage.phase, timeMs: sample.timeMs });
  }
  return passed;
}
