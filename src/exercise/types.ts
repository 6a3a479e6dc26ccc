/**
 * The form of an exercise record. The engine knows no exercise by name: everything that tells one from another stands
 * in a record of these types, as data. Those that are added are checked by `validate.ts` (see `add.ts`); the package's own by its
 * tests.
 */
import type { Language } from '../texts/languages.js';
import type { OwnTexts } from '../texts/own-texts.js';
import type { HeldPosture } from './hold-types.js';
import type { ByDifficulty, LiveCheck, Measure, PlainSignal, Check, Reading, View } from './measure-types.js';
import type { CounterUnit, Severity } from './messages.js';
import type { SignalName } from './signals/names.js';

export type * from './hold-types.js';
export type * from './measure-types.js';

/** One text in every language that comes with the package. */
export type Text = Readonly<Record<Language, string>>;

/**
 * Something that speaks for or against a movement being this exercise. At `against` and beyond it adds −`weights.against`
 * to the log-odds, at `pro` and beyond +`weights.pro`, in between in proportion, half-way 0. What is not known adds nothing.
 */
export interface Evidence {
  /** What is looked at, for the log, the reason of a refusal and the tests: `feet_stay`, `hands_planted`… */
  readonly name: string;
  readonly measure: Measure;
  readonly against: number;
  readonly pro: number;
  /** Log-odds; fitted by `scripts/accuracy/fit-evidence.ts`. They are the most that this can add. */
  readonly weights: {
    /** @minimum 0 */
    readonly pro: number;
    /** @minimum 0 */
    readonly against: number;
  };
  /** It speaks of how large the movement is: what only this speaks against is the exercise done too small. */
  readonly size?: true;
  /**
   * Asked only in these views; everywhere by default.
   *
   * @minItems 1
   */
  readonly views?: readonly View[];
}

/** By what the movements of a set are known to be this exercise. */
export interface Identity {
  /** Log-odds of a movement of which nothing else is known. */
  readonly prior: number;
  /** May be empty where `prior` is 0.8 and more: then every movement of the signals is the exercise. */
  readonly evidence: readonly Evidence[];
  /** By what a view is known from which the exercise cannot be judged though it may be done. */
  readonly blind?: Blind;
}

/** Names of evidence: the view hides the exercise where these speak for it, those against it, and others are not known. */
export interface Blind {
  /** @minItems 1 */
  readonly pro: readonly string[];
  readonly against?: readonly string[];
  readonly unknown?: readonly string[];
}

/** What a repetition has to reach to be valid at a difficulty. */
export interface Criterion {
  /** The rule that explains a miss. */
  readonly code: string;
  readonly measure: Measure;
  readonly atLeast?: ByDifficulty;
  readonly atMost?: ByDifficulty;
  /** A movement that does not reach this was no attempt: not even a near miss. On the same side as the threshold. */
  readonly attempt?: number;
  /** Unit of the reported value: `%` values are shares of 1 in the record and are reported × 100. */
  readonly unit: '%' | '°' | 'ms';
  readonly views?: readonly View[];
}

/** One piece of advice and what calls for it. */
export interface Rule {
  /**
   * For example `squat.depth.shallow`. Its text stands in the record's `texts`, of the catalogue's in the folder of each
   * language (`src/texts/`).
   *
   * @pattern ^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,2}$
   */
  readonly code: string;
  readonly severity: Severity;
  /** Measured over each repetition, or over each second of a hold. The rule speaks when all checks are violated. */
  readonly when: readonly Check[];
  /** Speaks, instead of by `when`, of a hold that ended because this signal left its bounds and was taken up again. */
  readonly onBreak?: PlainSignal;
  /**
   * Points that the finding costs a repetition.
   *
   * @minimum 0
   * @maximum 50
   */
  readonly penalty: number;
  /** The views from which the rule can be judged; all by default. Of none it abstains everywhere. */
  readonly views?: readonly View[];
  /**
   * Who has shown that the rule finds what it names: people whose form somebody rated, or the synthetic athlete alone. Then
   * the summary says `unvalidated`.
   */
  readonly witness: 'people' | 'athlete';
}

/** One part of the score that falls linearly from `full` (100) to `none` (0). */
export interface Grading {
  readonly measure: Measure;
  readonly full: number;
  readonly none: number;
}

/** What must be seen before anything is said. */
export interface Needs {
  /**
   * Groups of joints; of each group one side is enough unless `both`.
   *
   * @minItems 1
   */
  readonly joints: readonly ('shoulder' | 'elbow' | 'wrist' | 'hip' | 'knee' | 'ankle')[];
  readonly both: boolean;
  /** How the person must be placed before the first repetition. */
  readonly ready: readonly ReadyCheck[];
}

/** How the person must be placed, and what is said where it is not so. */
export interface ReadyCheck extends LiveCheck {
  /**
   * The code of what to tell the person; `turn_…` also where nothing counted because of the view.
   *
   * @pattern ^[a-z][a-z0-9_]*$
   */
  readonly direction: string;
}

/**
 * What the exercise is called by.
 *
 * @pattern ^[a-z][a-z0-9_]*$
 */
export type ExerciseName = string;

