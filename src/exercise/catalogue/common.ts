/**
 * What several records share.
 */
import type { Blind, ByDifficulty, Evidence, Identity, Measure } from '../types.js';
import { WEIGHTS } from './weights.js';

/** @returns one threshold per difficulty */
export function byDifficulty(easy: number, normal: number, pro: number): ByDifficulty {
  return { easy, normal, pro };
}

/** @returns how much the trunk is up at the turning point, beside the least on the way there or back */
export function trunkRise(way: 'out' | 'back'): Measure {
  return {
    take: 'difference',
    of: [
      { signal: 'proneDrop', part: 'far', statistic: 'median' },
      { signal: 'proneDrop', part: way, statistic: 'low' },
    ],
  };
}

/** Evidence as a record writes it: what it weighs is fitted. */
export type Unweighed = Omit<Evidence, 'weights'>;

/** What was fitted for a record: the prior, and by name of the evidence what it weighs for and against. */
export interface Fitted {
  readonly prior: number;
  readonly weights: Readonly<Record<string, readonly [pro: number, against: number]>>;
}

/** @returns the identity of a record that comes with the engine, with the weights that were fitted for it */
export function weighed(record: keyof typeof WEIGHTS, evidence: readonly Unweighed[], blind?: Blind): Identity {
  return weighedBy(WEIGHTS[record], evidence, blind);
}

/** @returns the identity of a record with the weights that were fitted for it */
export function weighedBy({ prior, weights }: Fitted, evidence: readonly Unweighed[], blind?: Blind): Identity {
  return {
    prior,
    ...(blind && { blind }),
    evidence: evidence.map((item) => {
      const [pro, against] = weights[item.name] ?? [0, 0];
      return { ...item, weights: { pro, against } };
    }),
  };
}
