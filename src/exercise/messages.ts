/**
 * What the exercise engine says. `output/messages.ts` joins these with the messages of the other stages.
 */

/** What the exercise counts. */
export type CounterUnit = 'reps' | 'seconds';

/** A: 90 and more, B: 80, C: 70, D: 60, F: below. */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'F';

/** How far a validated repetition has to go. */
export type Difficulty = 'easy' | 'normal' | 'pro';

/** Whether the person stands as the exercise needs it. Sent on change. */
export interface PostureMessage {
  readonly type: 'posture';
  /** The whole needed body is in the picture and in a starting position. */
  readonly ready: boolean;
  /** What is missing, in the chosen language; empty when ready. */
  readonly message: string;
  /** What the person should do: `step_back`, `turn_side`, … or `none`. */
  readonly direction: string;
  /** The phase of the movement, for example `top`, `down`, `bottom`, `up`. */
  readonly posture: string;
  readonly missingKeypoints: readonly string[];
  readonly timestampMs: number;
}

/** Score of the repetition just counted. */
export interface FormScore {
  /** 0..100. */
  readonly score: number;
  /** Mean of all counted repetitions so far. */
  readonly avg_score: number;
  readonly grade: Grade;
}

/** The count. Sent on change, and once with `final: true`. */
export interface CounterMessage {
  readonly type: 'counter';
  readonly current_count: number;
  readonly final: boolean;
  readonly unit: CounterUnit;
  readonly form_score?: FormScore;
  readonly timestampMs: number;
}

/** Where in the repetition the person is. */
export interface ProgressionMessage {
  readonly type: 'progression';
  /** 0..100 within the repetition. */
  readonly value: number;
  readonly phase: string;
  /** Number of the repetition under way, from 1. */
  readonly rep: number;
  readonly timestampMs: number;
}

/** How much a finding matters. */
export type Severity = 'info' | 'warning' | 'error';

/** One piece of advice. */
export interface Recommendation {
  /** For example `squat.depth.shallow`. */
  readonly code: string;
  /** The advice in the chosen language. */
  readonly message: string;
  readonly severity: Severity;
  /** Number of the repetition it was seen in, from 1; 0 outside of one. */
  readonly rep: number;
  readonly timestampMs: number;
}

/** Advice while exercising. */
export interface RecommendationsMessage {
  readonly type: 'recommendations';
  /** The texts of all recommendations, joined. */
  readonly message: string;
  readonly recommendations: readonly Recommendation[];
}
