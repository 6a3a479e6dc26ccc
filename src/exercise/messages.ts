/**
 * What the exercise engine says. `output/messages.ts` joins these with the messages of the other stages.
 */
import type { Finding, Severity } from './finding.js';
import type { JumpMessage, JumpSummary } from './jump/messages.js';
import type { JointRange, PhysicalTest } from './physical/messages.js';

export type * from './finding.js';
export type * from './jump/messages.js';
export type * from './physical/messages.js';

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

/** How like a reference movement something is; 0..1 each, 1 where it is the same. */
export interface ReferenceScore {
  /** All three together. */
  readonly overall: number;
  /** The body's posture through the movement. */
  readonly pose: number;
  /** Its duration and its rhythm. */
  readonly timing: number;
  /** How far the limbs go. */
  readonly range: number;
  readonly grade: Grade;
}

/** How like the reference one repetition is. */
export interface RepetitionReferenceScore extends ReferenceScore {
  /** Whether it was done with the other side. */
  readonly mirrored: boolean;
}

/** Where one part of the body differs most from the reference. */
export interface ReferenceDeviation {
  /** `elbow`, `knee`, `trunk`, … */
  readonly part: string;
  /** Of parts that there are two of: the person's own. */
  readonly side?: 'left' | 'right';
  /** How much more it is than in the reference; below 0 less. Degrees, or percent of a limb's length. */
  readonly by: number;
  readonly unit: '°' | '%';
  /** In which part of the repetition; `bottom` and `top` are turning points, where the body or the hands are low or high. */
  readonly at: 'start' | 'out' | 'bottom' | 'top' | 'turn' | 'back' | 'end';
  /** Media time in ms at which it is largest. */
  readonly timestampMs: number;
  /** The same as a sentence in the chosen language. */
  readonly message: string;
}

/** How a repetition compares with the reference. */
export interface ReferenceComparison {
  readonly score: RepetitionReferenceScore;
  /** One for each part of the body that differs, the largest first. */
  readonly deviations: readonly ReferenceDeviation[];
}

/**
 * The count. Sent on change, and once with `final: true`. It never falls; it may come after messages of later moments, as
 * repetitions count once it is known what their set is.
 */
