/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const LEG_RAISE: Fitted = {
  prior: -3.3,
  weights: {
    thighs_come_up: [0.9, 1.8],
    feet_come_up: [0.6, 1.7],
    legs_are_free: [0.8, 1.7],
    shoulders_stay: [0.9, 2.1],
    hips_stay: [0.8, 1.7],
    arms_do_not_hang: [0.5, 1.6],
    hips_bend: [0.4, 1.6],
  },
};
