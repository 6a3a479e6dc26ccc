/**
 * Exercises from the top of a push-up: mountain climber and burpee.
 */
import { flatBall } from '../body.js';
import type { BodySide, LegPosture, PlantedArm, Posture } from '../body.js';
import { add, mix, mixVec, scale } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { highPlank, pushup } from './floor.js';
import { ARM_M, freeLeg, inSidePlane, pelvisBelow, shoulderOf } from './limbs.js';
import type { Trunk } from './limbs.js';
import { settle, standing } from './standing.js';
import { bothSides, minimumJerk, repeated, sideOf, signOf } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

/** The hips are a little higher than in a push-up, to make room for the knee. */
const CLIMBER_HIPS = -0.06;
const DRIVE_THIGH = 48;
const DRIVE_SHIN = -82;

/** Mountain climbers: hands and one foot stand, the other knee is driven to the chest; each knee is one repetition. */
export function mountainClimber(options: PerformanceOptions): Choreography {
  const plankAt = highPlank(options, CLIMBER_HIPS);
  return repeated(options, (tS, reached, { rep }) => {
    const plank = plankAt(tS);
    const side = sideOf(options, rep);
    const rest = plank.legs[side];
    const driven = freeLeg(plank, side, { thigh: DRIVE_THIGH, shin: DRIVE_SHIN, heelLift: 84 });
    const leg: LegPosture = {
      ...rest,
      ball: add(mixVec(rest.ball, driven.ball, reached), [0, 0.05 * Math.sin(Math.PI * reached), 0]),
      knee: [0, -1, 1],
    };
    return { ...plank, legs: { ...plank.legs, [side]: leg } };
  });
}

/** Shares of the way down at which the hands are on the floor, and the feet back. */
const HANDS_DOWN = 0.42;
const FEET_BACK = 0.77;
/** Shares of the time at which the arms begin to swing up and are up, and at which the crouch is over and the hop begins. */
const SWING_FROM = 0.74;
const SWUNG = 0.88;
const HOP_FROM = 0.84;
const HOP_M = 0.14;
/** Shares of the hop at which the feet leave the floor and land. */
const TAKE_OFF = 0.3;
const LANDING = 0.72;
const FOOT_HALF_WIDTH_M = 0.09;
const HANDS_AHEAD_M = 0.54;
const CROUCH_SHOULDERS: Vec3 = [0, 0.54, 0.48];
/** The hips are higher than the shoulders. */
const CROUCH_PITCH = 102;
const CROUCH_HEEL = 30;
/** The chest goes lower than in a push-up, all but to the floor. */
const CHEST_DOWN = 1.25;

/** How far a burpee is in each of its parts, 0..1. */
interface BurpeeMoment {
  /** From standing to the crouch with the hands on the floor. */
  readonly crouch: number;
  /** The feet from the crouch to the plank. */
  readonly back: number;
  /** The chest from the plank to the floor; in time, not yet eased. */
  readonly chest: number;
  readonly hop: number;
}

/** The parts follow each other on the way down, in reverse on the way up, and the hop is last. */
function burpeeMoment(phase: number): BurpeeMoment {
  const down = phase <= 0.5 ? 2 * phase : Math.max(0, (HOP_FROM - phase) / (HOP_FROM - 0.5));
  return {
    crouch: minimumJerk(down / HANDS_DOWN),
    back: minimumJerk((down - HANDS_DOWN) / (FEET_BACK - HANDS_DOWN)),
    chest: Math.max(0, (down - FEET_BACK) / (1 - FEET_BACK)),
    hop: Math.max(0, (phase - HOP_FROM) / (1 - HOP_FROM)),
  };
}

