/**
 * What asks for the exercise to be recognised, in place of the name of one.
 */

/** No exercise is called so. */
export const AUTO = 'auto';

/** @returns whether an exercise is to be recognised; case does not matter, as in names */
export function isAuto(exercise: string): boolean {
  return exercise.trim().toLowerCase() === AUTO;
}
