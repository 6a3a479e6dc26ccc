/**
 * The bounds of a posture, with those of the angles that its joints are to have: as they stand in the record, and mirrored.
 */
import type { HoldCheck, HoldRecord, TargetAngle } from './types.js';

/** How much wider the bounds are for who is in the posture already. */
const TO_STAY = 1.5;

/** @returns the bounds in each way in which the posture may be held: all of one of them have to be kept */
export function waysToHold({ hold }: HoldRecord, to: 'enter' | 'stay'): readonly (readonly HoldCheck[])[] {
  const { angles } = hold;
  if (!angles) return [hold[to]];
  const factor = to === 'enter' ? 1 : TO_STAY;
  return [false, true].map((mirrored) => [...hold[to], ...angles.map((angle) => boundOf(angle, factor, mirrored))]);
}

function boundOf({ joint, side, degrees, tolerance, code }: TargetAngle, factor: number, mirrored: boolean): HoldCheck {
  const isLeft = (side === 'left') !== mirrored;
  return {
    signal: ANGLES[joint][isLeft ? 0 : 1],
    min: degrees - factor * tolerance,
    max: degrees + factor * tolerance,
    unit: '°',
    ...(code && { code }),
  };
}

/** The signals of the angles, left and right. */
const ANGLES = {
  elbow: ['leftElbowAngle', 'rightElbowAngle'],
  shoulder: ['leftShoulderAngle', 'rightShoulderAngle'],
  hip: ['leftHipAngle', 'rightHipAngle'],
  knee: ['leftKneeAngle', 'rightKneeAngle'],
} as const satisfies Readonly<Record<TargetAngle['joint'], readonly [string, string]>>;
