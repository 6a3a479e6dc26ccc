/**
 * Jumping jack, and the low-impact one that steps instead.
 */
import { ADULT, BALL_HEIGHT_M, flatBall } from '../body.js';
import type { BodySide, FreeArm, LegPosture, Posture } from '../body.js';
import { mix } from '../vec.js';
import { faultsIn, hasFault, minimumJerk, setClock } from './tempo.js';
import { HANGING, STANDING_HIP_M, kneeOut, settle, standing } from './standing.js';
import type { Choreography, PerformanceOptions } from './types.js';

const CLOSED_M = 0.09;
const OPEN_M = 0.38;
const OPEN_INCOMPLETE_M = 0.15;
const HOP_M = 0.075;
const TOE_OUT = 10;
/** Shares of a half repetition at which the feet leave the floor and land. */
const TAKE_OFF = 0.2;
const LANDING = 0.75;
/** Share of a repetition by which the arms lag when they are out of time. */
const LAG = 0.25;

const jackArm = (open: number, full: boolean): FreeArm => {
  const up = open * (full ? 1 : 0.45);
  return {
    flexion: mix(2, 0, up),
    abduction: mix(HANGING.abduction ?? 0, 166, up),
    elbow: mix(12, 16, up),
    twist: mix(HANGING.twist ?? 0, 85, up),
  };
};

/** A leg with its foot `x` from the middle and `lift` over the floor. */
const jackLeg = (side: BodySide, x: number, lift: number, heelLift = 0): LegPosture => {
  const ball = flatBall(side, side === 'left' ? x : -x, 0, TOE_OUT);
  return { ball: [ball[0], BALL_HEIGHT_M + lift, ball[2]], toeOut: TOE_OUT, heelLift, knee: kneeOut(side, TOE_OUT) };
};

/** Both feet at `phase` (0..1) of a jump out and back. */
function jump(phase: number, openM: number): { x: number; air: number; dip: number } {
  const out = phase < 0.5;
  const u = (out ? phase : phase - 0.5) * 2;
  const w = Math.min(1, Math.max(0, (u - TAKE_OFF) / (LANDING - TAKE_OFF)));
  const moved = minimumJerk(w);
  const onFloor = u < TAKE_OFF ? u / TAKE_OFF : u > LANDING ? (1 - u) / (1 - LANDING) : 1;
  return {
    x: mix(CLOSED_M, openM, out ? moved : 1 - moved),
    air: HOP_M * 4 * w * (1 - w),
    // Knees give before take-off and after landing.
    dip: 0.035 * Math.sin(Math.PI * Math.min(1, Math.max(0, onFloor))) * (w > 0 && w < 1 ? 0 : 1),
  };
}

function jackSet(
  options: PerformanceOptions,
  postureOf: (tS: number, rep: number, phase: number, open: number, arms: FreeArm) => Posture,
): Choreography {
  const clock = setClock(
    options,
    () => options.depth,
    (index) => faultsIn(options, index),
  );
  return {
    durationS: clock.durationS,
    reps: clock.reps,
    holds: [],
    postureAt: (tS) => {
      const { rep, progress, phase } = clock.at(tS);
      const late = clock.at(tS - LAG * options.secondsPerRep);
      const arms = hasFault(options, 'jack.timing', rep) ? late : { rep, progress };
      const full = !hasFault(options, 'jack.arms.incomplete', arms.rep);
      return postureOf(tS, rep, phase, progress, jackArm(arms.progress * options.depth, full));
    },
  };
}

const openOf = (options: PerformanceOptions, rep: number): number =>
  mix(CLOSED_M, hasFault(options, 'jack.legs.incomplete', rep) ? OPEN_INCOMPLETE_M : OPEN_M, options.depth);

/** A set of jumping jacks. */
export const jumpingJack = (options: PerformanceOptions): Choreography =>
  jackSet(options, (tS, rep, phase, _open, arm) => {
    const { x, air, dip } = jump(phase, openOf(options, rep));
    const still = standing(tS, CLOSED_M);
    const heel = (28 * air) / HOP_M;
    return settle({
      ...still,
      pelvis: [still.pelvis[0], STANDING_HIP_M + air - dip - 0.2 * (x - CLOSED_M), still.pelvis[2]],
      legs: { left: jackLeg('left', x, air, heel), right: jackLeg('right', x, air, heel) },
      arms: { left: arm, right: arm },
    });
  });

/** A set of low-impact jacks: one repetition is one step out and back, the sides in turn. */
export const lowImpactJack = (options: PerformanceOptions): Choreography =>
  jackSet(options, (tS, rep, _phase, open, arm) => {
    const side: BodySide = rep % 2 ? 'left' : 'right';
    const sign = side === 'left' ? 1 : -1;
    const still = standing(tS, CLOSED_M);
    const x = mix(CLOSED_M, openOf(options, rep) * 1.15, open);
    const lift = 0.05 * Math.sin(Math.PI * open) ** 2;
    const leg = (of: BodySide) => (of === side ? jackLeg(of, x, lift) : jackLeg(of, CLOSED_M, 0));
    return settle({
      ...still,
      pelvis: [still.pelvis[0] + sign * 0.13 * open, STANDING_HIP_M - 0.05 * open, still.pelvis[2]],
      chestTurn: { pitch: 2, roll: -sign * 3 * open },
      legs: { left: leg('left'), right: leg('right') },
      arms: { left: arm, right: arm },
    });
  });

/** Distance between the ankles over the hip width when the legs are open. */
export const OPEN_RATIO = OPEN_M / ADULT.hipHalfWidth;
