/**
 * Counts the rated movements of people in six views, as what they are and as what they are not.
 */
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import type { ExerciseRecord } from '../../src/exercise/types.js';
import { summaryOf } from './run.js';
import { projected, UIPRMD_YAWS } from './uiprmd.js';
import type { RatedSet } from './uiprmd.js';

/** One person's set as one exercise from one side. */
export interface RatedResult {
  readonly movement: string;
  readonly exercise: string;
  readonly subject: number;
  readonly correct: boolean;
  readonly yawDeg: number;
  readonly wanted: number;
  readonly count: number;
}

/** @returns every set as squat and as lunge, from each of the six views */
export function runRated(
  sets: readonly RatedSet[],
  catalogueFor: (subject: number) => readonly ExerciseRecord[] = () => CATALOGUE,
): RatedResult[] {
  const results: RatedResult[] = [];
  for (const set of sets) {
    const { movement, subject, correct } = set;
    for (const yawDeg of UIPRMD_YAWS) {
      const poses = projected(set, yawDeg);
      for (const exercise of ['squat', 'lunge']) {
        const wanted = movement === exercise ? set.episodes.length : 0;
        const { counter: count } = summaryOf(poses, { exercise }, catalogueFor(subject));
        results.push({ movement, exercise, subject, correct, yawDeg, wanted, count });
      }
    }
  }
  return results;
}
