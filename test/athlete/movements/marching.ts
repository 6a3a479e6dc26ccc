/**
 * Knees raised in turn: marching in place, and the same at a run.
 */
import { ADULT, ANKLE_HEIGHT_M, ankleOf } from '../body.js';
import type { BodySide, LegPosture, Posture } from '../body.js';
import { add, cosDeg, mix, sinDeg } from '../vec.js';
import { HANGING, STANDING_HIP_M, flatLeg, kneeOut, settle, standing } from './standing.js';
import { repeated, sideOf } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

/** How the knees are raised; degrees from vertical, metres. */
interface Shape {
  readonly thigh: number;
  /** Before and at the top. */
  readonly shin: readonly [number, number];
  /** How far the ball of the raised foot is before its knee. */
  readonly ballAheadM: number;
  /** Lift of the standing heel. */
  readonly onToes: number;
  readonly armSwing: number;
  readonly elbow: number;
}

/** Thigh 15° under level, the weight on the whole foot. */
const MARCH: Shape = { thigh: 75, shin: [10, 10], ballAheadM: 0.08, onToes: 0, armSwing: 25, elbow: 40 };
/** Thigh level, the heel drawn under the knee, on the ball of the other foot. */
const RUN: Shape = { thigh: 92, shin: [0, 24], ballAheadM: -0.06, onToes: 16, armSwing: 34, elbow: 56 };

function raisedKnee(tS: number, raised: BodySide, shape: Shape, depth: number, progress: number): Posture {
  const other: BodySide = raised === 'left' ? 'right' : 'left';
  const sign = raised === 'left' ? 1 : -1;
  const thigh = shape.thigh * depth * progress;
  const [x, y, z] = flatLeg(raised, sign * 0.11).ball;
  const kneeY = STANDING_HIP_M - ADULT.thigh * cosDeg(thigh);
  const leg: LegPosture = {
    ball: [
      x,
      Math.max(y, kneeY - ADULT.shin * cosDeg(mix(...shape.shin, progress)) - 0.06),
      mix(z, ADULT.thigh * sinDeg(thigh) + shape.ballAheadM, progress),
    ],
    heelLift: 15 * progress,
    knee: kneeOut(raised, 5),
  };
  const stance = { ...flatLeg(other, -sign * 0.11), heelLift: shape.onToes * progress };
  // On the ball of the foot the whole body is higher.
  const riseM = ankleOf(other, stance)[1] - ANKLE_HEIGHT_M;
  const still = standing(tS);
  const swing = shape.armSwing * progress * sign;
  return settle({
    ...still,
    pelvis: add(still.pelvis, [0, riseM, 0]),
    legs: { [raised]: leg, [other]: stance } as Record<BodySide, LegPosture>,
    arms: {
      left: { ...HANGING, flexion: 2 - swing, elbow: shape.elbow },
      right: { ...HANGING, flexion: 2 + swing, elbow: shape.elbow },
    },
  });
}

const marching = (options: PerformanceOptions, shape: Shape, sideAt: (rep: number) => BodySide): Choreography =>
  repeated(options, (tS, _reached, { rep, progress }) => raisedKnee(tS, sideAt(rep), shape, options.depth, progress));

/** Marching in place: no exercise of the catalogue, so it has no repetitions. */
export const kneeRaise = (options: PerformanceOptions): Choreography => ({
  ...marching(options, MARCH, (rep) => sideOf({ ...options, side: 'alternate' }, rep)),
  reps: [],
});

/** Running in place with the thighs up to level; each knee is one repetition. */
export const highKnees = (options: PerformanceOptions): Choreography =>
  marching(options, RUN, (rep) => sideOf(options, rep));
