/**
 * What the command `tune` stands on: a record tried on recordings. Pure: files are read by `cli/`, videos by `scripts/`.
 */
import { REGISTRY } from '../exercise/registry.js';
import type { ExerciseRecord } from '../exercise/types.js';

export { RecordError, validateRecord } from '../exercise/index.js';
export { readLabels, readPoses, type Label } from './recordings.js';
export { textOf } from './text.js';
export { roleOf, tune, type Recording, type TuneReport } from './tune.js';

/** @returns the package's record of a name or an alias */
export function recordNamed(name: string): ExerciseRecord | undefined {
  return REGISTRY.find(name);
}

/** @returns the names of all exercises of the package */
export function exerciseNames(): readonly string[] {
  return REGISTRY.names;
}
