/**
 * Movements that are no exercise: what must not be counted.
 */
import { flatBall } from '../body.js';
import type { BodySide, LegPosture, Posture } from '../body.js';
import { mix } from '../vec.js';
import { sitting } from './seat.js';
import { minimumJerk, sway } from './tempo.js';
import { HANGING, STANDING_HIP_M, flatLeg, kneeOut, settle, standing } from './standing.js';
import type { Choreography, PerformanceOptions } from './types.js';

const STEP_M = 0.6;
const WALK_HALF_WIDTH_M = 0.08;

const still = (durationS: number, postureAt: (tS: number) => Posture): Choreography => ({
  durationS,
  postureAt,
  reps: [],
  holds: [],
});

/** Standing about. */
export const stand = ({ restBeforeS, holdS, restAfterS }: PerformanceOptions): Choreography =>
  still(restBeforeS + holdS + restAfterS, (tS) => {
    const posture = standing(tS);
    return { ...posture, headTurn: { pitch: 3, yaw: 14 * sway(tS, 1) } };
  });

/** Walking `reps` steps straight ahead, past the middle of the scene. */
export function walk(options: PerformanceOptions): Choreography {
  const { reps, secondsPerRep, restBeforeS, restAfterS } = options;
  const footZ = (side: BodySide, steps: number): { z: number; swing: number } => {
    const moved = (index: number): number => minimumJerk((steps - index + 0.1) / 1.2);
    let [z, swing] = [0, 0];
    for (let index = side === 'left' ? 0 : 1; index < reps; index += 2) {
      const share = moved(index);
      if (share <= 0) break;
      const to = Math.min(index + 1, reps - 1 || 1) * STEP_M;
      swing = share < 1 ? 4 * share * (1 - share) : 0;
      z = mix(z, to, share);
    }
    return { z: z - ((reps - 1) * STEP_M) / 2, swing };
  };
  return still(restBeforeS + reps * secondsPerRep + restAfterS, (tS) => {
    const steps = (tS - restBeforeS) / secondsPerRep;
    const feet = { left: footZ('left', steps), right: footZ('right', steps) };
    const z = (feet.left.z + feet.right.z) / 2 + 0.02;
    const leg = (side: BodySide): LegPosture => {
      const { z: at, swing } = feet[side];
      const x = side === 'left' ? WALK_HALF_WIDTH_M : -WALK_HALF_WIDTH_M;
      const ball = flatBall(side, x, at, 5);
      const behind = Math.max(0, z - at - 0.05);
      return {
        ball: [ball[0], ball[1] + 0.07 * swing, ball[2]],
        heelLift: Math.min(50, 130 * behind + 18 * swing),
        toeOut: 5,
        knee: kneeOut(side, 5),
      };
    };
    const reach = (feet.left.z - feet.right.z) / STEP_M;
    const base = standing(tS, WALK_HALF_WIDTH_M);
    return settle({
      ...base,
      pelvis: [-0.02 * (feet.left.swing - feet.right.swing), STANDING_HIP_M, z],
      pelvisTurn: { yaw: -5 * reach },
      chestTurn: { pitch: 4, yaw: 4 * reach },
      legs: { left: leg('left'), right: leg('right') },
      arms: {
        left: { ...HANGING, flexion: 2 - 24 * reach, elbow: 22 },
        right: { ...HANGING, flexion: 2 + 24 * reach, elbow: 22 },
      },
    });
  });
}

/** Sitting down on a seat of 0.45 m and staying there. */
export const sitDownOnce = ({ restBeforeS, secondsPerRep, holdS, restAfterS }: PerformanceOptions): Choreography =>
  still(restBeforeS + secondsPerRep + holdS + restAfterS, (tS) =>
    sitting(tS, minimumJerk((tS - restBeforeS) / secondsPerRep)),
  );

/** Dancing in place: `reps` bars of `secondsPerRep`. */
export function dance({ reps, secondsPerRep, restBeforeS, restAfterS }: PerformanceOptions): Choreography {
  const danceS = reps * secondsPerRep;
  return still(restBeforeS + danceS + restAfterS, (tS) => {
    const since = tS - restBeforeS;
    const energy = minimumJerk(since / 0.6) * (1 - minimumJerk((since - danceS + 0.6) / 0.6));
    const beat = (2 * Math.PI * since) / secondsPerRep;
    const hips = energy * Math.sin(beat);
    const base = standing(tS, 0.16);
    const heel = (side: BodySide): LegPosture => ({
      ...flatLeg(side, side === 'left' ? 0.16 : -0.16),
      heelLift: 24 * Math.max(0, energy * Math.sin(side === 'left' ? -beat : beat)),
    });
    const arm = (phase: number) => ({
      flexion: mix(2, 48 + 34 * Math.sin(beat + phase), energy),
      abduction: mix(8, 32 + 20 * Math.sin(2 * beat + phase), energy),
      elbow: mix(14, 82 + 26 * Math.cos(beat + phase), energy),
      twist: 20,
    });
    return settle({
      ...base,
      pelvis: [0.07 * hips, STANDING_HIP_M - energy * (0.03 + 0.025 * Math.cos(2 * beat)), 0],
      pelvisTurn: { yaw: 14 * hips, roll: -5 * hips },
      chestTurn: { pitch: 4, yaw: -10 * hips, roll: 6 * hips },
      headTurn: { pitch: 4, roll: 5 * hips, yaw: 12 * energy * Math.sin(beat / 2) },
      legs: { left: heel('left'), right: heel('right') },
      arms: { left: arm(0), right: arm(Math.PI * 0.8) },
    });
  });
}
