/**
 * What limits a result: said with it, so that nobody takes for known what is not.
 */
import type { ExerciseDetectedMessage, ExerciseSummaryMessage } from '../exercise/messages.js';
import type { MediaKind } from '../media/source.js';

/** Every warning there is. */
export const RESULT_WARNINGS = [
  'nobody_found',
  'none_recognised',
  'exercise_uncertain',
  'experimental_exercise',
  'not_judged',
  'unvalidated_advice',
] as const;

/** Which one. */
export type ResultWarningCode = (typeof RESULT_WARNINGS)[number];

/** One thing that limits a result. */
export interface ResultWarning {
  readonly code: ResultWarningCode;
  /** What it is, in English, as error messages are. */
  readonly message: string;
  /** The codes of the rules or of the advice, or the names of the exercises, that it is about. */
  readonly about?: readonly string[];
}

/** What they follow from. */
export interface WarningFacts {
  readonly kind: MediaKind;
  /** Name of the file or address. */
  readonly media: string;
  readonly summary: ExerciseSummaryMessage | undefined;
  readonly detected: ExerciseDetectedMessage | undefined;
  /** Whether anybody was found in any frame. */
  readonly isSomebodyThere: boolean;
}

/** @returns what limits a result; the weightiest first */
export function resultWarnings({ kind, media, summary, detected, isSomebodyThere }: WarningFacts): ResultWarning[] {
  const warnings: ResultWarning[] = [];
  const warn = (code: ResultWarningCode, message: string, about: readonly string[] = []): void => {
    warnings.push({ code, message, ...(about.length > 0 && { about }) });
  };
  if (!isSomebodyThere) {
    warn('nobody_found', `Nobody was found in ${media}. The whole body has to be seen in the ${kind}.`);
  }
  const candidates = detected?.candidates.map(({ exercise }) => exercise) ?? [];
  if (detected?.exercise === null) {
    warn('none_recognised', `No exercise was recognised in ${media}. Name it by the option exercise.`, candidates);
  } else if (candidates.length > 1) {
    warn(
      'exercise_uncertain',
      `The exercise was taken for ${detected?.exercise}, and may be another one: ${candidates.join(', ')}. Name it by the option exercise.`,
      candidates,
    );
  }
  if (summary?.experimental) {
    warn(
      'experimental_exercise',
      `The exercise ${summary.exercise} was hardly seen on people. Take its count as a hint.`,
      [summary.exercise],
    );
  }
  if (summary && summary.not_judged.length > 0) {
    warn(
      'not_judged',
      'Some rules could not be judged, from this view or from what was visible. Another view may show more.',
      summary.not_judged,
    );
  }
  const unvalidated = summary?.recommendations.filter(({ unvalidated }) => unvalidated).map(({ code }) => code) ?? [];
  if (unvalidated.length > 0) {
    warn('unvalidated_advice', 'Some advice was never checked on people whose form was rated.', unvalidated);
  }
  return warnings;
}
