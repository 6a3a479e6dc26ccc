/**
 * Runs the exercise engine over the poses of one video.
 */
import { resolveExercise } from '../../src/exercise/index.js';
import type { ExerciseSummaryMessage, ExerciseTrackerOptions } from '../../src/exercise/index.js';
import { REGISTRY } from '../../src/exercise/registry.js';
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
  const known = REGISTRY.find(resolveExercise(exercise)?.name ?? '');
  const record = catalogue.find((candidate) => candidate.name === known?.name);
  if (!known || !record) throw new Error(`there is no exercise ${exercise}`);
  const rivals = new Set(REGISTRY.rivalsOf(known).map(({ name }) => name));
  const competing = catalogue.filter(({ name }) => rivals.has(name));
  const tracker = trackRecord(record, options, competing);
  for (const pose of poses) tracker.update(pose);
  const summary = tracker.finish().find((message) => message.type === 'exercise_summary');
  if (!summary) throw new Error('the engine gave no summary');
  return summary;
}
