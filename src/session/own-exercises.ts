/**
 * Exercises that a page adds. The exercise engine, which checks and keeps them, is loaded for it.
 */
import type { ExerciseRecord } from '../exercise/types.js';
import { loadToAdd } from './load-exercises.js';

/** Resolves when all that was added so far is there, or was refused. */
let underWay: Promise<unknown> = Promise.resolve();

/**
 * Adds an exercise that the option `exercise` can then name. An analysis that starts waits for it, so that nobody else has
 * to. One that was added by the same name is replaced.
 *
 * @param record a record with its texts, as plain JSON: `exercise.schema.json` is its schema, and docs/adding-an-exercise.md
 *   tells how to write one
 * @returns when it is added. Rejects with a `TypeError` whose message begins with the record's name and the field that is
 *   wrong: `sit_up.cycle.depth: …`
 */
export function addExercise(record: ExerciseRecord): Promise<void> {
  const added = loadToAdd([record]).then((adding) => {
    adding.addExercise(record);
    for (const name of adding.namesTakenBy(record)) {
      console.warn(`pose-upload-tracker: "${name}" is the exercise ${record.name} now, instead of the package's.`);
    }
  });
  expectExercises(added);
  return added;
}

/** Something is under way that may add exercises: whoever waits for additions waits for it. */
export function expectExercises(adding: Promise<unknown>): void {
  underWay = Promise.allSettled([underWay, adding]);
}

/** @returns when no addition is under way any more */
export async function exercisesAdded(): Promise<void> {
  await underWay;
}
