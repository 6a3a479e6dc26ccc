/**
 * Which side a repetition is of, where one arm or leg may move alone.
 */
import type { MovementWindow } from './measure.js';
import type { BodySide, RepetitionSummary, SideCounts } from './messages.js';
import type { RepetitionRecord } from './types.js';

/** @returns undefined where the record tells no sides, or it cannot be told */
export function sideOf({ sides }: RepetitionRecord, window: MovementWindow): BodySide | undefined {
  if (!sides || (sides.views && (!window.view || !sides.views.includes(window.view)))) return undefined;
  const left = Math.abs(window.measure({ signal: sides.left, statistic: 'shift' }));
  const right = Math.abs(window.measure({ signal: sides.right, statistic: 'shift' }));
  if (Number.isNaN(left + right)) return undefined;
  if (Math.min(left, right) >= sides.apart * Math.max(left, right)) return 'both';
  return left > right ? 'left' : 'right';
}

/** @returns how many of the repetitions were of each side; undefined where none tells */
export function countSides(reps: readonly RepetitionSummary[]): SideCounts | undefined {
  if (!reps.some(({ side }) => side)) return undefined;
  const count = (asked: BodySide): number => reps.filter(({ side }) => side === asked).length;
  return { left: count('left'), right: count('right'), both: count('both') };
}
