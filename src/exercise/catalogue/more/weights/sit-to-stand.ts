/**
 * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.
 */
import type { Fitted } from '../../common.js';

export const SIT_TO_STAND: Fitted = {
  prior: -1.6,
  weights: {
    hips_fall: [0.0, 1.5],
    thighs_come_down: [0.2, 1.5],
    stands_at_rest: [0.6, 1.6],
    seat_carries: [0.5, 1.5],
    trunk_leans_on_the_way: [0.2, 1.5],
    trunk_rises_on_the_seat: [0.4, 1.4],
    trunk_leans_to_get_up: [0.5, 1.4],
    trunk_up_on_the_seat: [0.7, 2.0],
    hips_behind_feet: [0.4, 2.0],
    hips_behind_feet_aslant: [0.1, 1.7],
    knees_alike: [0.6, 1.6],
    feet_stay_down: [0.5, 1.6],
  },
};
