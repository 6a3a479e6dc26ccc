/**
 * What programs see of an exercise and of what follows it.
 */
import type { OwnTexts } from '../texts/own-texts.js';
import type { ExercisePose } from './joints.js';
import type { CounterUnit, Difficulty, ExerciseMessage, Grade } from './messages.js';
import type { ExerciseTraits } from './traits.js';
import type { ExerciseTest, Text } from './types.js';

/** What is public of an exercise. */
export interface Exercise {
  readonly name: string;
  /** Other names it goes by. */
  readonly aliases: readonly string[];
  readonly unit: CounterUnit;
  readonly label: Text;
  /** What several repetitions of it are called within a sentence; only where there is a word for them. */
  readonly repetitions?: Text;
  /** What one repetition of it is called within a sentence, where there is a word for it. */
  readonly repetition?: Text;
  /** What is particular to it, for whoever shows its results. */
  readonly traits?: ExerciseTraits;
  /** The test that its videos are: the summary has the results in `tests`. */
  readonly test?: ExerciseTest;
  /** It was hardly seen on people, or only on the synthetic athlete: take its counts as a hint. */
  readonly experimental?: true;
  /** The texts that one which was added has brought along. */
  readonly texts?: OwnTexts;
}

/** Options of one run. */
export interface ExerciseTrackerOptions {
  /** A name or an alias of the catalogue, or of an exercise that was added. */
  readonly exercise: string;
  /** How far a repetition has to go to count; `easy` by default. */
  readonly difficulty?: Difficulty | undefined;
  /** Repetitions (or seconds held) of a lower grade do not count; all do by default. */
  readonly minGrade?: Exclude<Grade, 'F'> | undefined;
  /**
   * Tag of the language of the texts: one of the package's, added by `addLanguage`, or among the exercise's own; `en` by
   * default.
   */
  readonly lang?: string | undefined;
  /** The person's height in cm, 50 to 260: what jumps are measured by. `jump_analysis` needs it, others do not use it. */
  readonly userHeightCm?: number | undefined;
  /** Degrees by which the camera looks up, −60 to 60; below 0 down. Only jumps use it; if it is left out, 0 is assumed
   * and the uncertainty is larger. */
  readonly devicePitchDeg?: number | undefined;
}

/** Follows one video. */
export interface ExerciseTracker {
  /**
   * @param pose raw keypoints of one frame, later than the one before (others are ignored)
   * @returns the messages that this frame causes, in order; none after `finish`
   */
  update(pose: ExercisePose): ExerciseMessage[];
  /** @returns the final `counter` and the `exercise_summary`; what the last frames still complete before them */
  finish(): ExerciseMessage[];
}
