/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const LATERAL_RAISE: Fitted = {
  prior: -2.9,
  weights: {
    elbow_comes_up: [0.6, 1.7],
    hand_comes_up: [0.6, 1.6],
    arms_hang_at_rest: [0.4, 1.6],
    no_higher_than_shoulders: [0.5, 1.6],
    forearm_goes_along: [0.5, 1.6],
    hands_wide: [0.5, 1.7],
    hands_part: [0.4, 1.7],
    arms_not_ahead: [0.2, 1.6],
    shoulders_stay: [0.9, 1.9],
    upright: [0.5, 1.6],
    knees_keep_still: [0.4, 1.7],
  },
};
