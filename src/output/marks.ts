/**
 * The repetitions or holds of a video as marks on a time line. Pure.
 */
import type { ExerciseSummaryMessage, Finding, Grade, RepetitionSummary } from '../exercise/messages.js';

/** One repetition or hold. Times are ms of media time. */
export interface Mark {
  readonly kind: 'rep' | 'hold';
  /** From 1. */
  readonly number: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly grade: Grade;
  readonly score: number;
  readonly findings: readonly Finding[];
  readonly rep?: RepetitionSummary;
}

/** @returns the marks in order of time */
export function marksOf(summary: ExerciseSummaryMessage | undefined): readonly Mark[] {
  if (!summary) return [];
  if (summary.unit === 'seconds') {
    return summary.holds.map((hold, index) => ({ kind: 'hold', number: index + 1, ...hold }));
  }
  return summary.reps.map((rep) => {
    const { startMs, endMs, grade, score, findings } = rep;
    return { kind: 'rep', number: rep.rep, startMs, endMs, grade, score, findings, rep };
  });
}

/** A `<video>` keeps its time in seconds: what it was sent to may come back a little earlier. */
const ROUNDING_MS = 0.5;

/** @returns the mark that a time lies in; where two meet, the later one */
export function markAt(marks: readonly Mark[], timeMs: number): Mark | undefined {
  return marks.findLast(({ startMs, endMs }) => startMs <= timeMs + ROUNDING_MS && timeMs < endMs);
}
