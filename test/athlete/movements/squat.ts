/**
 * Squat: bodyweight, feet wider than the shoulders' half, arms rising to the front.
 */
import { ADULT, ANKLE_HEIGHT_M, ankleOf, flatBall } from '../body.js';
import type { BodySide, LegPosture, Posture } from '../body.js';
import { cosDeg, mix, sinDeg } from '../vec.js';
import { faultsIn, hasFault, setClock, sway } from './tempo.js';
import { HANGING, kneeOut, settle } from './standing.js';
import type { Choreography, PerformanceOptions } from './types.js';

const FOOT_HALF_WIDTH_M = 0.19;
const TOE_OUT = 18;
const FULL_THIGH = 92;
const FULL_SHIN = 33;
const GOOD_LEAN = 40;

/** Depth of a shallow repetition as a share of the asked one. */
const SHALLOW = 0.45;

function squatLeg(side: BodySide, progress: number, inward: boolean, heelLift: number): LegPosture {
  const sign = side === 'left' ? 1 : -1;
  return {
    ball: flatBall(side, sign * FOOT_HALF_WIDTH_M, 0, TOE_OUT),
    toeOut: TOE_OUT,
    heelLift,
    knee: kneeOut(side, mix(TOE_OUT, inward ? -38 : TOE_OUT + 4, progress)),
  };
}

/** One posture of the squat; `depth` is the share of the full depth right now. */
function squatPosture(tS: number, depth: number, progress: number, has: (code: string) => boolean): Posture {
  const heelLift = has('squat.heels.lifted') ? 27 * progress : 0;
  const legs = {
    left: squatLeg('left', progress, has('squat.knees.inward'), heelLift),
    right: squatLeg('right', progress, has('squat.knees.inward'), heelLift),
  };
  const ankle = ankleOf('left', legs.left);
  const thigh = depth * FULL_THIGH;
  const shin = depth * FULL_SHIN + heelLift * 0.3;
  const shift = has('squat.asymmetry') ? 0.085 * progress : 0;
  const y = ANKLE_HEIGHT_M + ADULT.shin * cosDeg(shin) + ADULT.thigh * cosDeg(thigh) + (ankle[1] - ANKLE_HEIGHT_M);
  const z = ankle[2] + ADULT.shin * sinDeg(shin) - ADULT.thigh * sinDeg(thigh);
  const lean = depth * (has('squat.trunk.lean') ? 70 : GOOD_LEAN);
  const rollDeg = has('squat.asymmetry') ? -9 * progress : 0;
  const raise = Math.min(1, depth / 0.5) * 0.6 + depth * 0.4;
  const arm = {
    flexion: mix(2, 88 - lean * 0.1, raise) + lean * raise,
    abduction: mix(8, 6, raise),
    elbow: mix(14, 10, raise),
    twist: HANGING.twist ?? 0,
  };
  return settle({
    pelvis: [shift + 0.004 * sway(tS), y, z],
    pelvisTurn: { pitch: lean * 0.6, roll: -rollDeg * 0.5 },
    chestTurn: { pitch: 2 + lean + 0.5 * sway(tS, 2), roll: rollDeg },
    headTurn: { pitch: 3 + lean * 0.35, yaw: sway(tS, 1) },
    legs,
    arms: { left: arm, right: arm },
  });
}

/** A set of squats. */
export function squat(options: PerformanceOptions): Choreography {
  const depthOf = (index: number): number =>
    options.depth * (hasFault(options, 'squat.depth.shallow', index) ? SHALLOW : 1);
  const clock = setClock(options, depthOf, (index) => faultsIn(options, index));
  return {
    durationS: clock.durationS,
    reps: clock.reps,
    holds: [],
    postureAt: (tS) => {
      const { rep, progress } = clock.at(tS);
      return squatPosture(tS, progress * depthOf(rep), progress, (code) => hasFault(options, code, rep));
    },
  };
}