/** Burpees: crouch, feet back, chest to the floor, the same back, and a hop with the arms overhead. */
export function burpee(options: PerformanceOptions): Choreography {
  // A push-up of two seconds: its first second is the way down.
  const chestDown = pushup({
    ...options,
    reps: 1,
    secondsPerRep: 2,
    restBeforeS: 0,
    pauseBottomS: 0,
    variation: 0,
    depth: CHEST_DOWN * options.depth,
    faults: [],
  });
  const top = chestDown.postureAt(0);
  const handOf = (side: BodySide): PlantedArm => top.arms[side] as PlantedArm;
  // The feet of the standing athlete are in the middle of the scene, the hands come down before them.
  const offset: Vec3 = [0, 0, HANDS_AHEAD_M - handOf('left').at[2]];
  const placed = (point: Vec3): Vec3 => add(point, offset);
  const topPitch = top.pelvisTurn?.pitch ?? 0;
  const topShoulders = placed(shouldersOf(top));
  return repeated(options, (tS, _reached, { phase }) => {
    const { crouch, back, chest, hop } = burpeeMoment(phase);
    if (chest > 0) return moved(chestDown.postureAt(Math.min(1, chest)), placed);
    const still = standing(tS, FOOT_HALF_WIDTH_M);
    const flown = Math.min(1, Math.max(0, (hop - TAKE_OFF) / (LANDING - TAKE_OFF)));
    const airM = options.depth * HOP_M * 4 * flown * (1 - flown);
    const shoulders = add(mixVec(mixVec(shouldersOf(still), CROUCH_SHOULDERS, crouch), topShoulders, back), [
      0,
      airM,
      0,
    ]);
    const pitch = mix(CROUCH_PITCH * crouch, topPitch, back);
    const posture = settle({
      ...still,
      pelvis: pelvisBelow(shoulders, pitch),
      pelvisTurn: { pitch },
      chestTurn: { pitch },
      headTurn: { pitch: mix(mix(3, CROUCH_PITCH - 30, crouch), topPitch - 16, back) },
      legs: bothSides((side): LegPosture => {
        const stood = flatBall(side, signOf(side) * FOOT_HALF_WIDTH_M, 0);
        const lift = airM + 0.06 * Math.sin(Math.PI * back);
        return {
          ball: add(mixVec(stood, placed(top.legs[side].ball), back), [0, lift, 0]),
          heelLift: mix(CROUCH_HEEL * crouch, top.legs[side].heelLift ?? 0, back) + (25 * airM) / HOP_M,
          knee: mixVec([0, 0, 1], top.legs[side].knee, back),
        };
      }),
    });
    const swing = minimumJerk((phase - SWING_FROM) / (SWUNG - SWING_FROM)) - minimumJerk((phase - SWUNG) / (1 - SWUNG));
    const raise = 145 * options.depth * swing;
    return {
      ...posture,
      arms: bothSides((side): PlantedArm => {
        const free = add(shoulderOf(posture, side), handFrom(signOf(side), 6 + raise));
        const { at, pole, hand } = handOf(side);
        return {
          at: mixVec(free, placed(at), crouch),
          pole: mixVec([signOf(side), 0, -1], pole, back),
          hand: mixVec(inSidePlane(6 + raise), hand, crouch),
        };
      }),
    };
  });
}

/** Where the hand of straight arms is that are raised by `flexion`, from the shoulder. */
const handFrom = (sign: number, flexion: number): Vec3 =>
  add(scale(inSidePlane(flexion), 0.95 * ARM_M), [sign * 0.06, 0, 0]);

/** The middle of the shoulders. */
const shouldersOf = (trunk: Trunk): Vec3 => mixVec(shoulderOf(trunk, 'left'), shoulderOf(trunk, 'right'), 0.5);

/** A posture on hands and feet in another place. */
const moved = (posture: Posture, placed: (point: Vec3) => Vec3): Posture => ({
  ...posture,
  pelvis: placed(posture.pelvis),
  legs: bothSides((side) => ({ ...posture.legs[side], ball: placed(posture.legs[side].ball) })),
  arms: bothSides((side) => {
    const arm = posture.arms[side];
    return 'at' in arm ? { ...arm, at: placed(arm.at) } : arm;
  }),
});
