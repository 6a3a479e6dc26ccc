/**
 * The exercises that are known, as whoever shows them sees them.
 */
import { exerciseLabel, repetitionsLabel } from '../texts/exercise-texts.js';
import type { Exercise } from './public-types.js';
import { REGISTRY } from './registry.js';
import { traitsOf } from './traits.js';
import type { ExerciseRecord } from './types.js';

const listed: Exercise[] = [];
listExercises();

/** All exercises that are counted. Those that are added come at the end. Those that are measured are `measuredExercises`. */
export const exercises: readonly Exercise[] = listed;

/** Lists all exercises anew: others are known by now. */
export function listExercises(): void {
  listed.splice(0, listed.length, ...REGISTRY.records.map(publicPart));
}

function publicPart(record: ExerciseRecord): Exercise {
  const { name, aliases, unit, test, texts, experimental } = record;
  const label = exerciseLabel(name, texts);
  const repetitions = repetitionsLabel(name, texts);
  const repetition = repetitionsLabel(name, texts, 'one');
  return {
    name,
    aliases,
    unit,
    label,
    ...(repetitions && { repetitions }),
    ...(repetition && { repetition }),
    traits: traitsOf(record),
    ...(test && { test }),
    ...(experimental && { experimental }),
    ...(texts && { texts }),
  };
}
