/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const GLUTE_BRIDGE: Fitted = {
  prior: -1.9,
  weights: {
    hips_rise_over_shoulders: [0.5, 1.6],
    hips_rise: [0.7, 1.7],
    shoulders_stay: [0.7, 1.7],
    lies: [0.7, 1.7],
    knees_are_up: [0.8, 1.9],
    feet_stay: [0.6, 1.6],
  },
};
