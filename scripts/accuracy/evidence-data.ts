/**
 * What the weights of the evidence are fitted on: the sets of movements that the engine finds in everything labelled, each
 * with the shares of its evidence and whether it is the exercise.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCompatible } from '../../src/tune/compatible.js';
import type { MovementSet } from '../../src/exercise/movement-set.js';
import type { RepetitionRecord } from '../../src/exercise/types.js';
import type { Pose } from '../../src/pose/types.js';
import { COUNTED } from './catalogue.js';
import { conditionsOf, filmed, negatives } from './conditions.js';
import { exerciseOf } from './labelled.js';
import { readLabels, sequenceProvider } from './recordings.js';
import { setsOf } from './sets.js';
import { projected, readRated, UIPRMD_YAWS } from './uiprmd.js';
import type { RatedSet } from './uiprmd.js';

/** One set of movements of one record. */
export interface Row {
  readonly record: string;
  readonly name: string;
  /** Who is left out together. */
  readonly group: string;
  readonly shares: readonly number[];
  readonly values: readonly number[];
  readonly movements: number;
  readonly isExercise: boolean;
  /** How much it counts in the fit. */
  readonly weight: number;
}

/** A recording counts more where it is the exercise: there are fewer of them. */
const POSITIVE = 3;
const NEGATIVE = 1;
/** A person of the rated sets is seen from many views, the athlete from hundreds. */
const RATED = 0.06;
const RATED_NEGATIVE = 0.2;
const ATHLETE = 0.15;
/** Of exercises that no recording shows the athlete alone tells what they are. */
const ATHLETE_ALONE = 1;
const ATHLETE_NEGATIVE = 0.15;
/** The times of exercises that may begin at the turning point are those of a rest between two movements. */
const AT_REST_MS = 600;
/** The conditions hardly differ from their neighbours. */
const EVERY_CONDITION = 3;

/** Who is in each recording; by hand, the source where nobody can tell. */
export const PEOPLE = JSON.parse(readFileSync(new URL('people.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;

/** One person hardly touches the chair and moves as in a squat: nothing in the joints tells the two apart. */
function touchesOnly({ movement, subject }: RatedSet): boolean {
  return movement === 'sit_to_stand' && subject === 2;
}

function rowsOf(
  records: readonly RepetitionRecord[],
  name: string,
  group: string,
  poses: readonly Pose[],
  isExercise: (record: RepetitionRecord, set: MovementSet) => boolean | undefined,
  weights: { readonly positive: number; readonly negative: number },
): Row[] {
  return setsOf(records, poses).flatMap((sets, index) => {
    const record = records[index] as RepetitionRecord;
    return sets.flatMap((set) => {
      const is = isExercise(record, set);
      if (is === undefined) return [];
      const weight = is ? weights.positive : weights.negative;
      return [
        {
          record: record.name,
          name,
          group,
          shares: set.shares(),
          values: record.identity.evidence.map((_, at) =>
            typical(set.members.map(({ values }) => values[at] as number)),
          ),
          movements: set.size,
          isExercise: is,
          weight,
        },
      ];
    });
  });
}

function typical(values: readonly number[]): number {
  const seen = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return seen[seen.length >> 1] ?? NaN;
}

/** @returns all rows of these records */
export async function readRows(data: string, records = COUNTED): Promise<Row[]> {
  const rows: Row[] = [];
  const own = sequenceProvider('own', join(data, 'sequences-own'));
  const other = sequenceProvider('other', join(data, 'sequences'));
  for (const label of readLabels(data) ?? []) {
    if (label.label_confidence === 'low') continue;
    const poses = (await own.poses(label)) ?? (await other.poses(label));
    if (!poses) continue;
    const exercise = exerciseOf(label);
    const times = (label.rep_times_s ?? []).map((s) => 1000 * s - (poses[0]?.timestampMs ?? 0));
    const is = (record: RepetitionRecord, set: MovementSet): boolean | undefined => {
      if (record.name !== exercise) return isCompatible(exercise ?? label.movement, record.name) ? undefined : false;
      // Nobody has counted them or told when they are, or they are another exercise of that name.
      if (label.reps_min === null || !label.rep_times_s || label.variant) return undefined;
      const slack = record.cycle.startsFar ? AT_REST_MS : 0;
      const hits = set.members.filter(({ movement: { fromMs, toMs } }) =>
        times.some((ms) => fromMs - slack <= ms && ms <= toMs + slack),
      );
      return hits.length * 2 > set.members.length;
    };
    rows.push(
      ...rowsOf(records, label.name, PEOPLE[label.name] ?? label.name, poses, is, {
        positive: POSITIVE,
        negative: NEGATIVE,
      }),
    );
  }
  for (const set of readRated(data) ?? []) {
    if (touchesOnly(set)) continue;
    for (const yawDeg of UIPRMD_YAWS) {
      const is = (record: RepetitionRecord): boolean => record.name === set.movement;
      const name = `rated ${set.movement} ${set.subject}${set.correct ? '' : '-'} ${yawDeg}°`;
      rows.push(
        ...rowsOf(records, name, `rated ${set.subject}`, projected(set, yawDeg), is, {
          positive: RATED,
          negative: RATED_NEGATIVE,
        }),
      );
    }
  }
  const shown = new Set((readLabels(data) ?? []).map(exerciseOf));
  for (const { name: exercise } of records) {
    for (const [index, condition] of conditionsOf(exercise, true).entries()) {
      if (index % EVERY_CONDITION) continue;
      const { poses } = filmed(exercise, condition);
      const is = (record: RepetitionRecord): boolean | undefined =>
        record.name === exercise || (isCompatible(exercise, record.name) ? undefined : false);
      const weights = { positive: shown.has(exercise) ? ATHLETE : ATHLETE_ALONE, negative: ATHLETE / 4 };
      rows.push(...rowsOf(records, `athlete ${exercise} ${condition.where}`, 'athlete', poses, is, weights));
    }
  }
  for (const { name, movement, poses } of negatives()) {
    const weights = { positive: 0, negative: ATHLETE_NEGATIVE };
    const is = (record: RepetitionRecord): boolean | undefined =>
      record.name === movement || isCompatible(movement, record.name) ? undefined : false;
    rows.push(...rowsOf(records, `athlete ${name}`, 'athlete', poses, is, weights));
  }
  return rows;
}
