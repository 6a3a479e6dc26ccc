/**
 * The exercises of the package. To add one is to write its record and to name it here.
 */
import { spellingsOf } from '../spelling.js';
import type { ExerciseRecord } from '../types.js';
import { balanceLeg, balanceLegLeft, balanceLegRight } from './balance.js';
import { jumpingJack, lowImpactJack } from './jacks.js';
import { lunge } from './lunge.js';
import { plank } from './plank.js';
import { pushup } from './pushup.js';
import { squat } from './squat.js';

/** The records. Tests check them as those are checked that are added. */
export const CATALOGUE: readonly ExerciseRecord[] = [
  squat,
  pushup,
  lunge,
  plank,
  balanceLegLeft,
  balanceLegRight,
  balanceLeg,
  jumpingJack,
  lowImpactJack,
];

/**
 * @param name a name or an alias; `face_` may stand before it, case and hyphens do not matter
 * @returns the record; undefined for an unknown name
 */
export function findRecord(name: string, records = CATALOGUE): ExerciseRecord | undefined {
  const called = (asked: string): ExerciseRecord | undefined =>
    records.find((record) => record.name === asked || record.aliases.includes(asked));
  const [plain = '', bare = ''] = spellingsOf(name);
  return called(plain) ?? called(bare);
}
