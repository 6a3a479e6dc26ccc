/**
 * Runs the exercise engine over the poses of one video.
 */
import { isCompatible } from '../../src/exercise/catalogue/compatible.js';
import { CATALOGUE, findRecord } from '../../src/exercise/catalogue/index.js';
import type { ExerciseSummaryMessage, ExerciseTrackerOptions } from '../../src/exercise/index.js';
import { trackRecord } from '../../src/exercise/tracker.js';
import type { ExerciseRecord } from '../../src/exercise/types.js';
import type { Pose } from '../../src/pose/types.js';
import { ALL } from './catalogue.js';

/** @returns the summary of the whole video */
export function summaryOf(
  poses: readonly Pose[],
  { exercise, ...options }: ExerciseTrackerOptions,
  catalogue: readonly ExerciseRecord[] = ALL,
): ExerciseSummaryMessage {
  const name = findRecord(exercise, ALL)?.name;
  const record = catalogue.find((candidate) => candidate.name === name);
  if (!record) throw new Error(`there is no exercise ${exercise}`);
  const isCore = (name: string): boolean => CATALOGUE.some((other) => other.name === name);
  // As `Registry.rivalsOf` has it.
  const rivals = catalogue.filter(
    (other) => !isCompatible(record.name, other.name) && (!isCore(record.name) || isCore(other.name)),
  );
  const tracker = trackRecord(record, options, rivals);
  for (const pose of poses) tracker.update(pose);
  const summary = tracker.finish().find((message) => message.type === 'exercise_summary');
  if (!summary) throw new Error('the engine gave no summary');
  return summary;
}
