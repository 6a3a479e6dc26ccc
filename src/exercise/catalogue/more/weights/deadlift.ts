/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const DEADLIFT: Fitted = {
  prior: -2.1,
  weights: {
    trunk_comes_down: [0.8, 1.8],
    hips_stay_high: [0.3, 1.6],
    trunk_does_the_way: [0.9, 1.6],
    arms_hang: [1.1, 1.9],
    hands_off_the_floor: [0.0, 1.6],
    hands_come_down: [0.7, 1.9],
    stands_at_rest: [0.4, 1.5],
    upright_at_rest: [0.4, 1.5],
    over_the_feet: [0.2, 1.5],
    feet_stay_down: [0.0, 1.1],
  },
};
