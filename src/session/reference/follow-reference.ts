/**
 * A reference as an exercise that a video is followed by.
 */
import type { RepetitionSpan } from '../../motion/phase.js';
import { loaded } from '../../not-loaded.js';
import type { Pose } from '../../pose/types.js';
import type { RunOptions } from '../run-options.js';
import { loadAllExercises } from '../load-exercises.js';
import { exercisesAdded } from '../own-exercises.js';
import { toolsWith, type ExerciseTools, type Followable } from '../tracked-exercise.js';
import { referenceError } from './reference-error.js';
import { referenceName } from './reference-input.js';
import type { StoredSignature } from './stored-signature.js';

/** What a run needs to follow it. */
interface FollowedReference {
  readonly tools: ExerciseTools;
  readonly followable: Followable;
  readonly evidenceOf: (track: readonly Pose[]) => number;
}

/** @throws TrackerError `reference_error` where nothing in it moves */
export async function followReference(
  reference: StoredSignature,
  { reference: input = '', lang }: Pick<RunOptions, 'reference' | 'lang'>,
): Promise<FollowedReference> {
  await exercisesAdded();
  // All of them: what the movement is instead may be any.
  const [tools, { ReferenceExercise, ReferenceFault }] = await Promise.all([
    toolsWith(loadAllExercises(), lang),
    loaded(import('../../exercise/track-reference.js')),
  ]);
  try {
    const shown = new ReferenceExercise(reference);
    const { exercise } = shown;
    const track: Followable['track'] = (options, onRepetition: (span: RepetitionSpan) => void) =>
      shown.track(options, onRepetition);
    return {
      tools,
      followable: { exercise, track, reference },
      evidenceOf: (poses) => shown.evidenceOf(poses),
    };
  } catch (error) {
    if (!(error instanceof ReferenceFault)) throw error;
    throw referenceError(error.problem, referenceName(input), error.message, {}, error);
  }
}
