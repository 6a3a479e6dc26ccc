/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const TRICEP_DIP: Fitted = {
  prior: -3.6,
  weights: {
    arms_carry: [0.8, 1.9],
    shoulders_come_to_hands: [0.6, 1.6],
    shoulders_fall: [0.9, 2.0],
    hands_stay: [1.0, 2.1],
    hands_stay_aside: [0.4, 1.6],
    trunk_up_at_rest: [0.6, 1.7],
    legs_do_not_stand: [0.3, 1.6],
    hands_over_feet: [0.3, 1.8],
  },
};
