/**
 * All exercises of the package.
 */
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import { MORE } from '../../src/exercise/catalogue/more/index.js';
import type { ExerciseRecord, RepetitionRecord } from '../../src/exercise/types.js';

export const ALL: readonly ExerciseRecord[] = [...CATALOGUE, ...MORE];

/** Those that are counted in repetitions, and those of them that come with the engine. */
export const COUNTED = ALL.filter((record): record is RepetitionRecord => record.unit === 'reps');
export const CORE_COUNTED = COUNTED.filter((record) => CATALOGUE.includes(record));
