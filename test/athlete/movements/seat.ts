/**
 * Sitting down: on a chair and up again, and with nothing but a wall at the back.
 */
import { ADULT, ANKLE_HEIGHT_M } from '../body.js';
import type { FreeArm, Posture } from '../body.js';
import { cosDeg, mix, sinDeg } from '../vec.js';
import { LEG_M } from './limbs.js';
import { flatLeg, settle, standing } from './standing.js';
import { bothSides, held, repeated, sideOf, signOf, sway } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

/** On the way from standing (0) to a seat of 0.45 m (1); the trunk leans to keep the weight over the feet on the way. */
export function sitting(tS: number, p: number): Posture {
  const [thigh, shin] = [86 * p, 4 * p + 18 * Math.sin(Math.PI * p)];
  const lean = 6 * p + 38 * Math.sin(Math.PI * p) ** 2;
  const arm = { flexion: mix(2, 34, p) + lean * 0.5, abduction: 8, elbow: mix(14, 48, p), twist: 20 };
  return settle({
    ...standing(tS),
    pelvis: [
      0,
      ANKLE_HEIGHT_M + ADULT.shin * cosDeg(shin) + ADULT.thigh * cosDeg(thigh),
      ADULT.shin * sinDeg(shin) - ADULT.thigh * sinDeg(thigh),
    ],
    pelvisTurn: { pitch: lean * 0.6 },
    chestTurn: { pitch: 2 + lean + 0.5 * sway(tS) },
    headTurn: { pitch: 3 + lean * 0.3, yaw: 6 * sway(tS, 1) },
    arms: { left: arm, right: arm },
  });
}

/** Down to a seat and up again, from standing to standing. */
export const sitToStand = (options: PerformanceOptions): Choreography => repeated(options, sitting);

const CONCENTRATION_LEAN = 55;

/** Curls on a seat, bent forward, one elbow at the thigh; the other hand lies on its thigh. */
export const concentrationCurl = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached, { rep }) => {
    const seated = sitting(tS, 1);
    return {
      ...seated,
      pelvisTurn: { pitch: CONCENTRATION_LEAN * 0.6 },
      chestTurn: { pitch: CONCENTRATION_LEAN + 0.5 * sway(tS) },
      headTurn: { pitch: CONCENTRATION_LEAN * 0.8 },
      arms: bothSides((side): FreeArm => {
        // Straight down from a trunk that leans.
        const own = sideOf(options, rep) === side ? reached : 0;
        return { flexion: CONCENTRATION_LEAN + mix(0, 8, own), abduction: 4, elbow: mix(14, 138, own), twist: 15 };
      }),
    };
  });

const WALL_FOOT_M = 0.41;
const WALL_HALF_WIDTH_M = 0.13;
const WALL_THIGH = 86;

/** Sliding down a wall until the thighs are all but level, and staying there; the feet stand a thigh's length before it. */
export const wallSit = (options: PerformanceOptions): Choreography =>
  held(options, 1.4, (tS, reached) => {
    const still = standing(tS);
    const down = ANKLE_HEIGHT_M + ADULT.shin + ADULT.thigh * cosDeg(WALL_THIGH);
    const up = ANKLE_HEIGHT_M + Math.sqrt(LEG_M ** 2 - WALL_FOOT_M ** 2);
    const arm = { flexion: mix(4, 22, reached), abduction: 10, elbow: mix(14, 26, reached), twist: 15 };
    return settle({
      ...still,
      pelvis: [0, mix(up, down, reached), 0],
      pelvisTurn: {},
      // The back lies on the wall, so the trunk does not sway.
      chestTurn: {},
      legs: bothSides((side) => flatLeg(side, signOf(side) * WALL_HALF_WIDTH_M, WALL_FOOT_M)),
      arms: { left: arm, right: arm },
    });
  });
