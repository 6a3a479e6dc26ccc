/**
 * The exercise engine with all exercises of the package, for programs. A page loads those that it needs: see
 * `../session/load-exercises.ts`.
 */
import { language as french } from '../texts/fr/advice.js';
import { addBeneath } from '../texts/languages.js';
import { MORE } from './catalogue/more/index.js';
import {
  createExerciseTracker as createTracker,
  loadMeasured,
  loadMore,
  resolveExercise,
  type DetectedExercise,
  type ExercisePose,
  type ExerciseRecord,
  type ExerciseTracker,
  type ExerciseTrackerOptions,
} from './engine.js';
import { JUMPS } from './jump/index.js';
import { measuring } from './physical/measuring.js';
import { recognise } from './recognise.js';
import { trackRecord as trackTriedRecord } from './tracker.js';
import { validateRecord } from './validate.js';

loadMore(MORE);
loadMeasured(JUMPS);
addBeneath('fr', french);

export { addExercise, RecordError } from './add.js';
export { exercises, measuredExercises, resolveExercise } from './engine.js';
export { performanceEvidence } from './performer.js';
export { validateRecord };
export type * from './engine.js';

/**
 * Follows one video as one exercise. The summary at its end also has what is measured beside the count: the range of motion of every
 * joint, and the results of tests.
 *
 * @throws TypeError that names the option that is wrong and what is allowed
 */
export function createExerciseTracker(options: ExerciseTrackerOptions): ExerciseTracker {
  return measuring(createTracker(options), resolveExercise(options.exercise)?.test, options.lang);
}

/**
 * Recognises which of the exercises that are known a video shows.
 *
 * @param poses raw keypoints of the whole video, in order
 * @returns the exercise that most of the movement was, and what it may be besides; `exercise` is null where nothing is sure
 */
export function recognizeExercise(poses: Iterable<ExercisePose>): DetectedExercise {
  return recognise(poses);
}

/**
 * Follows one video by a record that need not be added, for trying one out. What the record has no texts for is said by its
 * code.
 *
 * @throws TypeError that names the field of the record, or the option, that is wrong
 */
export function trackRecord(
  record: ExerciseRecord,
  options: Omit<ExerciseTrackerOptions, 'exercise'> = {},
): ExerciseTracker {
  validateRecord(record);
  return measuring(trackTriedRecord(record, options), record.test, options.lang);
}