export interface CounterMessage {
  readonly type: 'counter';
  readonly current_count: number;
  readonly final: boolean;
  readonly unit: CounterUnit;
  readonly form_score?: FormScore;
  /** Of the repetition just counted, where there is a reference. */
  readonly reference_score?: RepetitionReferenceScore;
  /** Media time at which the repetition ended, or at which the second was held; at the end that of the last frame. */
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

/** Where a score comes from: 0..100 each, `null` where it could not be measured, and the points that findings cost. */
export interface ScoreParts {
  readonly depth: number | null;
  readonly tempo: number | null;
  readonly symmetry: number | null;
  readonly steadiness: number | null;
  readonly penalties: number;
}

/** Which arm or leg moved. */
export type BodySide = 'left' | 'right' | 'both';

/** How many repetitions were of each side. */
export type SideCounts = Readonly<Record<BodySide, number>>;

/** One counted repetition. Times are ms of media time. */
export interface RepetitionSummary {
  /** From 1. */
  readonly rep: number;
  readonly startMs: number;
  /** The turning point. */
  readonly bottomMs: number;
  readonly endMs: number;
  /** Depth reached in percent of a full repetition (100 may be passed), `null` where it could not be measured. */
  readonly depth: number | null;
  /** Duration in ms of the way out, the stay at the turning point and the way back. */
  readonly tempo: { readonly outMs: number; readonly holdMs: number; readonly backMs: number };
  /** 0..100. */
  readonly score: number;
  readonly score_parts: ScoreParts;
  readonly grade: Grade;
  readonly findings: readonly Finding[];
  /** Of exercises that may be done with one side at a time, where it could be told. */
  readonly side?: BodySide;
  /** How like the reference it is, where there is one. */
  readonly reference_score?: RepetitionReferenceScore;
  /** Where it differs from the reference, the largest difference first. */
  readonly deviations?: readonly ReferenceDeviation[];
}

/** One hold. Times are ms of media time. */
export interface HoldSummary {
  readonly startMs: number;
  readonly endMs: number;
  /** Whole seconds counted in it. */
  readonly seconds: number;
  /** 0..100. */
  readonly score: number;
  readonly grade: Grade;
  readonly findings: readonly Finding[];
  /** The leg that stands, of a balance on one leg, where it could be told. */
  readonly side?: 'left' | 'right';
}

/** A repetition that was recognised but did not reach what counts. */
export interface NearMiss {
  readonly startMs: number;
  readonly bottomMs: number;
  readonly endMs: number;
  /** The finding that it failed by, or `grade` where `minGrade` left it out. */
  readonly code: string;
  /** What was reached and what was needed, in `unit`; for `grade` the scores. */
  readonly value: number;
  readonly needed: number;
  readonly unit: '%' | '°' | 'ms' | 'points';
  readonly message: string;
}

/** Why nothing was counted. */
export interface ZeroReason {
  readonly code:
    | 'nobody'
    | 'not_visible'
    | 'too_little_seen'
    | 'wrong_view'
    | 'view_unjudged'
    | 'too_small'
    | 'too_short'
    | 'near_misses'
    | 'other_movement'
    | 'no_movement';
  readonly message: string;
  /** The largest movement and the one needed, in percent of a full repetition, where that is the reason. */
  readonly value?: number;
  readonly needed?: number;
  /** The names of what speaks against the exercise, the strongest first; of a hold the bounds broken, most often first. */
  readonly checks?: readonly string[];
  /** The exercise that the movement is, where another one was recognised. */
  readonly looks_like?: string;
}

/** One piece of advice and how often it was called for. */
export interface RecommendationSummary {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  /** Only the synthetic athlete has shown that this is found; on people whose form was rated it was never checked. */
  readonly unvalidated?: true;
}

/** An exercise that a video may show. */
export interface ExerciseCandidate {
  readonly exercise: string;
  /** 0..1. */
  readonly confidence: number;
  /** How many movements were it, whatever a difficulty asks of them; of what is held, whole seconds. */
  readonly count: number;
  readonly unit: CounterUnit;
}

/** Which exercise a video shows. Sent once, where it was to be recognised. */
export interface ExerciseDetectedMessage {
  readonly type: 'exercise_detected';
  /** The likeliest; `null` where none was recognised. */
  readonly exercise: string | null;
  /** 0..1; 0 where none was recognised. */
  readonly confidence: number;
  /**
   * The exercise, and what else it may be: where two are close or cannot be told apart, both are there. The likeliest first.
   * Where none was recognised, what it may be that cannot be told from what people do anyway: a wall sit of who sits.
   */
  readonly candidates: readonly ExerciseCandidate[];
  /** Media time at which the exercise begins; of the first frame where none was recognised. */
  readonly timestampMs: number;
}

/** Everything about the whole video. Sent once, at its end. */
export interface ExerciseSummaryMessage {
  readonly type: 'exercise_summary';
  readonly exercise: string;
  /** The exercise was hardly seen on people, or only on the synthetic athlete: take the count as a hint. */
  readonly experimental?: true;
  readonly difficulty: Difficulty;
  readonly counter: number;
  readonly unit: CounterUnit;
  /** Mean score of what was counted, 0..100; `null` where nothing was. */
  readonly avg_rep_score: number | null;
  readonly grade: Grade | null;
  /** Means of all repetitions, where there is a reference and something was counted. */
  readonly reference_score?: ReferenceScore;
  /** The `overall` of that: how like the reference the repetitions are, 0..1. */
  readonly avg_similarity?: number;
  /** From the first to the last frame, in the time in which the person moved. */
  readonly durationMs: number;
  /**
   * How many times slower than life the video plays, where it does: how long something took (`durationMs`, `tempo`, seconds
   * held) is as it was in life, and where it lies (`timestampMs`, `startMs`, `bottomMs`, `endMs`) as in the file.
   */
  readonly slowMotion?: number;
  /** How the person was filmed, where it could be told. */
  readonly view: 'front' | 'oblique' | 'side' | null;
  readonly reps: readonly RepetitionSummary[];
  /** Of tests of jumps, which have no repetitions. */
  readonly jumps?: readonly JumpSummary[];
  /** Of exercises that may be done with one side at a time, where it could be told. */
  readonly sides?: SideCounts;
  /** Of exercises that are held. */
  readonly holds: readonly HoldSummary[];
  readonly best_hold_ms: number;
  readonly total_hold_ms: number;
  /** The advice that mattered most, first. */
  readonly recommendations: readonly RecommendationSummary[];
  readonly near_misses: readonly NearMiss[];
  /** Codes of the rules that could not be judged, from this view or from what was visible, in most of what was seen. */
  readonly not_judged: readonly string[];
  /** Results of the tests that the exercise is: of chair stands, and of standing on one leg. */
  readonly tests?: readonly PhysicalTest[];
  /** How far every joint that was seen went, of either side. */
  readonly range_of_motion?: readonly JointRange[];
  /** What is to stand beside such figures: that they are estimates, and that this is not a medical device. */
  readonly notice?: string;
  /** Only where nothing was counted. */
  readonly reason?: ZeroReason;
  /** How sure the exercise is, where it was recognised and not given. */
  readonly detected?: Pick<ExerciseDetectedMessage, 'confidence' | 'candidates'>;
}

/** All messages of the exercise engine. */
export type ExerciseMessage =
  PostureMessage | CounterMessage | ProgressionMessage | RecommendationsMessage | JumpMessage | ExerciseSummaryMessage;
