/**
 * Exercises on the back, feet towards z: glute bridge, sit-up, crunch, leg raise.
 */
import { ADULT, ANKLE_HEIGHT_M, flatBall } from '../body.js';
import type { BodySide, LegPosture, PlantedArm, Posture } from '../body.js';
import { add, bisect, mix, twoBones } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { ARM_M, LYING_M, TRUNK_M, WRIST_M, freeLeg, handAtEar, pelvisBelow, shoulderOf, spanOf } from './limbs.js';
import type { Trunk } from './limbs.js';
import { bothSides, held, moves, repeated, signOf, sway } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

const FOOT_HALF_WIDTH_M = 0.11;
const HIPS: Vec3 = [0, LYING_M, 0];

/** A leg with its foot flat on the floor and the knee up, the ankle `z` from the hips. */
const bentLeg = (side: BodySide, z: number): LegPosture => ({
  ball: flatBall(side, signOf(side) * FOOT_HALF_WIDTH_M, z),
  knee: [0, 1, 0.2],
});

/** How far from the hips on the floor an ankle stands for this angle of the knee. */
const ankleZ = (kneeDeg: number): number =>
  Math.sqrt(spanOf(ADULT.thigh, ADULT.shin, kneeDeg) ** 2 - (LYING_M - ANKLE_HEIGHT_M) ** 2);

/** An arm on the floor beside the trunk. */
const armBeside = (trunk: Trunk, side: BodySide): PlantedArm => {
  const shoulder = shoulderOf(trunk, side);
  const [dx, dy] = [signOf(side) * 0.12, WRIST_M - shoulder[1]];
  const wrist: Vec3 = [dx, dy, Math.sqrt((0.985 * ARM_M) ** 2 - dx ** 2 - dy ** 2)];
  return { at: add(shoulder, wrist), pole: [signOf(side), 0.1, 0], hand: [0, 0, 1] };
};

const BRIDGE_KNEE = 67;
const BRIDGE_FOOT_Z = ankleZ(BRIDGE_KNEE);
const BRIDGE_SHOULDERS: Vec3 = [0, LYING_M, -TRUNK_M];

/** Degrees by which the hips are still bent at the top. */
const BRIDGE_GIVES = 2;

/** Degrees by which the trunk rises until it is in line with the thighs. */
const BRIDGE_RISE = bisect(0, 50, (rise) => {
  const hips = pelvisBelow(BRIDGE_SHOULDERS, -90 - rise);
  const ankle: Vec3 = [0, ANKLE_HEIGHT_M, BRIDGE_FOOT_Z];
  const knee = twoBones(hips, ankle, ADULT.thigh, ADULT.shin, [0, 1, 0.2]).mid;
  const thighRise = (Math.atan2(knee[1] - hips[1], knee[2] - hips[2]) * 180) / Math.PI;
  return thighRise > rise + BRIDGE_GIVES;
});

/** On the shoulders, the hips raised by a share of the way into the line of trunk and thighs. */
function bridgeAt(tS: number, reached: number): Posture {
  const pitch = -90 - BRIDGE_RISE * reached;
  const trunk = {
    pelvis: pelvisBelow(BRIDGE_SHOULDERS, pitch),
    pelvisTurn: { pitch },
    chestTurn: { pitch },
    headTurn: { pitch: -86, yaw: sway(tS, 1) },
  };
  return {
    ...trunk,
    legs: bothSides((side) => bentLeg(side, BRIDGE_FOOT_Z)),
    arms: bothSides((side) => armBeside(trunk, side)),
  };
}

/** A set of glute bridges: shoulders and feet stay, the hips rise until trunk and thighs are in line. */
export const gluteBridge = (options: PerformanceOptions): Choreography => repeated(options, bridgeAt);

/** The top of a glute bridge, held. */
export const bridge = (options: PerformanceOptions): Choreography => held(options, 1.1, bridgeAt);

/** How the trunk is rolled up: pitches of pelvis and chest from lying to the top. */
interface Roll {
  readonly pelvis: number;
  readonly chest: number;
  readonly kneeDeg: number;
}

/** Up to a trunk that leans a little forward. */
const SIT_UP: Roll = { pelvis: -26, chest: 0, kneeDeg: 72 };
/** Only the shoulder blades leave the floor. */
const CRUNCH: Roll = { pelvis: -80, chest: -42, kneeDeg: 72 };

/** The chest leaves the floor before the pelvis does. */
function rolledUp(tS: number, { pelvis, chest, kneeDeg }: Roll, reached: number): Posture {
  const chestPitch = mix(-90, chest, reached);
  const trunk = {
    pelvis: HIPS,
    pelvisTurn: { pitch: mix(-90, pelvis, reached * mix(0.5, 1, reached)) },
    chestTurn: { pitch: chestPitch },
    headTurn: { pitch: mix(-84, chestPitch + 12, Math.min(1, 3 * reached)), yaw: sway(tS, 1) },
  };
  return {
    ...trunk,
    legs: bothSides((side) => bentLeg(side, ankleZ(kneeDeg))),
    arms: bothSides((side) => handAtEar(trunk, side)),
  };
}

/** Sit-ups with bent knees, hands at the ears. */
export const sitUp = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached) => rolledUp(tS, SIT_UP, reached));

/** Crunches with bent knees, hands at the ears. */
export const crunch = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached) => rolledUp(tS, CRUNCH, reached));

/** From straight down of a standing person, so 90 lies flat and 180 is vertical. */
const LEG_DOWN = 89.5;
const LEG_UP = 177;
const KNEE_GIVES = 14;

/** Legs raised from the floor to vertical, together or one at a time. */
export const legRaise = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached, { rep }) => {
    const trunk = {
      pelvis: HIPS,
      pelvisTurn: { pitch: -90 },
      chestTurn: { pitch: -90 },
      headTurn: { pitch: -86, yaw: sway(tS, 1) },
    };
    return {
      ...trunk,
      legs: bothSides((side) => {
        const up = moves(side, options, rep) ? reached : 0;
        const thigh = mix(LEG_DOWN, LEG_UP, up);
        const shin = thigh - mix(1, KNEE_GIVES, up);
        return freeLeg(trunk, side, { thigh, shin, heelLift: -shin });
      }),
      arms: bothSides((side) => armBeside(trunk, side)),
    };
  });
