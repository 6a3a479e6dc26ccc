/**
 * Push-up and forearm plank: the body as a line from the shoulders to the toes, head towards z.
 */
import { ADULT, BALL_HEIGHT_M, ankleOf } from '../body.js';
import type { BodySide, LegPosture, PlantedArm, Posture } from '../body.js';
import { add, apply, bisect, cosDeg, mix, normalize, rotateX, scale, sinDeg, subtract, twoBones } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { faultsIn, hasFault, holdClock, setClock, sway } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

const TRUNK_M = ADULT.pelvisHeight + ADULT.chestHeight;
const FOOT_HALF_WIDTH_M = 0.09;
const HEEL_LIFT = 80;
const DOWN: Vec3 = [0, -1, 0];
const FORWARD: Vec3 = [0, 0, 1];

const leg = (side: BodySide): LegPosture => ({
  ball: [side === 'left' ? FOOT_HALF_WIDTH_M : -FOOT_HALF_WIDTH_M, BALL_HEIGHT_M, 0],
  heelLift: HEEL_LIFT,
  knee: DOWN,
});
const LEGS = { left: leg('left'), right: leg('right') };

/** The ankle in the plane of symmetry. */
const ANKLE: Vec3 = [0, ...(ankleOf('left', LEGS.left).slice(1) as [number, number])];

const legLength = (kneeDeg: number): number =>
  Math.sqrt(ADULT.thigh ** 2 + ADULT.shin ** 2 - 2 * ADULT.thigh * ADULT.shin * cosDeg(kneeDeg));

/** Shoulder to ankle, when the hips are `offset` of that length below (positive) or above the line. */
function spanM(offset: number, legM: number): number {
  let span = TRUNK_M + legM;
  for (let step = 0; step < 60; step++) {
    const h = offset * span;
    span = Math.sqrt(TRUNK_M ** 2 - h * h) + Math.sqrt(legM ** 2 - h * h);
  }
  return span;
}

/** The middle of the hips for shoulders at `shoulder`. */
function hipsOf(shoulder: Vec3, offset: number, legM: number): Vec3 {
  const line = normalize(subtract(shoulder, ANKLE));
  const span = spanM(offset, legM);
  const h = offset * span;
  const along = Math.sqrt(legM ** 2 - h * h);
  return add(add(ANKLE, scale(line, along)), scale([0, line[2], -line[1]], -h));
}

/** Pitch of a trunk from `hips` to `shoulder`. */
const pitchOf = (hips: Vec3, shoulder: Vec3): number =>
  (Math.atan2(shoulder[2] - hips[2], shoulder[1] - hips[1]) * 180) / Math.PI;

function prone(hips: Vec3, pitch: number, headPitch: number, arm: (side: BodySide) => PlantedArm): Posture {
  return {
    pelvis: hips,
    pelvisTurn: { pitch },
    chestTurn: { pitch },
    headTurn: { pitch: headPitch },
    legs: LEGS,
    arms: { left: arm('left'), right: arm('right') },
  };
}

const HAND_HALF_WIDTH_M = 0.27;
const WRIST_HEIGHT_M = 0.045;
const ELBOW_TOP = 168;
const ELBOW_FULL = 78;
const ELBOW_NO_LOCKOUT = 128;
const SHALLOW = 0.42;

/** Height and depth that the shoulder can be from the wrist in the plane of symmetry. */
const armSpanM = (elbowDeg: number): number => {
  const { upperArm: u, forearm: f } = ADULT;
  const dx = HAND_HALF_WIDTH_M - ADULT.shoulderHalfWidth;
  return Math.sqrt(u * u + f * f - 2 * u * f * cosDeg(elbowDeg) - dx * dx);
};

/** A set of push-ups, from straight arms. */
export const pushup = (options: PerformanceOptions): Choreography =>
  pushupWith(options, (index) => {
    if (hasFault(options, 'pushup.hips.sag', index)) return 0.085;
    return hasFault(options, 'pushup.hips.pike', index) ? -0.17 : -0.008;
  });

