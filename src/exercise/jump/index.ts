/**
 * Jumps, which are measured and not counted by a record. Loaded where one of these is asked for.
 */
import { inAll } from '../../texts/exercise-texts.js';
import { JUMP_TEXTS } from '../../texts/jump-texts.js';
import type { MeasuredExercise } from '../measured.js';
import { checkOptions } from './check-options.js';
import { JumpTracker } from './tracker.js';

export type * from './messages.js';
export type { Span } from './find-jumps.js';

function jumpExercise(name: string, aliases: readonly string[], needsHeight: boolean): MeasuredExercise {
  return {
    exercise: {
      name,
      aliases,
      unit: 'reps',
      label: inAll(`exercise.${name}`, name, JUMP_TEXTS),
      repetitions: inAll(`repetitions.${name}`, name, JUMP_TEXTS),
      texts: JUMP_TEXTS,
    },
    needsHeight,
    track: (options) => {
      checkOptions(options, needsHeight);
      return new JumpTracker({ ...options, exercise: name });
    },
  };
}

/** Jumps by the picture's scale and by the time in the air; and by the time in the air where the person's height is not known. */
export const JUMPS: readonly MeasuredExercise[] = [
  jumpExercise('jump_analysis', [], true),
  jumpExercise('air_time_jump', ['jump'], false),
];
