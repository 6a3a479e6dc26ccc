/**
 * What the evidence of the records is there for: recordings, rated people and the synthetic athlete, each as one exercise,
 * with the counts that are right and how clearly they are decided.
 */
import { KNOWN_AT_END } from '../../src/exercise/identity.js';
import type { MovementSet } from '../../src/exercise/movement-set.js';
import type { Witness } from '../../src/exercise/catalogue/witnesses.js';
import type { RepetitionRecord } from '../../src/exercise/types.js';
import type { Pose } from '../../src/pose/types.js';
import { ALL } from './catalogue.js';
import { conditionsOf, filmed, negatives } from './conditions.js';
import { exerciseOf, shows } from './labelled.js';
import type { Label, PoseProvider } from './recordings.js';
import { summaryOf } from './run.js';
import { setsOf } from './sets.js';
import { projected, UIPRMD_YAWS } from './uiprmd.js';
import type { RatedSet } from './uiprmd.js';

/** One video as one exercise. */
export interface Case {
  readonly name: Witness;
  readonly exercise: string;
  readonly poses: readonly Pose[];
  /** The counts that are right. */
  readonly wanted: readonly [number, number];
}

/** What comes of a case. */
export interface Outcome {
  readonly count: number;
  /** Log-odds between the set that decides and the border, positive on the right side of it. */
  readonly margin: number;
}

/** Weights fitted without a person move their sets by up to so much: what is decided by less may be decided wrongly. */
export const LEAST_MARGIN = 1.5;
/** An item that adds less to a margin does not carry it. */
export const LEAST_CARRIED = 0.3;

/** @returns recordings as each of the exercises, without labels that are only a hint */
export async function recordedCases(
  labels: readonly Label[],
  provider: PoseProvider,
  exercises: readonly string[],
): Promise<Case[]> {
  const cases: Case[] = [];
  for (const label of labels) {
    const poses = label.label_confidence === 'low' ? undefined : await provider.poses(label);
    if (!poses) continue;
    for (const exercise of exercises) {
      const isIt = exerciseOf(label) === exercise;
      if (!isIt && shows(label, exercise)) continue;
      const wanted = isIt ? ([label.reps_min ?? 0, label.reps_max ?? 0] as const) : ([0, 0] as const);
      cases.push({ name: label.name, exercise, poses, wanted });
    }
  }
  return cases;
}

/** @returns rated people as squat and as lunge from every side */
export function ratedCases(sets: readonly RatedSet[]): Case[] {
  return sets.flatMap((set) =>
    UIPRMD_YAWS.flatMap((yawDeg) => {
      const { movement, subject, correct, episodes } = set;
      const name = `rated ${movement} ${subject}${correct ? '' : '-'} ${yawDeg}°`;
      const poses = projected(set, yawDeg);
      return ['squat', 'lunge'].map((exercise): Case => {
        const count = movement === exercise ? episodes.length : 0;
        return { name, exercise, poses, wanted: [count, count] };
      });
    }),
  );
}

/** @returns the athlete under every condition, and doing something else */
export function athleteCases(exercises: readonly string[], isAsked: (name: Witness) => boolean = () => true): Case[] {
  const own = exercises.flatMap((exercise) =>
    conditionsOf(exercise).flatMap((condition): Case[] => {
      const name = `athlete ${exercise} ${condition.where}`;
      if (!isAsked(name)) return [];
      const { poses, wanted } = filmed(exercise, condition);
      return [{ name, exercise, poses, wanted: [wanted, wanted] }];
    }),
  );
  const other = negatives().flatMap(({ name, movement, poses }) =>
    exercises
      .filter((exercise) => exercise !== movement && isAsked(`athlete ${name}`))
      .map((exercise): Case => ({ name: `athlete ${name}`, exercise, poses, wanted: [0, 0] })),
  );
  return [...own, ...other];
}

/** @returns the record without one item of its evidence */
export function without(record: RepetitionRecord, item: string): RepetitionRecord {
  const evidence = record.identity.evidence.filter(({ name }) => name !== item);
  return { ...record, identity: { ...record.identity, evidence } };
}

/** @returns the count of a case with another record in place of the one of its name */
export function countOf({ poses, exercise }: Case, changed: RepetitionRecord): number {
  const catalogue = ALL.map((record) => (record.name === changed.name ? changed : record));
  return summaryOf(poses, { exercise }, catalogue).counter;
}

/** @returns how clearly sets of movements are the exercise where it is asked for, and not where it is not */
export function marginOf({ wanted }: Case, { identity }: RepetitionRecord, sets: readonly MovementSet[]): number {
  const sure = (set: MovementSet): number =>
    set.reasons().reduce((sum, { logOdds }) => sum + logOdds, identity.prior - KNOWN_AT_END);
  if (wanted[1] === 0) return -Math.max(-Infinity, ...sets.map(sure));
  const main = sets.reduce<MovementSet | undefined>((a, b) => (a && a.size >= b.size ? a : b), undefined);
  return main ? sure(main) : -Infinity;
}

/** @returns what comes of a case with another record in place of the one of its name */
export function outcomeOf(one: Case, changed: RepetitionRecord): Outcome {
  const isOwn = one.exercise === changed.name;
  const margin = isOwn ? marginOf(one, changed, setsOf([changed], one.poses)[0] ?? []) : NaN;
  return { count: countOf(one, changed), margin };
}

/** @returns whether the count is right */
export function isRight({ wanted: [least, most] }: Case, count: number): boolean {
  return least <= count && count <= most;
}

/** @returns whether what was decided rightly is so no more, or hardly */
export function isLost(one: Case, before: Outcome, after: Outcome): boolean {
  if (!isRight(one, before.count)) return false;
  if (!isRight(one, after.count)) return true;
  return before.margin > 0 && after.margin < LEAST_MARGIN && before.margin - after.margin >= LEAST_CARRIED;
}
