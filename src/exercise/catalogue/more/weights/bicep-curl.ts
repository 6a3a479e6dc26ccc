/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const BICEP_CURL: Fitted = {
  prior: -2.6,
  weights: {
    elbow_bends: [0.8, 1.9],
    hand_comes_up: [0.9, 2.1],
    upper_arm_hangs: [0.7, 1.8],
    not_overhead: [0.6, 1.6],
    hand_hangs_at_rest: [0.4, 1.5],
    arm_straight_at_rest: [0.4, 1.5],
    shoulders_stay: [0.6, 1.7],
    upright: [0.4, 1.5],
    knees_keep_still: [0.1, 1.8],
    feet_stay: [0.0, 1.7],
    off_the_floor: [0.0, 1.5],
    feet_stay_around: [0.0, 1.9],
  },
};
