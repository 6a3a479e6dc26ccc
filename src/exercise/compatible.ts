/**
 * Whether two exercises go together: one holds the other, or they cannot be told apart.
 */
import { findRecord } from './catalogue/index.js';
import type { ExerciseRecord } from './types.js';

/** @returns whether what is one exercise may be counted as another too, as its record says */
export function mayCountAs({ compatible = [] }: ExerciseRecord, other: ExerciseRecord): boolean {
  return compatible.some(({ exercise }) => findRecord(exercise, [other]) !== undefined);
}

/** @returns whether the two do not compete for a movement: each is counted whatever the other says of it */
export function goTogether(one: ExerciseRecord, other: ExerciseRecord): boolean {
  return mayCountAs(one, other) || mayCountAs(other, one);
}
