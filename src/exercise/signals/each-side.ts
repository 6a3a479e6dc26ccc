/**
 * Which signals of the left and of the right arm or leg stand behind one of both.
 */
import type { SignalName } from './names.js';

/** The same of the left and of the right side. */
export type EachSide = readonly [left: SignalName, right: SignalName];

const ELBOWS = ['leftElbowAngle', 'rightElbowAngle'] as const;
const ARM_RAISES = ['leftArmRaise', 'rightArmRaise'] as const;
const SHOULDERS = ['leftShoulderAngle', 'rightShoulderAngle'] as const;
const KNEES = ['leftKneeAngle', 'rightKneeAngle'] as const;
const THIGHS = ['leftThighDrop', 'rightThighDrop'] as const;
const HIPS = ['leftHipAngle', 'rightHipAngle'] as const;

/** Means of both sides, and the side that moves more. */
export const EACH_SIDE: Readonly<Partial<Record<SignalName, EachSide>>> = {
  elbowAngle: ELBOWS,
  moreBentElbow: ELBOWS,
  armRaise: ARM_RAISES,
  higherArmRaise: ARM_RAISES,
  shoulderAngle: SHOULDERS,
  kneeAngle: KNEES,
  moreBentKnee: KNEES,
  thighDrop: THIGHS,
  frontThighDrop: THIGHS,
  hipAngle: HIPS,
  moreBentHip: HIPS,
};
