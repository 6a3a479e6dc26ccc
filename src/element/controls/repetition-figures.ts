/**
 * The figures of repetitions as people read them. Pure.
 */
import type { ExerciseSummaryMessage } from '../../exercise/messages.js';
import { pointsOf, type ScorePart } from '../../exercise/score-points.js';
import type { ViewModel } from '../view-model.js';
import type { Mark } from '../../output/marks.js';

/** Whether there is a reference: how like it a repetition is then stands in place of how far it goes. */
export function isCompared(marks: readonly Mark[]): boolean {
  return marks[0]?.rep?.reference_score !== undefined;
}

/** What it is called how far a repetition goes. */
export function rangeName({ language: { texts }, snapshot }: ViewModel): string {
  return texts.range[snapshot.exercise?.traits?.range?.word ?? 'full'];
}

/** @param depth percent of a full repetition: more than all of it is told in words */
export function rangeOf({ language: { texts }, format }: ViewModel, depth: number): string {
  return depth >= 100 ? texts.fullRange : format.percent(depth / 100);
}

/** How long it took, where the video may play slower than life. */
export function realLengthMs(
  { startMs, endMs }: Pick<Mark, 'startMs' | 'endMs'>,
  { slowMotion = 1 }: ExerciseSummaryMessage,
): number {
  return (endMs - startMs) / slowMotion;
}

/** What a part of the score is called. */
export function scorePartName(view: ViewModel, part: ScorePart): string {
  const { texts, tag } = view.language;
  return part === 'depth' ? rangeName(view).toLocaleLowerCase(tag) : texts.scoreParts[part];
}

/** `84: depth 31 of 40, tempo 12 of 20`; undefined of a hold, whose score has no parts. */
export function scoreSentence(view: ViewModel, { rep }: Mark): string | undefined {
  if (!rep) return undefined;
  const { language, format } = view;
  const { texts } = language;
  const parts = pointsOf(rep).map(({ part, points, most }) =>
    texts.partPoints(scorePartName(view, part), format.whole(points), format.whole(most)),
  );
  const { penalties } = rep.score_parts;
  if (penalties > 0) parts.push(texts.penaltyPoints(format.whole(penalties)));
  return texts.scoreOf(parts, format.whole(rep.score));
}

/** `down 0.4 s, bottom 0.3 s, up 0.5 s`; undefined where the phases have no names. */
export function tempoSentence({ language, format, snapshot }: ViewModel, { rep }: Mark): string | undefined {
  const phases = snapshot.exercise?.traits?.phases;
  if (!rep || !phases) return undefined;
  const { outMs, holdMs, backMs } = rep.tempo;
  const named = [
    [phases.out, outMs],
    [phases.far, holdMs],
    [phases.back, backMs],
  ] as const;
  return named.map(([phase, ms]) => `${language.texts.phases[phase] ?? phase} ${format.seconds(ms)}`).join(', ');
}
