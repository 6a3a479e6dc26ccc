/**
 * Counts repetitions and holds, and judges their form, from the poses of a video: what a page loads to do so. Pure:
 * no DOM, no clock. Adding exercises (`add.ts`), recognising one (`recognise.ts`) and choosing who performs it (`performer.ts`) are
 * loaded where somebody wants that.
 */
import { exercises, listExercises } from './listed.js';
import { findMeasured } from './measured.js';
import type { Exercise } from './public-types.js';
import { REGISTRY } from './registry.js';
import type { ExerciseRecord } from './types.js';

export { exercises } from './listed.js';
export { findMeasured, loadMeasured, measuredExercises } from './measured.js';
export type { MeasuredExercise, MeasuringTracker } from './measured.js';
export { createExerciseTracker } from './tracker.js';
export type { Exercise, ExerciseTracker, ExerciseTrackerOptions } from './public-types.js';
export type { DetectedExercise, Recognition } from './recognise.js';
export type { ExercisePose } from './joints.js';
export type * from './messages.js';
export type { ExerciseTraits } from './traits.js';
export type { Language } from '../texts/languages.js';
export type { OwnTexts } from '../texts/own-texts.js';
export type { PixelSignal, SignalName } from './signals/names.js';
export type * from './types.js';
export type { Path } from './shape.js';

/** Adds the package's other exercises: see `catalogue/more/`. */
export function loadMore(more: readonly ExerciseRecord[]): void {
  REGISTRY.load(more);
  listExercises();
}

/**
 * @param name a name or an alias of an exercise; `face_` may stand before it, case and hyphens do not matter
 * @returns the exercise; undefined for an unknown name
 */
export function resolveExercise(name: string): Exercise | undefined {
  const record = REGISTRY.find(name);
  if (!record) return findMeasured(name)?.exercise;
  return exercises.find((exercise) => exercise.name === record.name);
}
