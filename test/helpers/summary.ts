/**
 * A summary of an exercise, for tests of what comes after the engine.
 */
import type { ExerciseSummaryMessage } from '../../src/exercise/messages.js';

/** @returns a summary in which nothing was counted, but for what is given */
export function summaryOf(given: Partial<ExerciseSummaryMessage> = {}): ExerciseSummaryMessage {
  return {
    type: 'exercise_summary',
    exercise: 'squat',
    difficulty: 'easy',
    counter: 0,
    unit: 'reps',
    avg_rep_score: null,
    grade: null,
    durationMs: 500,
    view: 'side',
    reps: [],
    holds: [],
    best_hold_ms: 0,
    total_hold_ms: 0,
    recommendations: [],
    near_misses: [],
    not_judged: [],
    ...given,
  };
}
