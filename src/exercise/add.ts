/**
 * Exercises that a page or a program adds: checked before anybody knows them. Loaded where somebody adds one, as what comes with
 * the package is checked by its tests.
 */
import { findRecord } from './catalogue/index.js';
import { listExercises } from './listed.js';
import { exerciseAdded } from './names.js';
import { REGISTRY, type Registry } from './registry.js';
import { Place, shown } from './shape.js';
import type { ExerciseRecord } from './types.js';
import { validateRecord, validateTexts } from './validate.js';

export { RecordError } from './shape.js';

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
  addTo(REGISTRY, record);
  listExercises();
  exerciseAdded();
}

/** @returns names of the package's exercises that a record takes, by its name or an alias; of those that are loaded */
export function namesTakenBy(record: ExerciseRecord): readonly string[] {
  return REGISTRY.takenBy(record);
}

/**
 * @param given a record with its texts, which takes the place of the package's and of one that was added before by this name
 * @throws TypeError that names the record and the field
 */
export function addTo(registry: Registry, given: unknown): void {
  validateRecord(given);
  validateTexts(given);
  const others = registry.own.filter(({ name }) => name !== given.name);
  for (const [index, name] of [given.name, ...given.aliases].entries()) {
    const taken = findRecord(name, others);
    const place = new Place(given.name).at(...(index === 0 ? ['name'] : ['aliases', index - 1]));
    if (taken) place.fail(`${shown(name)} is taken by ${taken.name}`);
  }
  for (const [index, { exercise }] of (given.compatible ?? []).entries()) {
    if (registry.find(exercise)) continue;
    const place = new Place(given.name).at('compatible', index, 'exercise');
    place.fail(`${shown(exercise)} is no exercise that is known. One of your own is added before this one`);
  }
  registry.add(structuredClone(given));
}
