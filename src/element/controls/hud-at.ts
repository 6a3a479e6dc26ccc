/**
 * What there is to show and say at one moment of a video whose exercise is tracked: while it is analysed, and again when it is
 * played once more. Pure.
 */
import type { Severity } from '../../exercise/messages.js';
import type { ExerciseSnapshot, SessionSnapshot } from '../../session/snapshot.js';
import { markAt, marksOf, type Mark } from '../../output/marks.js';

/** What is shown at one moment. */
export interface Hud {
  readonly count: number;
  /** Of the whole video, where it is known and not reached yet. */
  readonly total?: number;
  /** By the exercise's own name. */
  readonly phase: string;
  /** What was measured last, which stands in place of the phase: `34 ± 2 cm`. */
  readonly figure?: string;
  /** 0..100 within the repetition. */
  readonly progression: number;
  readonly cue?: Cue;
}

/** A piece of advice. */
export interface Cue {
  readonly code: string;
  readonly message: string;
  readonly severity: Severity;
}

/** Media time for which advice stays. */
const CUE_MS = 5000;

/**
 * @param timeMs where the video is
 * @returns undefined where no exercise is tracked
 */
export function hudAt({ state, count, exercise }: SessionSnapshot, timeMs: number): Hud | undefined {
  if (!exercise || !count) return undefined;
  if (state === 'done' && exercise.summary) return replayed(exercise, count.value, timeMs);
  const { cue, phase, progression, timestampMs, timeline } = exercise;
  const { figure } = entryAt(timeline, timestampMs);
  const isFresh = cue !== undefined && timestampMs - cue.timestampMs <= CUE_MS;
  return {
    count: count.value,
    phase,
    ...(figure !== undefined && { figure }),
    progression,
    ...(isFresh && { cue }),
  };
}

/** The same as was shown live, from what is known of the whole video. Before it is played: the result. */
function replayed({ timeline, summary, unit }: ExerciseSnapshot, total: number, timeMs: number): Hud {
  if (timeMs <= 0) return { count: total, phase: '', progression: 0, ...bestOf(summary) };
  const marks = marksOf(summary);
  const mark = markAt(marks, timeMs);
  const { count, phase, figure } = entryAt(timeline, timeMs);
  const findings = marks.flatMap((other) => other.findings);
  const cue = findings.findLast((finding) => finding.timestampMs <= timeMs && timeMs - finding.timestampMs <= CUE_MS);
  return {
    count,
    ...(count !== total && unit === 'reps' && { total }),
    phase,
    ...(figure !== undefined && { figure }),
    progression: mark ? progressionIn(mark, timeMs) : 0,
    ...(cue && { cue }),
  };
}

/** Of jumps the highest is the result. */
function bestOf(summary: ExerciseSnapshot['summary']): Pick<Hud, 'figure'> {
  const known = (summary?.jumps ?? []).filter(({ heightCm }) => heightCm !== null);
  if (known.length === 0) return {};
  return { figure: known.reduce((a, b) => ((b.heightCm ?? 0) > (a.heightCm ?? 0) ? b : a)).text };
}

function entryAt(timeline: ExerciseSnapshot['timeline'], timeMs: number): Pick<Hud, 'count' | 'phase' | 'figure'> {
  const { count = 0, phase = '', figure } = timeline.findLast(({ timestampMs }) => timestampMs <= timeMs) ?? {};
  return { count, phase, ...(figure !== undefined && { figure }) };
}

/** As `progression` messages: 100 at the turning point. */
function progressionIn({ startMs, endMs, rep }: Mark, timeMs: number): number {
  if (!rep) return 0;
  const { bottomMs } = rep;
  return timeMs < bottomMs
    ? (100 * (timeMs - startMs)) / Math.max(1, bottomMs - startMs)
    : (100 * (endMs - timeMs)) / Math.max(1, endMs - bottomMs);
}
