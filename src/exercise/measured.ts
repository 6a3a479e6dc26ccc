/**
 * Exercises that are measured by a tracker of their own, and not by a record of the catalogue. They are loaded where one of them
 * is asked for.
 */
import type { ExercisePose } from './joints.js';
import type { Span } from './jump/find-jumps.js';
import { spellingsOf } from './spelling.js';
import type { Exercise, ExerciseTracker, ExerciseTrackerOptions } from './public-types.js';

/** A tracker that wants to see some of the video more closely than it was shown. */
export interface MeasuringTracker extends ExerciseTracker {
  /** Once all poses are there: where every frame would make it surer, in the poses' own time. */
  spansToSee(): readonly Span[];
  /** Takes the poses of all frames of such a stretch, in order. */
  seeClosely(span: Span, poses: Iterable<ExercisePose>): void;
}

/** One of them. */
export interface MeasuredExercise {
  readonly exercise: Exercise;
  /** Whether the person's height has to be given. */
  readonly needsHeight: boolean;
  track(options: Omit<ExerciseTrackerOptions, 'exercise'>): MeasuringTracker;
}

let loaded: readonly MeasuredExercise[] = [];

/** Makes them known. */
export function loadMeasured(exercises: readonly MeasuredExercise[]): void {
  loaded = exercises;
}

/** @returns the exercises that are measured, of those that are loaded: jumps. `exercises` lists those that are counted. */
export function measuredExercises(): readonly MeasuredExercise[] {
  return loaded;
}

/** @returns the one of a name or an alias; `face_` may stand before it, case and hyphens do not matter */
export function findMeasured(name: string): MeasuredExercise | undefined {
  const spellings = spellingsOf(name);
  return loaded.find(({ exercise: { name: own, aliases } }) =>
    spellings.some((spelling) => spelling === own || aliases.includes(spelling)),
  );
}
