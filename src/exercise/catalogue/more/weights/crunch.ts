/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const CRUNCH: Fitted = {
  prior: -3.0,
  weights: {
    lies_at_rest: [0.5, 1.6],
    shoulders_come_up: [0.6, 1.6],
    shoulders_leave_the_floor: [0.6, 1.7],
    trunk_does_not_sit_up: [0.8, 2.0],
    hips_stay_in_place: [0.6, 1.6],
    hips_stay_down: [0.4, 1.6],
    knees_are_up: [0.7, 1.7],
    not_on_the_hands: [0.4, 1.6],
  },
};
