/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const SIDE_LUNGE: Fitted = {
  prior: -3.1,
  weights: {
    hips_fall: [0.4, 2.5],
    other_leg_straight: [1.3, 2.2],
    lower_knee_stays_up: [0.5, 2.2],
    hips_over_one_foot: [1.6, 2.7],
    one_sided: [1.1, 2.1],
    feet_apart: [0.8, 2.0],
    feet_apart_aslant: [0.6, 1.7],
    stands_at_rest: [0.3, 1.7],
  },
};
