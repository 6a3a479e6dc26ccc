/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const MOUNTAIN_CLIMBER: Fitted = {
  prior: -2.1,
  weights: {
    on_straight_arms: [0.6, 1.7],
    trunk_low: [0.8, 2.0],
    shoulders_stay: [0.5, 1.7],
    knee_comes_in: [0.5, 1.7],
    knee_goes_back: [0.4, 1.8],
    foot_comes_forward: [0.3, 1.6],
    feet_lifted_in_turn: [0.4, 1.4],
    hands_stay: [0.5, 1.6],
  },
};
