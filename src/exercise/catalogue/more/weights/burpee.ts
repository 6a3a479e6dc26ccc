/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const BURPEE: Fitted = {
  prior: -0.2,
  weights: {
    passes_all_stages: [0.5, 1.6],
    shoulders_fall_to_the_floor: [0.9, 1.9],
    trunk_level: [0.6, 1.6],
    hips_low: [0.1, 1.3],
    hands_on_the_floor: [0.4, 1.7],
    stands_at_rest: [0.6, 1.9],
  },
};
