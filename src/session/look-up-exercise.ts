/**
 * Whether there is an exercise of a name. Loads the exercises: asked for names alone that are not the package's.
 */
import type { TrackerError } from '../errors.js';
import { loadEngineFor } from './load-exercises.js';
import { unknownExercise } from './unknown-exercise.js';

/** @returns what is wrong with it; undefined where there is one */
export async function faultOfExercise(name: string): Promise<TrackerError | undefined> {
  const engine = await loadEngineFor(name);
  if (engine.resolveExercise(name)) return undefined;
  return unknownExercise(
    name,
    engine.exercises.map((exercise) => exercise.name),
  );
}
