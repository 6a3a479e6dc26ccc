/**
 * Runs the exercise engine over the poses of one video.
 */
import { createExerciseTracker } from '../../src/exercise/index.js';
import type { ExerciseSummaryMessage, ExerciseTrackerOptions } from '../../src/exercise/index.js';
import type { Pose } from '../../src/pose/types.js';

/** @returns the summary of the whole video */
export function summaryOf(poses: readonly Pose[], options: ExerciseTrackerOptions): ExerciseSummaryMessage {
  const tracker = createExerciseTracker(options);
  for (const pose of poses) tracker.update(pose);
  const summary = tracker.finish().find((message) => message.type === 'exercise_summary');
  if (!summary) throw new Error('the engine gave no summary');
  return summary;
}
