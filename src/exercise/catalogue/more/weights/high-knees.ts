/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const HIGH_KNEES: Fitted = {
  prior: -2.6,
  weights: {
    knee_comes_up: [0.6, 1.6],
    foot_comes_up: [0.0, 1.0],
    knees_apart: [0.9, 1.8],
    stands_tall: [0.4, 1.1],
    other_leg_straight: [0.1, 1.0],
    upright: [0.8, 1.8],
    on_the_spot: [1.1, 2.0],
    arms_stay_down: [0.8, 1.6],
  },
};