/** An exercise that another may be counted as too. */
export interface CompatibleExercise {
  /** Its name, or an alias. */
  readonly exercise: ExerciseName;
  /**
   * Why that is no false count, for whoever reads the record.
   *
   * @minLength 1
   */
  readonly reason: string;
}

/** What all exercises have. */
export interface CommonRecord {
  /** The address of the schema, for editors. */
  readonly $schema?: string;
  readonly name: ExerciseName;
  /** Other names that the exercise is found by. */
  readonly aliases: readonly ExerciseName[];
  readonly unit: CounterUnit;
  readonly needs: Needs;
  readonly rules: readonly Rule[];
  /**
   * Exercises that this one may be counted as too, as it holds them or cannot be told from them. Neither then keeps the other
   * from counting, and `auto` names both; where this one is nearly all of it, and the other does not name it back, it is meant.
   */
  readonly compatible?: readonly CompatibleExercise[];
  /** People do it without exercising, such as sitting: that alone does not say that they exercise, and `auto` only names it. */
  readonly everyday?: true;
  /** It was hardly seen on people, or only on the synthetic athlete; the summary says so. */
  readonly experimental?: true;
  /** What the engine says of an exercise that is added; the texts of the catalogue's lie in `src/texts/`. */
  readonly texts?: OwnTexts;
}

/** One signal that goes out and back with each repetition. */
export interface CycleSignal {
  /** A place in the picture counts in lengths of the trunk. */
  readonly signal: SignalName;
  /** The smallest change that means something: what noise and a stir of the body stay below. Negative where it falls. */
  readonly swing: number;
}

/** A part of a repetition that is made of several. */
export interface Stage {
  /** The name of the phase. */
  readonly phase: string;
  /**
   * All of them are kept in it.
   *
   * @minItems 1
   */
  readonly when: readonly LiveCheck[];
}

/** What goes out and back in a repetition. */
export interface Cycle {
  /**
   * About 0 at rest and 1, or `full`, at the turning point of a full repetition. Of a place in the picture, which counts in
   * lengths of the trunk, only how far it goes says something.
   */
  readonly depth: Reading;
  /**
   * The signals that cycles are found in; what they have most in common decides.
   *
   * @minItems 1
   */
  readonly signals: readonly CycleSignal[];
  /** Names of the phases. One that no language has a word for is shown as it stands here. */
  readonly phases: { readonly rest: string; readonly out: string; readonly far: string; readonly back: string };
  /**
   * What a repetition passes through between its start and its end, in this order, such as those of a burpee. From when one
   * is reached until the next is, it is the phase. That they are passed is evidence: see the statistic `stages`.
   *
   * @minItems 1
   */
  readonly stages?: readonly Stage[];
  /**
   * People may begin at the turning point, with the bar on the floor or on the seat: who does has done a repetition once they
   * are back.
   */
  readonly startsFar?: true;
  /**
   * Over how long in ms the signals are averaged to find cycles: slow movements can afford more.
   *
   * @minimum 0
   */
  readonly smoothingMs: number;
  /** @exclusiveMinimum 0 */
  readonly minDurationMs: number;
  /** @exclusiveMinimum 0 */
  readonly maxDurationMs: number;
  /** Depth of a full repetition. */
  readonly full: number;
  /** About what a repetition has to reach to count, in the depth signal: only told where nothing counted. */
  readonly needed: ByDifficulty;
}

/** By what a repetition is told to be of the left or of the right, where one side may move alone. */
export interface Sides {
  readonly left: PlainSignal;
  readonly right: PlainSignal;
  /**
   * A side that goes a smaller share of the other's way is at rest.
   *
   * @exclusiveMinimum 0
   * @exclusiveMaximum 1
   */
  readonly apart: number;
  /** Told only in these views; in all by default. From the side models swap left and right. */
  readonly views?: readonly View[];
}

/** An exercise that is counted in repetitions. */
export interface RepetitionRecord extends CommonRecord {
  readonly unit: 'reps';
  readonly cycle: Cycle;
  readonly sides?: Sides;
  /** Its videos are a test, whose results the summary has in `tests`: up from a chair, five times and in 30 s. */
  readonly test?: 'chair_stands';
  readonly identity: Identity;
  readonly criteria: readonly Criterion[];
  readonly score: {
    readonly depth: Grading;
    readonly symmetry?: Grading;
    readonly steadiness?: Grading;
    /** Duration in ms: full marks between the two. */
    readonly tempo: {
      /** @exclusiveMinimum 0 */
      readonly fastMs: number;
      /** @exclusiveMinimum 0 */
      readonly slowMs: number;
    };
  };
}

/** An exercise that is held. */
export interface HoldRecord extends CommonRecord {
  readonly unit: 'seconds';
  readonly hold: HeldPosture;
  /** Its videos are a test, whose result the summary has in `tests`: the longest stance on either leg. */
  readonly test?: 'leg_stance';
  readonly score: { readonly steadiness: Grading };
}

/** One exercise. */
export type ExerciseRecord = RepetitionRecord | HoldRecord;

/** A test that the videos of an exercise are. */
export type ExerciseTest = NonNullable<ExerciseRecord['test']>;
