/**
 * What several records share.
 */
import type { ByDifficulty } from '../types.js';

/** @returns one threshold per difficulty */
export function byDifficulty(easy: number, normal: number, pro: number): ByDifficulty {
  return { easy, normal, pro };
}