/** @param offsetOf how far below the line from shoulders to ankles the hips are, as a share of it, in each repetition */
function pushupWith(options: PerformanceOptions, offsetOf: (index: number) => number): Choreography {
  const has = (code: string, index: number): boolean => hasFault(options, code, index);
  const depthOf = (index: number): number => options.depth * (has('pushup.depth.shallow', index) ? SHALLOW : 1);
  const clock = setClock(options, depthOf, (index) => faultsIn(options, index));
  const legM = legLength(174);
  const lockedOut = (index: number): boolean => !has('pushup.lockout.incomplete', index);
  // The hands stand where straight arms come down vertically from a straight body.
  const topSpan = spanM(offsetOf(0), legM);
  const topY = WRIST_HEIGHT_M + armSpanM(ELBOW_TOP);
  const wristZ = ANKLE[2] + Math.sqrt(topSpan ** 2 - (topY - ANKLE[1]) ** 2);
  const arm = (side: BodySide): PlantedArm => {
    const sign = side === 'left' ? 1 : -1;
    return {
      at: [sign * HAND_HALF_WIDTH_M, WRIST_HEIGHT_M, wristZ],
      pole: [sign * 0.75, 0.25, -1],
      hand: [sign * 0.12, -0.12, 1],
    };
  };
  return {
    durationS: clock.durationS,
    reps: clock.reps,
    holds: [],
    postureAt: (tS) => {
      const { rep, progress, phase } = clock.at(tS);
      // Without lock-out the arms stay bent between repetitions: straight only before the first.
      const before = rep === 0 && phase < 0.5 ? ELBOW_TOP : ELBOW_NO_LOCKOUT;
      const top = lockedOut(rep) ? ELBOW_TOP : before;
      const elbow = mix(top, mix(ELBOW_TOP, ELBOW_FULL, depthOf(rep)), progress);
      const span = spanM(offsetOf(rep), legM);
      const shoulder = twoBones(ANKLE, [0, WRIST_HEIGHT_M, wristZ], span, armSpanM(elbow), [0, 1, 0]).mid;
      const hips = hipsOf(shoulder, offsetOf(rep), legM);
      const pitch = pitchOf(hips, shoulder);
      return prone(hips, pitch, pitch - 16 + sway(tS), arm);
    },
  };
}

/** The top of a push-up, held; `offset` as in `pushupWith`. */
export const highPlank = (options: PerformanceOptions, offset: number): Choreography['postureAt'] =>
  pushupWith({ ...options, reps: 0, faults: [] }, () => offset).postureAt;

const ELBOW_HEIGHT_M = 0.04;
const ELBOW_HALF_WIDTH_M = ADULT.shoulderHalfWidth - 0.01;
const KNEE_HEIGHT_M = 0.065;
/** Upper arm in the plane of symmetry. */
const UPPER_ARM_M = Math.sqrt(ADULT.upperArm ** 2 - 0.01 ** 2);

/** Forearm plank: up from the knees, hold, and down again. */
export function plank(options: PerformanceOptions): Choreography {
  const { durationS, at, hold } = holdClock(options, 1.1);
  const has = (code: string): boolean => options.faults.includes(code);
  const legM = legLength(has('plank.knees.bent') ? 135 : 174);
  const offset = has('plank.hips.sag') ? 0.08 : has('plank.hips.pike') ? -0.33 : -0.065;
  const span = spanM(offset, legM);
  const elbowZ = ANKLE[2] + Math.sqrt(span ** 2 - (ELBOW_HEIGHT_M + UPPER_ARM_M - ANKLE[1]) ** 2);
  /** The shoulders `back` degrees behind the elbows. */
  const shoulderAt = (back: number): Vec3 => [
    0,
    ELBOW_HEIGHT_M + UPPER_ARM_M * cosDeg(back),
    elbowZ - UPPER_ARM_M * sinDeg(back),
  ];
  /** The hips with the trunk raised `rise` degrees over the line from shoulder to ankle. */
  const hipsAt = (shoulder: Vec3, rise: number): Vec3 =>
    add(shoulder, apply(rotateX(rise), scale(normalize(subtract(ANKLE, shoulder)), TRUNK_M)));
  const rise = -(Math.asin((offset * span) / TRUNK_M) * 180) / Math.PI;
  // On the knees: the shoulders a little behind the elbows, or the hips up where the feet stand too near for that.
  const kneeY = (back: number, up: number): number =>
    twoBones(hipsAt(shoulderAt(back), up), ANKLE, ADULT.thigh, ADULT.shin, DOWN).mid[1];
  const kneeling =
    kneeY(0, 0) > KNEE_HEIGHT_M
      ? { back: bisect(0, 60, (back) => kneeY(back, 0) > KNEE_HEIGHT_M), rise: 0 }
      : { back: 0, rise: bisect(0, rise, (up) => kneeY(0, up) < KNEE_HEIGHT_M) };
  const arm = (side: BodySide): PlantedArm => {
    const sign = side === 'left' ? 1 : -1;
    return {
      at: [sign * ELBOW_HALF_WIDTH_M, ELBOW_HEIGHT_M, elbowZ],
      forearm: [sign * -0.25, 0, 1],
      pole: FORWARD,
      hand: [sign * -0.25, 0, 1],
    };
  };
  return {
    durationS,
    reps: [],
    holds: [hold],
    postureAt: (tS) => {
      const up = at(tS);
      const shoulder = shoulderAt(mix(kneeling.back, 0.25 * (1 + sway(tS)), up));
      const hips = hipsAt(shoulder, mix(kneeling.rise, rise, up));
      const pitch = pitchOf(hips, shoulder);
      return prone(hips, pitch, pitch + (has('plank.head.dropped') ? 42 * up : -14), arm);
    },
  };
}
