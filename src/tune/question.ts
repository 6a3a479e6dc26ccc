/**
 * The numbers that a record asks for, each with its bounds, and how it is taken.
 */
import type { ByDifficulty, Measure, Reading, View } from '../exercise/types.js';
import { distributionOf, type Distribution } from './distribution.js';

/** What a number is taken of. */
export type Per = 'movement' | 'set' | 'second' | 'sample' | 'span';

/** One number that a record asks for. */
export interface Asked {
  /** Where it stands in the record: `identity.evidence[0]`. */
  readonly path: string;
  readonly name: string;
  /** What is measured: `shift(hipY)`. */
  readonly measure: string;
  readonly per: Per;
  /** By the names that they have in the record. */
  readonly bounds: Readonly<Record<string, number | ByDifficulty>>;
  /** Asked only in these views. */
  readonly views?: readonly View[];
}

/** A number with how it is taken of a part of a recording. */
export interface Question<Source> extends Asked {
  /** @returns the numbers; NaN where it cannot be measured, or is not asked */
  readonly take: (source: Source) => readonly number[];
}

/** A number with where it lies where the exercise is done, and where something else is. */
export interface Answer extends Asked {
  readonly positive: Distribution;
  readonly negative: Distribution;
}

/** @returns what the numbers are of recordings of the exercise, and of others */
export function answersTo<Source>(
  questions: readonly Question<Source>[],
  positive: readonly Source[],
  negative: readonly Source[],
): readonly Answer[] {
  return questions.map(({ take, ...asked }) => ({
    ...asked,
    positive: distributionOf(positive.flatMap(take)),
    negative: distributionOf(negative.flatMap(take)),
  }));
}

/** @returns a measure as one writes it down: `high(proneDrop, far)` */
export function written(measure: Measure): string {
  if ('take' in measure) return `${measure.take}(${measure.of.map(written).join(', ')})`;
  if (measure.statistic === 'stages') return 'stages';
  if (measure.statistic === 'direction') return `direction(${measure.as.map(({ signal }) => signal).join(', ')})`;
  const words = [signalIn(measure.signal)];
  if ('part' in measure) words.push(measure.part);
  if ('per' in measure && measure.per) words.push(`per ${measure.per}`);
  return `${measure.statistic}(${words.join(', ')})`;
}

function signalIn(reading: Reading): string {
  if (typeof reading === 'string') return reading;
  const { from, scale, offset = 0 } = reading;
  const moved = offset === 0 ? '' : ` ${offset < 0 ? '-' : '+'} ${Math.abs(offset)}`;
  return `${scale} × ${from}${moved}`;
}

/** @returns the bounds that there are */
export function boundsOf(
  given: Readonly<Record<string, number | ByDifficulty | undefined>>,
): Readonly<Record<string, number | ByDifficulty>> {
  const there = Object.entries(given).filter((one): one is [string, number | ByDifficulty] => one[1] !== undefined);
  return Object.fromEntries(there);
}

/** @returns the views of both, where both name some */
export function viewsOfBoth(
  a: readonly View[] | undefined,
  b: readonly View[] | undefined,
): readonly View[] | undefined {
  return a && b ? a.filter((view) => b.includes(view)) : (a ?? b);
}

/** @returns whether something is asked in a view */
export function isAsked(views: readonly View[] | undefined, view: View | undefined): boolean {
  return !views || (view !== undefined && views.includes(view));
}
