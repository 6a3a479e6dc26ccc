/**
 * Exercises whose hands hold the body: dips on parallel bars and pull-ups.
 */
import { ADULT } from '../body.js';
import type { PlantedArm, Posture } from '../body.js';
import { mix } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { freeLeg, pelvisBelow, spanOf } from './limbs.js';
import { flatLeg } from './standing.js';
import { bothSides, repeated, signOf, sway } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

/** How the body hangs from its shoulders; degrees. */
interface Hang {
  readonly shoulders: Vec3;
  readonly trunk: number;
  readonly thigh: number;
  readonly shin: number;
  readonly heelLift: number;
  readonly arm: (sign: number) => PlantedArm;
}

function hanging(tS: number, { shoulders, trunk: pitch, thigh, shin, heelLift, arm }: Hang): Posture {
  const trunk = {
    pelvis: pelvisBelow(shoulders, pitch),
    pelvisTurn: { pitch },
    chestTurn: { pitch },
    headTurn: { pitch: pitch * 0.5, yaw: sway(tS, 1) },
  };
  return {
    ...trunk,
    legs: bothSides((side) => freeLeg(trunk, side, { thigh, shin, heelLift })),
    arms: bothSides((side) => arm(signOf(side))),
  };
}

/** How high over (or under) the hands the shoulders are for this angle of the elbows. */
const shoulderHeight = (elbowDeg: number, aside: number, ahead: number): number =>
  Math.sqrt(spanOf(ADULT.upperArm, ADULT.forearm, elbowDeg) ** 2 - aside ** 2 - ahead ** 2);

const BARS_M = 1.2;
const BARS_HALF_WIDTH_M = 0.25;

/** Dips between parallel bars, from straight arms; the knees are bent so that the feet are clear of the floor. */
export const tricepDip = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached) => {
    const aheadM = mix(0, 0.15, reached);
    const elbow = mix(170, 68, reached);
    const swing = sway(tS);
    return hanging(tS, {
      shoulders: [0, BARS_M + shoulderHeight(elbow, BARS_HALF_WIDTH_M - ADULT.shoulderHalfWidth, aheadM), aheadM],
      trunk: mix(12, 37, reached),
      thigh: mix(2, 12, reached) + swing,
      shin: mix(-50, -68, reached) + swing,
      heelLift: 60,
      arm: (sign) => ({
        at: [sign * BARS_HALF_WIDTH_M, BARS_M, 0],
        pole: [sign * 0.15, 0.2, -1],
        hand: [0, -0.3, 1],
      }),
    });
  });

const BENCH_M = 0.45;
const BENCH_HALF_WIDTH_M = 0.24;
/** How far the trunk is before the edge of the bench, and the feet before the trunk. */
const BEFORE_BENCH_M = 0.1;
const FEET_AHEAD_M = 0.46;

/** Dips with the hands on a bench behind the back, the feet on the floor and the knees bent. */
export const benchDip = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached) => {
    const elbow = mix(170, 88, reached);
    const pitch = mix(2, 6, reached);
    const up = shoulderHeight(elbow, BENCH_HALF_WIDTH_M - ADULT.shoulderHalfWidth, BEFORE_BENCH_M);
    return {
      pelvis: pelvisBelow([0, BENCH_M + up, BEFORE_BENCH_M], pitch),
      pelvisTurn: { pitch },
      chestTurn: { pitch },
      headTurn: { pitch: 3, yaw: sway(tS, 1) },
      legs: bothSides((side) => flatLeg(side, signOf(side) * 0.12, BEFORE_BENCH_M + FEET_AHEAD_M)),
      arms: bothSides((side): PlantedArm => {
        const sign = signOf(side);
        return { at: [sign * BENCH_HALF_WIDTH_M, BENCH_M, 0], pole: [sign * 0.2, 0.2, -1], hand: [0, -0.3, 1] };
      }),
    };
  });

const BAR_M = 2.25;
const GRIP_HALF_WIDTH_M = 0.28;

/** Pull-ups from a dead hang until the chin is over the bar. */
export const pullUp = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached) => {
    const aheadM = mix(0, -0.06, reached);
    const elbow = mix(172, 32, reached);
    const swing = sway(tS);
    return hanging(tS, {
      shoulders: [0, BAR_M - shoulderHeight(elbow, GRIP_HALF_WIDTH_M - ADULT.shoulderHalfWidth, aheadM), aheadM],
      trunk: mix(0, -23, reached),
      thigh: mix(3, 12, reached) + swing,
      shin: mix(-2, -4, reached) + swing,
      heelLift: 32,
      arm: (sign) => ({
        at: [sign * GRIP_HALF_WIDTH_M, BAR_M, 0],
        pole: [sign * 0.6, -1, 0.35],
        hand: [0, 1, 0.2],
      }),
    });
  });
