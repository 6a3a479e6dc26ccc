/**
 * Signals of the arms.
 */
import { angleBetween } from '../../motion/angles.js';
import { meanOf, smaller, weightedMean } from '../joints.js';
import type { HalfBody } from '../joints.js';
import { lower, rise, score } from './figure.js';
import type { Figure, SetSignal } from './figure.js';

/** How far shoulders and elbows go in a whole push-up: height ÷ arm, and degrees from a straight arm. */
const PRESS_HEIGHT = 0.48;
const PRESS_ELBOW_DEG = 72;

/** Sets the signals of the arms. */
export function readArms({ left, right, shoulders, support, lowerAnkle, arm }: Figure, set: SetSignal): void {
  const leftRaise = rise(left.wrist, left.shoulder) / arm;
  const rightRaise = rise(right.wrist, right.shoulder) / arm;
  const armRaise = weightedMean(leftRaise, score(left.wrist), rightRaise, score(right.wrist));
  const elbowAngle = weightedMean(
    elbowAngleOf(left),
    score(left.elbow, left.wrist, left.shoulder),
    elbowAngleOf(right),
    score(right.elbow, right.wrist, right.shoulder),
  );
  set('armRaise', armRaise);
  set('armOpen', (armRaise + 1) / 2);
  set('leftArmRaise', leftRaise);
  set('rightArmRaise', rightRaise);
  set('lowerArmRaise', smaller(leftRaise, rightRaise));
  set('elbowAngle', elbowAngle);
  set('pressHeight', -armRaise);
  set('press', meanOf((1 + armRaise) / PRESS_HEIGHT, (170 - elbowAngle) / PRESS_ELBOW_DEG));
  const elbows = meanOf(rise(left.elbow, left.wrist), rise(right.elbow, right.wrist)) / arm;
  set('elbowLift', smaller(Math.max(0, elbows), (180 - elbowAngle) / 180));
  set('handHeight', rise(lower(left.wrist, right.wrist), lowerAnkle) / arm);
  set('armSupport', rise(shoulders, support) / arm);
}

/**
 * As seen in the picture, also where the model tells the depth: of arms under the body it is too far off, and a push-up of
 * the real recordings is lost by it.
 */
function elbowAngleOf({ shoulder, elbow, wrist }: HalfBody): number {
  return shoulder && elbow && wrist ? (angleBetween(shoulder, elbow, wrist) ?? NaN) : NaN;
}
