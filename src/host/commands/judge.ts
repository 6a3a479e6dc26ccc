/**
 * `judge`: the host wants the video that was analysed last judged once more, without another analysis.
 */
import * as v from 'valibot';
import { OPTIONS } from '../../element/options.js';
import { parseOption } from '../../element/parse-option.js';
import { isAbort } from '../../errors.js';
import type { JudgeByExercise, JudgeByReference } from '../../session/judge-options.js';
import { notBoth } from '../../session/reference/reference-input.js';
import type { StoredSignature } from '../../session/reference/stored-signature.js';
import { SLOW_MOTION_RANGE } from '../../session/slow-motion-choice.js';
import { commandError, confirmedCommand, shown, type Command, type CommandContext } from './command.js';

const REFERENCE = OPTIONS.find(({ name }) => name === 'reference');

const [LEAST, MOST] = SLOW_MOTION_RANGE;

/** Seconds of the video. */
const time = v.nullish(v.pipe(v.number(), v.minValue(0), v.finite()));

const schema = v.object({
  exercise: v.optional(v.string('Give the name of an exercise as text, or "auto".')),
  reference: v.optional(
    v.union(
      [v.pipe(v.string(), v.trim(), v.nonEmpty()), v.custom<StoredSignature>(isObject)],
      'Give the address of a video or of a signature, or a signature as an object.',
    ),
  ),
  difficulty: v.optional(v.picklist(['easy', 'normal', 'pro'], 'Give "easy", "normal" or "pro", or leave it out.')),
  minGrade: v.optional(v.picklist(['A', 'B', 'C', 'D', ''], 'Give "A", "B", "C" or "D", or leave it out.')),
  startTime: time,
  endTime: time,
  slowMotion: v.optional(
    v.union(
      [v.literal('auto'), v.pipe(v.number(), v.minValue(LEAST), v.maxValue(MOST))],
      `Give "auto" or a number from ${LEAST} to ${MOST}, or leave it out.`,
    ),
  ),
});

export function judgeCommands({ tracker }: CommandContext): Command[] {
  return [
    confirmedCommand('judge', schema, async ({ exercise, reference, ...how }) => {
      try {
        await tracker.judge({ ...wayOf(exercise, reference), ...how });
      } catch (error) {
        if (!isAbort(error)) throw error;
        throw commandError(
          'judge',
          'was not obeyed: an analysis, or another judge, took its place. Ask again when that is complete.',
          'superseded',
        );
      }
    }),
  ];
}

/** What it is judged as, by the rules that the options of the same meaning have. */
function wayOf(
  exercise: string | undefined,
  reference: string | StoredSignature | undefined,
): JudgeByExercise | JudgeByReference {
  if (exercise !== undefined && reference !== undefined) throw notBoth();
  if (exercise !== undefined) return { exercise };
  if (reference === undefined) {
    throw commandError('judge', 'takes either an exercise or a reference. Give one of them.', 'malformed');
  }
  if (typeof reference !== 'string' || !REFERENCE || !parseOption(REFERENCE, reference).error) return { reference };
  throw commandError(
    'judge',
    `cannot take ${shown(reference)} as reference. Give a relative, http, https, blob or data URL.`,
    'malformed',
    'reference',
  );
}

function isObject(given: unknown): boolean {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
