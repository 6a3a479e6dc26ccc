/**
 * Lunge: a step forward, down, and back to standing.
 */
import { ADULT, ANKLE_HEIGHT_M, flatBall } from '../body.js';
import type { BodySide, LegPosture, Posture } from '../body.js';
import { cosDeg, mix, sinDeg } from '../vec.js';
import { faultsIn, hasFault, minimumJerk, setClock, sideOf, sway } from './tempo.js';
import { HANGING, kneeOut, settle, standing } from './standing.js';
import type { Choreography, PerformanceOptions } from './types.js';

const HALF_WIDTH_M = 0.11;
const SHALLOW = 0.45;

/** How one repetition is shaped. */
interface Shape {
  readonly stepM: number;
  /** Degrees from vertical at the bottom. */
  readonly thigh: number;
  readonly shin: number;
  readonly lean: number;
  readonly backHeel: number;
}

function shapeOf(depth: number, has: (code: string) => boolean): Shape {
  const lean = has('lunge.trunk.lean') ? 42 : 7;
  if (has('lunge.knee.past_toe')) return { stepM: 0.6, thigh: 82 * depth, shin: 34, lean: lean + 4, backHeel: 62 };
  if (has('lunge.back_knee.high')) return { stepM: 1.02, thigh: 78 * depth, shin: 2, lean: lean + 3, backHeel: 48 };
  return { stepM: 0.84, thigh: 88 * depth, shin: 0, lean, backHeel: 52 };
}

function lungePosture(tS: number, front: BodySide, shape: Shape, progress: number, phase: number): Posture {
  const back = front === 'left' ? 'right' : 'left';
  const sign = front === 'left' ? 1 : -1;
  // The foot lands well before the knees are down, and leaves late on the way back.
  const stepped = minimumJerk(phase * 3.2) - minimumJerk((phase - 1 + 1 / 3.2) * 3.2);
  const frontZ = shape.stepM * stepped;
  const lift = 0.1 * Math.max(0, Math.sin(Math.PI * stepped)) ** 1.5;
  const ball = flatBall(front, sign * HALF_WIDTH_M, frontZ, 3);
  const frontLeg: LegPosture = { ball: [ball[0], ball[1] + lift, ball[2]], toeOut: 3, knee: kneeOut(front, 3) };
  const backLeg: LegPosture = {
    ball: flatBall(back, -sign * HALF_WIDTH_M, 0, 3),
    toeOut: 3,
    heelLift: shape.backHeel * Math.max(progress, 0.7 * stepped),
    knee: kneeOut(back, 3),
  };
  const bottomZ = shape.stepM + ADULT.shin * sinDeg(shape.shin) - ADULT.thigh * sinDeg(shape.thigh);
  const bottomY = ANKLE_HEIGHT_M + ADULT.shin * cosDeg(shape.shin) + ADULT.thigh * cosDeg(shape.thigh);
  const still = standing(tS, HALF_WIDTH_M);
  const z = mix(still.pelvis[2], bottomZ, minimumJerk(phase * 2.4) - minimumJerk((phase - 1 + 1 / 2.4) * 2.4));
  const wanted = mix(still.pelvis[1], bottomY, progress);
  const lean = shape.lean * progress;
  return settle({
    ...still,
    pelvis: [still.pelvis[0], wanted, z],
    pelvisTurn: { pitch: lean * 0.6 + 2 * progress },
    chestTurn: { pitch: 2 + lean, yaw: sway(tS) },
    headTurn: { pitch: 3 + lean * 0.4 },
    legs: front === 'left' ? { left: frontLeg, right: backLeg } : { left: backLeg, right: frontLeg },
    arms: { left: handOnHip(progress), right: handOnHip(progress) },
  });
}

/** Hands go to the hips on the way down. */
const handOnHip = (progress: number) => {
  const p = Math.min(1, progress * 2);
  return {
    flexion: mix(HANGING.flexion ?? 0, -22, p),
    abduction: mix(HANGING.abduction ?? 0, 38, p),
    elbow: mix(HANGING.elbow ?? 0, 88, p),
    twist: mix(HANGING.twist ?? 0, 62, p),
  };
};

/** A set of lunges; `side` is the leg in front. */
export function lunge(options: PerformanceOptions): Choreography {
  const depthOf = (index: number): number =>
    options.depth * (hasFault(options, 'lunge.depth.shallow', index) ? SHALLOW : 1);
  const clock = setClock(options, depthOf, (index) => faultsIn(options, index));
  return {
    durationS: clock.durationS,
    reps: clock.reps,
    holds: [],
    postureAt: (tS) => {
      const { rep, progress, phase } = clock.at(tS);
      const shape = shapeOf(depthOf(rep), (code) => hasFault(options, code, rep));
      return lungePosture(tS, sideOf(options, rep), shape, progress, phase);
    },
  };
}
