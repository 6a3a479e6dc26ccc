/**
 * From a repetition of a video that is analysed to a signature that others can be compared with.
 */
import { unlessAborted } from '../../abort.js';
import { TrackerError } from '../../errors.js';
import type { RepetitionSummary } from '../../exercise/messages.js';
import { figureOf } from '../../motion/figure.js';
import { loaded } from '../../not-loaded.js';
import type { Pose } from '../../pose/types.js';
import { spanOf } from '../ghosts.js';
import { loadRecognition } from '../load-exercises.js';
import type { Run } from '../run.js';
import { inRealTime } from '../slow-motion.js';
import type { SessionSnapshot } from '../snapshot.js';
import { recogniseIn } from '../tracked-exercise.js';
import { referenceError } from './reference-error.js';
import type { StoredSignature } from './stored-signature.js';

/** What comes before and after a repetition tells how large the body is and how the camera is held. */
const AROUND_MS = 5000;

/** The parts of a run that are needed. */
type AnalysedRun = Pick<Run, 'name' | 'poses' | 'track'>;

/**
 * What is said where there is no such repetition.
 *
 * @param reps how many there are
 */
export function noRepetition({ kind, state }: SessionSnapshot, reps: number, rep: unknown): TrackerError {
  const shown = typeof rep === 'number' ? String(rep) : `a value of type ${typeof rep}`;
  if (reps > 0) {
    return new TrackerError(
      'invalid_parameter',
      `signatureOf() cannot take ${shown} as rep: the video has the repetitions 1 to ${reps}.`,
      { option: 'rep', repetitions: reps },
    );
  }
  const isPicture = kind === 'image' && state === 'done';
  return new TrackerError(
    'invalid_parameter',
    'There is no repetition that a signature could be made of. Analyse a video with an exercise of repetitions first, and call signatureOf() when that is complete.',
    { reason: isPicture ? 'not_a_video' : 'not_analysed' },
  );
}

/**
 * @param slowness how many times slower than life the video plays
 * @throws TrackerError `reference_error` where too little was seen of it
 */
export async function signatureOfRepetition(
  { name, poses, track }: AnalysedRun,
  repetition: RepetitionSummary,
  slowness: number,
  signal: AbortSignal,
): Promise<StoredSignature> {
  const [recognition, { findReference, ReferenceFault }] = await unlessAborted(
    loaded(Promise.all([loadRecognition(), import('../../exercise/track-reference.js')])),
    signal,
  );
  const { startMs, endMs } = repetition;
  const around: Pose[] = [];
  for (const pose of poses) {
    if (pose.timestampMs >= startMs - AROUND_MS && pose.timestampMs <= endMs + AROUND_MS) {
      around.push(inRealTime(pose, slowness));
    }
  }
  // Of the whole video: one repetition may look like several exercises.
  const detected = await recogniseIn(recognition, poses, slowness, signal);
  try {
    const { signature } = findReference(around, { startMs: startMs / slowness, endMs: endMs / slowness }, detected);
    const figure = figureOf(track, spanOf(repetition));
    return { ...signature, ...(figure && { figure }) };
  } catch (error) {
    if (!(error instanceof ReferenceFault)) throw error;
    throw referenceError(error.problem, name, error.message, { rep: repetition.rep }, error);
  }
}
