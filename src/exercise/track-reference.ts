/**
 * A movement that is shown instead of named, as a page uses it: the door to `reference/`, which is loaded only where there
 * is a reference, or where a repetition is to become one.
 */
import type { RepetitionSpan } from '../motion/phase.js';
import { exerciseLabel } from '../texts/exercise-texts.js';
import { FALLBACK } from '../texts/languages.js';
import type { Exercise } from './engine.js';
import type { ExercisePose } from './joints.js';
import type { ReferenceComparison } from './messages.js';
import { evidenceFor } from './performer.js';
import type { DetectedExercise } from './recognise.js';
import { ReferenceBook, referenceGrade, roundedScore, type CompareWith } from './reference-book.js';
import {
  compare,
  deviationSaid,
  recordOf,
  repetitionOfPoses,
  rivalsOf,
  type Deviation,
  type Signature,
} from './reference/index.js';
import type { RepetitionRecord } from './types.js';
import { trackRecord, type ExerciseTracker, type ExerciseTrackerOptions } from './tracker.js';

export { parseSignature, ReferenceFault, type ReferenceProblem, type Signature } from './reference/index.js';

/** The part of a video that somebody says is the repetition, in ms of media time. */
export interface MarkedPart {
  readonly startMs: number;
  readonly endMs: number;
}

/** A repetition that was found, with its signature. */
export interface FoundRepetition extends RepetitionSpan {
  readonly signature: Signature;
}

/** A reference as an exercise that can be followed. */
export class ReferenceExercise {
  readonly exercise: Exercise;
  readonly #record: RepetitionRecord;

  /** @throws ReferenceFault where nothing in it moves */
  constructor(private readonly signature: Signature) {
    this.#record = recordOf(signature);
    const { name, aliases, unit, texts } = this.#record;
    this.exercise = { name, aliases, unit, label: exerciseLabel(name, texts), ...(texts && { texts }) };
  }

  /**
   * Counts a video by the reference, and compares each repetition with it. All exercises have to be loaded.
   *
   * @param onRepetition told of each repetition that is counted, as soon as it is known
   */
  track(
    options: Omit<ExerciseTrackerOptions, 'exercise'>,
    onRepetition: (span: RepetitionSpan) => void = () => undefined,
  ): ExerciseTracker {
    const { lang = FALLBACK } = options;
    const compared = comparer(this.signature, lang);
    const book = new ReferenceBook((window, mediaMs) => {
      const { startMs, farMs, endMs } = window.span;
      onRepetition({ startMs: mediaMs(startMs), turnMs: mediaMs(farMs), endMs: mediaMs(endMs) });
      return compared(window, mediaMs);
    });
    return trackRecord(this.#record, options, rivalsOf(this.signature), book);
  }

  /** @returns as `performanceEvidence` */
  evidenceOf(poses: readonly ExercisePose[]): number {
    return evidenceFor(this.#record, poses);
  }
}

/**
 * @param poses raw keypoints of a video, in order
 * @param marked the part that is the repetition; found by itself by default
 * @param detected which exercise they show, where that was recognised
 * @throws ReferenceFault that says why there is none
 */
export function findReference(
  poses: readonly ExercisePose[],
  marked?: MarkedPart,
  detected?: DetectedExercise,
): FoundRepetition {
  return repetitionOfPoses(poses, marked, detected);
}

function comparer(signature: Signature, lang: string): CompareWith {
  return (window, mediaMs): ReferenceComparison => {
    const { overall, pose, timing, range, mirrored, deviations } = compare(signature, window);
    const told = ({ timeMs, ...deviation }: Deviation) => ({
      ...deviation,
      timestampMs: mediaMs(timeMs),
      message: deviationSaid({ timeMs, ...deviation }, lang),
    });
    return {
      score: {
        overall: roundedScore(overall),
        pose: roundedScore(pose),
        timing: roundedScore(timing),
        range: roundedScore(range),
        grade: referenceGrade(overall),
        mirrored,
      },
      deviations: deviations.map(told),
    };
  };
}
