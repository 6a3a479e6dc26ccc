/**
 * A tracker whose summary has what is measured beside the count, for programs. A page measures at the end, when all poses are there.
 */
import type { ExerciseTracker } from '../public-types.js';
import type { ExerciseTest } from '../types.js';
import { PhysicalMeasures } from './index.js';

/**
 * @param test that the video is, as the exercise's record says
 * @returns a tracker that says the same, with what was measured in its summary
 */
export function measuring(
  tracker: ExerciseTracker,
  test: ExerciseTest | undefined,
  lang: string | undefined,
): ExerciseTracker {
  const measures = new PhysicalMeasures(test);
  return {
    update(pose) {
      // Whatever is wrong with a pose the tracker says first.
      const messages = tracker.update(pose);
      measures.see(pose);
      return messages;
    },
    finish() {
      return tracker
        .finish()
        .map((message) => (message.type === 'exercise_summary' ? measures.complete(message, lang) : message));
    },
  };
}
