/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const TRICEP_DIP: Fitted = {
  prior: -3.8,
  weights: {
    arms_carry: [0.8, 1.9],
    shoulders_come_to_hands: [0.5, 1.6],
    shoulders_fall: [0.8, 1.9],
    hips_fall: [0.5, 1.5],
    hands_stay: [1.0, 2.1],
    hands_stay_aside: [0.4, 1.5],
    trunk_up_at_rest: [0.6, 1.6],
    knees_keep_their_bend: [0.1, 1.6],
    thighs_keep_their_slope: [0.2, 1.6],
    hands_over_feet: [0.3, 1.8],
  },
};
