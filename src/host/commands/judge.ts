/**
 * `judge`: the host wants the video that was analysed last judged once more, without another analysis.
 */
import * as v from 'valibot';
import { isAbort } from '../../errors.js';
import { SLOW_MOTION_RANGE } from '../../session/slow-motion-choice.js';
import { commandError, confirmedCommand, type Command, type CommandContext } from './command.js';

const [LEAST, MOST] = SLOW_MOTION_RANGE;

/** Seconds of the video. */
const time = v.nullish(v.pipe(v.number(), v.minValue(0), v.finite()));

const schema = v.object({
  exercise: v.string('Give the name of an exercise as text, or "auto".'),
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
    confirmedCommand('judge', schema, async (options) => {
      try {
        await tracker.judge(options);
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
