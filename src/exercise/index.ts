/**
 * Counts repetitions and holds, and judges their form, from the poses of a video. Pure: no DOM, no clock.
 */
import { exerciseLabel } from '../texts/exercise-texts.js';
import { CATALOGUE, findRecord } from './catalogue/index.js';
import type { CounterUnit } from './messages.js';
import type { ExerciseRecord, Text } from './types.js';

export { performanceEvidence } from './performer.js';
export { createExerciseTracker } from './tracker.js';
export type { ExerciseTracker, ExerciseTrackerOptions } from './tracker.js';
export type { ExercisePose } from './joints.js';
export type * from './messages.js';
export type { Language } from '../texts/languages.js';
export type { ExerciseRecord, HoldRecord, RepetitionRecord, Text, View } from './types.js';

/** What is public of an exercise. */
export interface Exercise {
  readonly name: string;
  /** Other names it goes by. */
  readonly aliases: readonly string[];
  readonly unit: CounterUnit;
  readonly label: Text;
}

/** All exercises. */
export const exercises: readonly Exercise[] = CATALOGUE.map(publicPart);

/**
 * @param name a name or an alias of an exercise; `face_` may stand before it, case and hyphens do not matter
 * @returns the exercise; undefined for an unknown name
 */
export function resolveExercise(name: string): Exercise | undefined {
  const record = findRecord(name);
  return record && exercises.find((exercise) => exercise.name === record.name);
}

function publicPart({ name, aliases, unit }: ExerciseRecord): Exercise {
  return { name, aliases, unit, label: exerciseLabel(name) };
}
