/**
 * How a video that is analysed is to be judged once more.
 */
import { TrackerError } from '../errors.js';
import type { Difficulty } from '../exercise/messages.js';
import type { ExerciseName } from '../exercise/names.js';
import { checkPart, type PartChoice } from '../media/part.js';
import { notBoth, type ReferenceInput } from './reference/reference-input.js';
import type { RunOptions } from './run-options.js';
import { isSlowMotionChoice, SLOW_MOTION_RANGE, type SlowMotionChoice } from './slow-motion-choice.js';
import type { SessionSnapshot } from './snapshot.js';

/** What else judging once more can be told. What is left out is as it was in the analysis. */
interface JudgingChoice extends PartChoice {
  readonly difficulty?: Difficulty | undefined;
  /** Repetitions of a lower grade do not count; empty for none. */
  readonly minGrade?: RunOptions['minGrade'] | undefined;
  /** How many times slower than life the video plays. */
  readonly slowMotion?: SlowMotionChoice | undefined;
  /** Gives it up, and the waiting for an analysis that is under way. */
  readonly signal?: AbortSignal | undefined;
}

/** Judges as an exercise. */
export interface JudgeByExercise extends JudgingChoice {
  /** A name, or `auto` to have it recognised. */
  readonly exercise: ExerciseName;
  readonly reference?: undefined;
}

/** Judges by a movement that is shown. */
export interface JudgeByReference extends JudgingChoice {
  /** As the option `reference` takes it: a signature, a video, or the address of either. */
  readonly reference: ReferenceInput;
  readonly exercise?: undefined;
}

/**
 * As which exercise a video is judged once more, or by which reference, how, and which part of it, in seconds: one that was
 * analysed. What is left out is as it was in its analysis; null for a time is where the video begins or ends.
 */
export type JudgeOptions = JudgeByExercise | JudgeByReference;

const ALLOWED = {
  difficulty: ['easy', 'normal', 'pro'],
  minGrade: ['A', 'B', 'C', 'D', ''],
} as const satisfies { difficulty: readonly Difficulty[]; minGrade: readonly RunOptions['minGrade'][] };

/**
 * Callers from JavaScript may give anything.
 *
 * @throws TrackerError `invalid_parameter`
 */
export function checkJudgeOptions(options: JudgeOptions): void {
  const { exercise, reference } = (options as GivenWay | null | undefined) ?? {};
  if (reference !== undefined) checkReference(exercise, reference);
  else if (typeof exercise !== 'string' || exercise.trim() === '') {
    const remedy = 'Give the name of one, or auto to have it recognised; or a reference instead.';
    throw wrong('exercise', exercise, remedy, {});
  }
  for (const name of ['difficulty', 'minGrade'] as const) {
    const value: unknown = options[name];
    const allowed: readonly unknown[] = ALLOWED[name];
    if (value === undefined || allowed.includes(value)) continue;
    const listed = ALLOWED[name].filter((one) => one !== '').join(', ');
    throw wrong(name, value, `Give one of ${listed}, or leave it out.`, { allowed });
  }
  const { slowMotion } = options;
  if (slowMotion !== undefined && !isSlowMotionChoice(slowMotion)) {
    const allowed = `auto or a number from ${SLOW_MOTION_RANGE.join(' to ')}`;
    throw wrong('slowMotion', slowMotion, `Give ${allowed}, or leave it out.`, { allowed });
  }
  checkPart(options);
}

/** Callers from JavaScript may give both, and anything as either. */
interface GivenWay {
  readonly exercise?: unknown;
  readonly reference?: unknown;
}

function checkReference(exercise: unknown, reference: unknown): void {
  if (exercise !== undefined && exercise !== null && exercise !== '') throw notBoth();
  if (typeof reference === 'string' ? reference.trim() !== '' : typeof reference === 'object' && reference !== null)
    return;
  const remedy = 'Give a signature, a video of the movement, or the address of either; or an exercise instead.';
  throw wrong('reference', reference, remedy, {});
}

function wrong(option: string, value: unknown, remedy: string, details: object): TrackerError {
  const given = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : `a value of type ${typeof value}`;
  return new TrackerError('invalid_parameter', `judge() cannot take ${given} as ${option}. ${remedy}`, {
    option,
    ...details,
  });
}

/** What is said where a part is to be judged or exported of which something was not analysed. */
export function notAnalysed(): TrackerError {
  return new TrackerError(
    'invalid_parameter',
    'Some of the part from startTime to endTime was not analysed. Set these options, and analyse the video again.',
    { option: 'startTime', reason: 'not_analysed' },
  );
}

/** What is said where there is nothing to judge. */
export function nothingToJudge({ kind, state }: SessionSnapshot): TrackerError {
  return kind === 'image' && state === 'done'
    ? new TrackerError('invalid_parameter', 'A picture cannot be judged as an exercise. Analyse a video.', {
        reason: 'not_a_video',
      })
    : new TrackerError(
        'invalid_parameter',
        'There is no analysed video that could be judged. Analyse one first, and call judge() when that is complete.',
        { reason: 'not_analysed' },
      );
}
