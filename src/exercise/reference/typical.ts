/**
 * Which repetition of several stands for them.
 */
import { mean } from '../mean.js';
import type { MovementWindow } from '../measure.js';
import { medianOf } from '../order.js';
import { compare } from './compare.js';
import { signatureOf } from './signature.js';

/** Each is compared with each: of more than so many those whose length is the most usual. */
const MOST = 6;

/** @returns the repetition that the others are most like; undefined of none */
export function typicalOf(windows: readonly MovementWindow[]): MovementWindow | undefined {
  const usual = medianOf(windows.map(durationOf));
  const unlike = (window: MovementWindow): number => Math.abs(Math.log(durationOf(window) / usual));
  const some = [...windows].sort((a, b) => unlike(a) - unlike(b)).slice(0, MOST);
  if (some.length <= 2) return some[0];
  const likeness = some.map((window) => {
    const signature = signatureOf(window);
    return mean(some.filter((other) => other !== window).map((other) => compare(signature, other).overall));
  });
  return some[likeness.indexOf(Math.max(...likeness))];
}

function durationOf({ span: { startMs, endMs } }: MovementWindow): number {
  return endMs - startMs;
}
