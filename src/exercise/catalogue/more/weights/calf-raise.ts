/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const CALF_RAISE: Fitted = {
  prior: -3.7,
  weights: {
    heels_rise: [0.4, 1.7],
    hips_rise: [0.1, 1.5],
    hips_rise_as_far: [0.6, 1.5],
    hips_rise_no_farther: [0.5, 1.6],
    shoulders_rise_as_far: [0.6, 1.6],
    legs_straight: [0.4, 1.6],
    legs_keep_their_length: [0.5, 1.6],
    arms_still: [0.7, 1.8],
    feet_keep_their_place: [0.5, 1.8],
    no_foot_lifted: [0.4, 1.6],
    stays_upright: [0.4, 1.6],
    stands: [0.3, 1.5],
  },
};
