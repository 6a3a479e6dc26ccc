/**
 * Standing upright: the start position of most exercises.
 */
import { ADULT, ANKLE_HEIGHT_M, ankleOf, flatBall, turnFrame } from '../body.js';
import type { BodySide, FreeArm, LegPosture, Posture } from '../body.js';
import { add, apply, cosDeg, sinDeg, subtract } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { sway } from './tempo.js';

/** Relaxed arms at the sides. */
export const HANGING: FreeArm = { flexion: 2, abduction: 8, elbow: 14, twist: 10 };

/** Height of the hips over the floor with both feet under them; knees are not quite locked. */
export const STANDING_HIP_M = ANKLE_HEIGHT_M + (ADULT.thigh + ADULT.shin) * 0.9985;

/** Direction of a knee that points `out` degrees outwards. */
export const kneeOut = (side: BodySide, out: number): Vec3 => [
  (side === 'left' ? 1 : -1) * sinDeg(out),
  0,
  cosDeg(out),
];

/** A leg on its flat foot, the ankle over (x, z). */
export const flatLeg = (side: BodySide, x: number, z = 0, toeOut = 8): LegPosture => ({
  ball: flatBall(side, x, z, toeOut),
  toeOut,
  knee: kneeOut(side, toeOut),
});

/** The posture with the hips lowered as far as needed for both legs to reach their feet with knees that are not locked. */
export function settle(posture: Posture): Posture {
  const frame = turnFrame(posture.pelvisTurn);
  const leg = (ADULT.thigh + ADULT.shin) * 0.998;
  const heights = (['left', 'right'] as const).map((side) => {
    const hip = apply(frame, [side === 'left' ? ADULT.hipHalfWidth : -ADULT.hipHalfWidth, 0, 0]);
    const [dx, y, dz] = subtract(ankleOf(side, posture.legs[side]), add(posture.pelvis, hip));
    return posture.pelvis[1] + y + Math.sqrt(Math.max(0, leg * leg - dx * dx - dz * dz));
  });
  const [x, y, z] = posture.pelvis;
  return { ...posture, pelvis: [x, Math.min(y, ...heights), z] };
}

/** Standing with the ankles `halfWidth` from the middle, breathing and swaying a little. */
export function standing(tS: number, halfWidth = 0.11): Posture {
  const [side, lean] = [sway(tS), sway(tS, 2)];
  const x = 0.006 * side;
  return settle({
    pelvis: [x, STANDING_HIP_M, 0.005 * lean],
    pelvisTurn: { yaw: 0.6 * side },
    chestTurn: { pitch: 2 + 0.6 * lean, roll: 0.4 * side },
    headTurn: { pitch: 3 + 0.8 * lean, yaw: 1.5 * sway(tS, 1) },
    legs: { left: flatLeg('left', halfWidth), right: flatLeg('right', -halfWidth) },
    arms: { left: HANGING, right: HANGING },
  });
}
