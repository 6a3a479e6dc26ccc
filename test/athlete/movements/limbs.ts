/**
 * Where shoulders, hips and head of a trunk are, and limbs that are given by what a movement knows of them.
 */
import { ADULT, footFrame, turnFrame } from '../body.js';
import type { BodySide, LegPosture, PlantedArm, Posture } from '../body.js';
import { add, apply, cosDeg, mix, normalize, scale, sinDeg } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { signOf } from './tempo.js';

/** What the limbs are attached to. */
export type Trunk = Pick<Posture, 'pelvis' | 'pelvisTurn' | 'chestTurn' | 'headTurn'>;

/** From the middle of the hips to that of the shoulders in a straight trunk. */
export const TRUNK_M = ADULT.pelvisHeight + ADULT.chestHeight;
/** Length of an arm or leg that is all but straight. */
export const ARM_M = (ADULT.upperArm + ADULT.forearm) * 0.996;
export const LEG_M = (ADULT.thigh + ADULT.shin) * 0.998;
/** Heights of joints over the floor on which the body lies or stands with them. */
export const LYING_M = 0.11;
export const WRIST_M = 0.045;

/** A direction in the side plane: 0 is down, 90 to the front, 180 up. */
export const inSidePlane = (degrees: number): Vec3 => [0, -cosDeg(degrees), sinDeg(degrees)];

/** Where a point of the chest is; `point` is seen from the joint between pelvis and chest. */
const onChest = ({ pelvis, pelvisTurn, chestTurn }: Trunk, point: Vec3): Vec3 =>
  add(add(pelvis, apply(turnFrame(pelvisTurn), [0, ADULT.pelvisHeight, 0])), apply(turnFrame(chestTurn), point));

export const shoulderOf = (trunk: Trunk, side: BodySide): Vec3 =>
  onChest(trunk, [signOf(side) * ADULT.shoulderHalfWidth, ADULT.chestHeight, 0]);

export const hipOf = ({ pelvis, pelvisTurn }: Trunk, side: BodySide): Vec3 =>
  add(pelvis, apply(turnFrame(pelvisTurn), [signOf(side) * ADULT.hipHalfWidth, 0, 0]));

/** The middle of the hips for a straight trunk with its shoulders at `shoulders`. */
export const pelvisBelow = (shoulders: Vec3, pitch: number): Vec3 =>
  add(shoulders, [0, -TRUNK_M * cosDeg(pitch), -TRUNK_M * sinDeg(pitch)]);

/** An arm whose hand is at the ear. */
export function handAtEar(trunk: Trunk, side: BodySide): PlantedArm {
  const sign = signOf(side);
  const neck = onChest(trunk, [0, ADULT.chestHeight + ADULT.neckAboveShoulders, 0]);
  const head = turnFrame(trunk.headTurn);
  const chest = turnFrame(trunk.chestTurn);
  return {
    at: add(neck, apply(head, [sign * 0.12, 0.13, 0.06])),
    pole: apply(chest, [sign, 0, 0.35]),
    hand: apply(head, [sign * -0.3, 1, -0.4]),
  };
}

/** An all but straight arm that reaches from the shoulder along `direction`. */
export const armAlong = (shoulder: Vec3, direction: Vec3, pole: Vec3): PlantedArm => ({
  at: add(shoulder, scale(normalize(direction), ARM_M)),
  pole,
  hand: direction,
});

/** The distance between the ends of two bones with this angle between them. */
export const spanOf = (upper: number, lower: number, degrees: number): number =>
  Math.sqrt(upper * upper + lower * lower - 2 * upper * lower * cosDeg(degrees));

/** A leg in the air: thigh and shin as directions in the side plane, and the pitch of the foot. */
export function freeLeg(
  trunk: Trunk,
  side: BodySide,
  { thigh, shin, heelLift }: { readonly thigh: number; readonly shin: number; readonly heelLift: number },
): LegPosture {
  const knee = add(hipOf(trunk, side), scale(inSidePlane(thigh), ADULT.thigh));
  const ankle = add(knee, scale(inSidePlane(shin), ADULT.shin));
  return {
    ball: add(ankle, apply(footFrame(side, heelLift), ADULT.ball)),
    heelLift,
    knee: inSidePlane(mix(thigh, shin, 0.5) + 90),
  };
}
