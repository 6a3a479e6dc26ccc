/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const SHOULDER_PRESS: Fitted = {
  prior: -2.9,
  weights: {
    hands_at_shoulders_at_rest: [0.6, 1.7],
    hands_not_overhead_at_rest: [0.3, 1.5],
    elbows_go_up: [0.8, 1.8],
    elbow_overhead: [0.8, 1.7],
    arms_straighten: [0.8, 1.8],
    shoulders_stay: [0.8, 2.0],
    upright: [0.2, 1.7],
    knees_keep_still: [0.0, 1.5],
    feet_stay: [0.1, 1.8],
  },
};
