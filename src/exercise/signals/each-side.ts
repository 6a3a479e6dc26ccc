/**
 * Which signals of the left and of the right arm stand behind one of both. Legs are seldom hidden by themselves, and a leg that is
 * lifted was taken for squats of a reference so (`leg_raise_02`).
 */
import type { SignalName } from './names.js';

/** The same of the left and of the right side. */
export type EachSide = readonly [left: SignalName, right: SignalName];

const ELBOWS = ['leftElbowAngle', 'rightElbowAngle'] as const;
const ARM_RAISES = ['leftArmRaise', 'rightArmRaise'] as const;
const SHOULDERS = ['leftShoulderAngle', 'rightShoulderAngle'] as const;

/** Means of both sides, and the side that moves more. */
export const EACH_SIDE: Readonly<Partial<Record<SignalName, EachSide>>> = {
  elbowAngle: ELBOWS,
  moreBentElbow: ELBOWS,
  armRaise: ARM_RAISES,
  higherArmRaise: ARM_RAISES,
  shoulderAngle: SHOULDERS,
};
