/**
 * Fits what a record's evidence weighs: logistic regression with a ridge on the usual evidence of each set; weights for and
 * against are fitted apart, never below 0 and at most `MOST`. Nothing is drawn at random.
 */
import type { ExerciseRecord, RepetitionRecord } from '../../src/exercise/types.js';
import { ALL, COUNTED } from './catalogue.js';
import { PEOPLE } from './evidence-data.js';
import type { Row } from './evidence-data.js';

/** The most that one item may add to the log-odds. */
const MOST = 4;
/**
 * What an item weighs before anything is seen: each was written down because it speaks against other movements. Pulled
 * toward this instead of 0 the loss out of sample is a sixth (squat) to a half (jack) smaller.
 */
const USUAL_PRO = 0.3;
const USUAL_AGAINST = 1.5;
const ROUNDS = 2000;
const WARM_ROUNDS = 300;
const RATE = 0.25;
const MOMENTUM = 0.9;
/** How strongly weights are pulled toward what is usual. */
export const RIDGE = 2;

/** What the evidence of one record weighs, by its place in the record. */
export interface Weights {
  prior: number;
  pro: number[];
  against: number[];
}

/** The weights of each record that were fitted without a group, by group and record. */
export type LeftOutWeights = Readonly<Record<string, Readonly<Record<string, Weights>>>>;

/** @returns the log-odds of a set */
export function logOddsOf({ prior, pro, against }: Weights, shares: readonly number[]): number {
  return shares.reduce(
    (sum, share, at) => (Number.isNaN(share) ? sum : sum + share * ((share > 0 ? pro[at] : against[at]) ?? 0)),
    prior,
  );
}

/**
 * Gradient descent with momentum, kept inside the bounds. Each item has two columns: for and against.
 *
 * @param from where to start: what was fitted to nearly the same rows
 */
export function fit(rows: readonly Row[], size: number, ridge: number, from?: Weights): Weights {
  const width = 2 * size;
  const columns = new Float64Array(rows.length * width);
  for (const [index, { shares }] of rows.entries()) {
    for (const [at, share] of shares.entries()) {
      if (share > 0) columns[index * width + at] = share;
      if (share < 0) columns[index * width + size + at] = share;
    }
  }
  let prior = from?.prior ?? -1;
  let priorSpeed = 0;
  const now = Float64Array.from(from ? [...from.pro, ...from.against] : Array<number>(width).fill(0.5));
  const speed = new Float64Array(width);
  const slope = new Float64Array(width);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < (from ? WARM_ROUNDS : ROUNDS); round++) {
    slope.fill(0);
    let priorSlope = 0;
    for (const [index, { isExercise, weight }] of rows.entries()) {
      const start = index * width;
      let logOdds = prior;
      for (let at = 0; at < width; at++) logOdds += (columns[start + at] as number) * (now[at] as number);
      const error = ((isExercise ? 1 : 0) - 1 / (1 + Math.exp(-logOdds))) * weight;
      priorSlope += error;
      for (let at = 0; at < width; at++) slope[at] = (slope[at] as number) + error * (columns[start + at] as number);
    }
    priorSpeed = MOMENTUM * priorSpeed + (RATE * priorSlope) / total;
    prior += priorSpeed;
    for (let at = 0; at < width; at++) {
      const before = now[at] as number;
      speed[at] =
        MOMENTUM * (speed[at] as number) +
        (RATE * ((slope[at] as number) - ridge * (before - (at < size ? USUAL_PRO : USUAL_AGAINST)))) / total;
      now[at] = Math.min(MOST, Math.max(0, before + (speed[at] as number)));
    }
  }
  return { prior, pro: [...now.slice(0, size)], against: [...now.slice(size)] };
}

/** @returns for each group of people the weights of every record that were fitted without it */
export function leftOutWeights(
  rows: readonly Row[],
  ridge = RIDGE,
  records: readonly RepetitionRecord[] = COUNTED,
): LeftOutWeights {
  const leftOut: Record<string, Record<string, Weights>> = {};
  for (const { name: record, identity } of records) {
    const mine = rows.filter((row) => row.record === record);
    const all = fit(mine, identity.evidence.length, ridge);
    for (const group of groupsOf(rows)) {
      const others = mine.filter((row) => row.group !== group);
      (leftOut[group] ??= {})[record] = fit(others, identity.evidence.length, ridge, all);
    }
  }
  return leftOut;
}

/** @returns the groups of real people */
export function groupsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.map(({ group }) => group))].filter((group) => group !== 'athlete');
}

/** @returns the group that a recording belongs to */
export function groupOf(name: string): string {
  return PEOPLE[name] ?? name;
}

/** @returns the group of somebody whose movements were rated */
export function ratedGroup(subject: number): string {
  return `rated ${subject}`;
}

/** @returns the records with the weights that were fitted without a group */
export function catalogueWithout(group: string, leftOut: LeftOutWeights): readonly ExerciseRecord[] {
  const weights = leftOut[group];
  if (!weights) return ALL;
  return ALL.map((record) => {
    const mine = weights[record.name];
    if (record.unit !== 'reps' || !mine) return record;
    const evidence = record.identity.evidence.map((item, at) => ({
      ...item,
      weights: { pro: mine.pro[at] ?? 0, against: mine.against[at] ?? 0 },
    }));
    return { ...record, identity: { ...record.identity, prior: mine.prior, evidence } };
  });
}
