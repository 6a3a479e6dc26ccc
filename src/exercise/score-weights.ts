/**
 * What a score is made of.
 */
import type { ScoreParts } from './messages.js';

/** The parts that points are given for. */
export type ScorePart = Exclude<keyof ScoreParts, 'penalties'>;

/** What the parts of a score weigh. */
export const SCORE_WEIGHTS: readonly (readonly [ScorePart, number])[] = [
  ['depth', 0.4],
  ['tempo', 0.2],
  ['symmetry', 0.2],
  ['steadiness', 0.2],
];
