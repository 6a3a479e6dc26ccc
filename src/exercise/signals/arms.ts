/**
 * Signals of the arms.
 */
import { angleBetween } from '../../motion/angle.js';
import { angleAt, larger, meanOf, middle, smaller, weightedMean } from '../joints.js';
import type { HalfBody } from '../joints.js';
import { comparesAcross, lower, rise, score } from './figure.js';
import type { Figure, SetSignal } from './figure.js';

/** How far shoulders and elbows go in a whole push-up: height ÷ arm, and degrees from a straight arm. */
const PRESS_HEIGHT = 0.48;
const PRESS_ELBOW_DEG = 72;

/** Upper arm ÷ arm, by the shares of stature in `../body-size.ts`. */
const UPPER_ARM = 0.56;

/** Sets the signals of the arms. */
export function readArms(figure: Figure, set: SetSignal): void {
  const { left, right, shoulders, support, lowerAnkle, arm } = figure;
  const leftRaise = rise(left.wrist, left.shoulder) / arm;
  const rightRaise = rise(right.wrist, right.shoulder) / arm;
  const armRaise = weightedMean(leftRaise, score(left.wrist), rightRaise, score(right.wrist));
  const leftElbow = elbowAngleOf(left);
  const rightElbow = elbowAngleOf(right);
  const elbowAngle = weightedMean(
    leftElbow,
    score(left.elbow, left.wrist, left.shoulder),
    rightElbow,
    score(right.elbow, right.wrist, right.shoulder),
  );
  const leftShoulder = shoulderAngleOf(left);
  const rightShoulder = shoulderAngleOf(right);
  set('armRaise', armRaise);
  set('armOpen', (armRaise + 1) / 2);
  set('leftArmRaise', leftRaise);
  set('rightArmRaise', rightRaise);
  set('lowerArmRaise', smaller(leftRaise, rightRaise));
  set('higherArmRaise', larger(leftRaise, rightRaise));
  const upperArm = UPPER_ARM * arm;
  const leftUpper = rise(left.elbow, left.shoulder) / upperArm;
  const rightUpper = rise(right.elbow, right.shoulder) / upperArm;
  set('upperArmRaise', weightedMean(leftUpper, score(left.elbow), rightUpper, score(right.elbow)));
  set('higherUpperArm', larger(leftUpper, rightUpper));
  set('elbowAngle', elbowAngle);
  set('leftElbowAngle', leftElbow);
  set('rightElbowAngle', rightElbow);
  set('moreBentElbow', smaller(leftElbow, rightElbow));
  set(
    'shoulderAngle',
    weightedMean(leftShoulder, score(left.elbow, left.hip), rightShoulder, score(right.elbow, right.hip)),
  );
  set('leftShoulderAngle', leftShoulder);
  set('rightShoulderAngle', rightShoulder);
  if (left.wrist && right.wrist) {
    set('handSpread', Math.abs(left.wrist.x - right.wrist.x) / arm);
  }
  const hands = middle(left.wrist, right.wrist);
  if (hands && shoulders && comparesAcross(figure, 'shoulder', 'wrist')) {
    set('handReach', Math.abs(hands.x - shoulders.x) / arm);
  }
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

function shoulderAngleOf({ hip, shoulder, elbow }: HalfBody): number {
  return angleAt(hip, shoulder, elbow);
}
