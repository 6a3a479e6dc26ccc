/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`. `trunk_away_from_the_legs` has the weights
 * of the measure that it took the place of, and wants the next fit.
 */
import type { Fitted } from '../../common.js';

export const SIT_UP: Fitted = {
  prior: -1.0,
  weights: {
    lies_at_rest: [0.3, 1.5],
    trunk_sits_up: [0.9, 2.1],
    hips_stay_down: [0.3, 1.6],
    hips_stay_in_place: [0.5, 1.6],
    // By hand. The fit says 0.2 and 1.5, with a prior of -1.6: it decides the same of everybody left out, but who comes up
    // half-way would no more be told so.
    trunk_away_from_the_legs: [0.5, 1.7],
    not_on_the_hands: [0.5, 1.6],
  },
};
