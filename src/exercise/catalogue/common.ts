/**
 * What several records share.
 */
import type { Blind, ByDifficulty, Evidence, Identity } from '../types.js';
import { WEIGHTS } from './weights.js';

/** @returns one threshold per difficulty */
export function byDifficulty(easy: number, normal: number, pro: number): ByDifficulty {
  return { easy, normal, pro };
}

/** Evidence as a record writes it: what it weighs is fitted. */
export type Unweighed = Omit<Evidence, 'weights'>;

/** @returns the identity of a record, with the weights that were fitted for it */
export function weighed(record: keyof typeof WEIGHTS, evidence: readonly Unweighed[], blind?: Blind): Identity {
  const { prior, weights } = WEIGHTS[record];
  return {
    prior,
    ...(blind && { blind }),
    evidence: evidence.map((item) => {
      const [pro = 0, against = 0] = (weights as Readonly<Record<string, readonly number[]>>)[item.name] ?? [];
      return { ...item, weights: { pro, against } };
    }),
  };
}
