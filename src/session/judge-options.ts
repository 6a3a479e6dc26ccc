/**
 * How a video that is analysed is to be judged once more.
 */
import { TrackerError } from '../errors.js';
import type { Difficulty } from '../exercise/messages.js';
import type { ExerciseName } from '../exercise/names.js';
import { checkPart, type PartChoice } from '../media/part.js';
import type { RunOptions } from './run-options.js';
import { isSlowMotionChoice, SLOW_MOTION_RANGE, type SlowMotionChoice } from './slow-motion-choice.js';
import type { SessionSnapshot } from './snapshot.js';

/**
 * As which exercise a video is judged once more, how, and which part of it, in seconds: one that was analysed. What is left
 * out is as it was in its analysis; null for a time is where the video begins or ends.
 */
export interface JudgeOptions extends PartChoice {
  /** A name, or `auto` to have it recognised. */
  readonly exercise: ExerciseName;
  readonly difficulty?: Difficulty | undefined;
  /** Repetitions of a lower grade do not count; empty for none. */
  readonly minGrade?: RunOptions['minGrade'] | undefined;
  /** How many times slower than life the video plays. */
  readonly slowMotion?: SlowMotionChoice | undefined;
  /** Gives it up, and the waiting for an analysis that is under way. */
  readonly signal?: AbortSignal | undefined;
}

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
  const { exercise } = (options as Partial<JudgeOptions> | null | undefined) ?? {};
  if (typeof exercise !== 'string' || exercise.trim() === '') {
    throw wrong('exercise', exercise, 'Give the name of one, or auto to have it recognised.', {});
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
