/**
 * Where in a repetition a moment lies: what lets two repetitions of different length go in step. Pure.
 */

/** A repetition by its times, in ms of media time. */
export interface RepetitionSpan {
  readonly startMs: number;
  /** The turning point. */
  readonly turnMs: number;
  readonly endMs: number;
}

/** The phase of the turning point. */
const TURN = 0.5;

/** @returns 0 at the start, 0.5 at the turning point, 1 at the end; undefined outside of the repetition */
export function phaseAt({ startMs, turnMs, endMs }: RepetitionSpan, timeMs: number): number | undefined {
  if (!(timeMs >= startMs && timeMs <= endMs)) return undefined;
  if (timeMs < turnMs) return (TURN * (timeMs - startMs)) / (turnMs - startMs);
  return endMs > turnMs ? TURN + ((1 - TURN) * (timeMs - turnMs)) / (endMs - turnMs) : 1;
}

/** @returns the media time of a phase of 0 to 1 */
export function timeOfPhase({ startMs, turnMs, endMs }: RepetitionSpan, phase: number): number {
  return phase < TURN
    ? startMs + (phase / TURN) * (turnMs - startMs)
    : turnMs + ((phase - TURN) / (1 - TURN)) * (endMs - turnMs);
}
