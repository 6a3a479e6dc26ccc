/**
 * Counts repetitions and holds, and judges their form, from the poses of a video. Pure: no DOM, no clock.
 */
import { exerciseLabel, repetitionsLabel } from '../texts/exercise-texts.js';
import type { ExercisePose } from './joints.js';
import { findMeasured } from './measured.js';
import { Recognition, recognise, type DetectedExercise } from './recognise.js';
import { exerciseAdded } from './names.js';
import { REGISTRY } from './registry.js';
import type { Exercise, ExerciseTracker, ExerciseTrackerOptions } from './public-types.js';
import { trackRecord as track } from './tracker.js';
import { traitsOf } from './traits.js';
import type { ExerciseRecord } from './types.js';
import { validateRecord } from './validate.js';

export { performanceEvidence } from './performer.js';
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
export { RecordError, type Path } from './shape.js';
export { validateRecord } from './validate.js';

const listed: Exercise[] = [];
list();

/** All exercises that are counted. Those that are added come at the end. Those that are measured are `measuredExercises`. */
export const exercises: readonly Exercise[] = listed;

/** Adds the package's other exercises: see `catalogue/more/`. */
export function loadMore(more: readonly ExerciseRecord[]): void {
  REGISTRY.load(more);
  list();
}

/**
 * Adds an exercise: from now on `createExerciseTracker` and all others that take a name know it, and movements of other
 * exercises are told from it. An exercise of the same name gives way to it, the package's too; trackers that have begun keep
 * theirs.
 *
 * @param record a record with its texts, as plain JSON: `exercise.schema.json` is its schema, and docs/adding-an-exercise.md
 *   tells how to write one. It is copied.
 * @throws TypeError whose message begins with the record's name and the field that is wrong: `sit_up.cycle.depth: …`. Nothing
 *   is added then.
 */
export function addExercise(record: ExerciseRecord): void {
  REGISTRY.add(record);
  list();
  exerciseAdded();
}

/** @returns names of the package's exercises that a record takes, by its name or an alias; of those that are loaded */
export function namesTakenBy(record: ExerciseRecord): readonly string[] {
  return REGISTRY.takenBy(record);
}

/**
 * Recognises which of the exercises that are known a video shows.
 *
 * @param poses raw keypoints of the whole video, in order
 * @returns the exercise that most of the movement was, and what it may be besides; `exercise` is null where nothing is sure
 */
export function recognizeExercise(poses: Iterable<ExercisePose>): DetectedExercise {
  return recognise(poses, REGISTRY.records);
}

/** @returns the same for a page, which hands over the poses a few at a time */
export function startRecognition(): Recognition {
  return new Recognition(REGISTRY.records);
}

/**
 * Follows one video by a record that need not be added, for trying one out. What the record has no texts for is said by its
 * code.
 *
 * @throws TypeError that names the field of the record, or the option, that is wrong
 */
export function trackRecord(
  record: ExerciseRecord,
  options: Omit<ExerciseTrackerOptions, 'exercise'> = {},
): ExerciseTracker {
  validateRecord(record);
  return track(record, options);
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

/** Lists all exercises anew. */
function list(): void {
  listed.splice(0, listed.length, ...REGISTRY.records.map(publicPart));
}

function publicPart(record: ExerciseRecord): Exercise {
  const { name, aliases, unit, texts, experimental } = record;
  const label = exerciseLabel(name, texts);
  const repetitions = repetitionsLabel(name, texts);
  const repetition = repetitionsLabel(name, texts, 'one');
  return {
    name,
    aliases,
    unit,
    label,
    ...(repetitions && { repetitions }),
    ...(repetition && { repetition }),
    traits: traitsOf(record),
    ...(experimental && { experimental }),
    ...(texts && { texts }),
  };
}
