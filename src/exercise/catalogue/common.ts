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

/** Whoever does it on their feet is not bent forward to level with their hips. */
export const TRUNK_NOT_LEVEL = {
  name: 'trunk_not_level',
  measure: { signal: 'proneDrop', part: 'whole', statistic: 'low' },
  against: 0.2,
  pro: 0.5,
} as const;

/** Legs that are guessed move as they like. */
export const LEGS_SEEN = {
  name: 'legs_seen',
  measure: { signal: 'legScore', part: 'whole', statistic: 'median' },
  against: 0.25,
  pro: 0.5,
} as const;
