/**
 * Signals of the legs.
 */
import { angleAt, larger, meanOf, smaller, weightedMean } from '../joints.js';
import type { HalfBody } from '../joints.js';
import { comparesAcross, DEGREES, rise, score } from './figure.js';
import type { Figure, SetSignal } from './figure.js';
import { SIDE_TO } from './frontality.js';

/** From the side the distance of the feet is that from front to back. */
const SIDE_SPLIT = 0.28;

/** Hip height over shank of a standing person and of one with level thighs. */
const STANDING_HIP_HEIGHT = 2.05;
const LEVEL_HIP_HEIGHT = 0.95;

/** Sets the signals of the legs. */
export function readLegs(figure: Figure, set: SetSignal): void {
  const { left, right, hips, ankles, lowerAnkle, shank, thigh, frontality } = figure;
  const leftDrop = 1 - rise(left.hip, left.knee) / thigh;
  const rightDrop = 1 - rise(right.hip, right.knee) / thigh;
  const leftLeg = score(left.hip, left.knee);
  const rightLeg = score(right.hip, right.knee);
  const thighDrop = weightedMean(leftDrop, leftLeg, rightDrop, rightLeg);
  const hipHeight = rise(hips, lowerAnkle) / shank;
  const hipDrop = (STANDING_HIP_HEIGHT - hipHeight) / (STANDING_HIP_HEIGHT - LEVEL_HIP_HEIGHT);
  set('thighDrop', thighDrop);
  set('leftThighDrop', leftDrop);
  set('rightThighDrop', rightDrop);
  set('frontThighDrop', larger(leftDrop, rightDrop));
  set('thighDropGap', Math.abs(leftDrop - rightDrop));
  set('hipHeight', hipHeight);
  set('crouch', meanOf(thighDrop, hipDrop));
  set('ankleGap', Math.abs(rise(left.ankle, right.ankle)) / shank);
  set('leftFootLift', rise(left.ankle, right.ankle) / shank);
  set('rightFootLift', rise(right.ankle, left.ankle) / shank);
  const spread = left.ankle && right.ankle ? Math.abs(left.ankle.x - right.ankle.x) : NaN;
  set('ankleSpread', spread / shank);
  if (left.knee && right.knee) {
    if (spread > 0.15 * shank) set('kneeTracking', Math.abs(left.knee.x - right.knee.x) / spread);
  }
  const leftKnee = kneeAngleOf(left);
  const rightKnee = kneeAngleOf(right);
  set('kneeAngle', weightedMean(leftKnee, score(left.knee, left.ankle), rightKnee, score(right.knee, right.ankle)));
  set('leftKneeAngle', leftKnee);
  set('rightKneeAngle', rightKnee);
  set('kneeAngleGap', Math.abs(leftKnee - rightKnee));
  set('straighterKnee', larger(leftKnee, rightKnee));
  set('moreBentKnee', smaller(leftKnee, rightKnee));
  const leftHip = hipAngleOf(left);
  const rightHip = hipAngleOf(right);
  set('hipAngle', weightedMean(leftHip, score(left.shoulder, left.knee), rightHip, score(right.shoulder, right.knee)));
  set('leftHipAngle', leftHip);
  set('rightHipAngle', rightHip);
  set('moreBentHip', smaller(leftHip, rightHip));
  set('legRaise', rise(ankles, hips) / (thigh + shank));
  const kneeGap = Math.abs(rise(left.knee, right.knee)) / shank;
  set('kneeGap', kneeGap);
  const sideways = frontality <= SIDE_TO;
  set('legSplit', sideways ? larger(kneeGap, SIDE_SPLIT * (spread / shank)) : kneeGap);
  if (left.knee && right.knee) {
    const byHeight = Math.sign(left.knee.y - right.knee.y);
    const leftHeight = rise(left.knee, left.ankle) / shank;
    const rightHeight = rise(right.knee, right.ankle) / shank;
    const rearKneeHeight = byHeight > 0 ? leftHeight : byHeight < 0 ? rightHeight : smaller(leftHeight, rightHeight);
    set('rearKneeHeight', rearKneeHeight);
    set('lunge', (larger(leftDrop, rightDrop) + 1 - rearKneeHeight) / 2);
  }
  set('singleLeg', larger(kneeGap, (165 - smaller(leftKnee, rightKnee)) / 120));
  if (hips && ankles && comparesAcross(figure, 'hip', 'ankle')) set('hipShift', Math.abs(hips.x - ankles.x) / shank);
  set('frontShinLean', frontShinLean(figure));
}

function kneeAngleOf({ hip, knee, ankle }: HalfBody): number {
  return angleAt(hip, knee, ankle);
}

function hipAngleOf({ shoulder, hip, knee }: HalfBody): number {
  return angleAt(shoulder, hip, knee);
}

/** Forward is where the front knee is from the hips: the leg whose foot is farther that way is the front leg. */
function frontShinLean({ left, right, hips }: Figure): number {
  if (!hips || !left.knee || !right.knee || !left.ankle || !right.ankle || left.knee.y === right.knee.y) return NaN;
  const [front, back] = left.knee.y < right.knee.y ? [left, right] : [right, left];
  const direction = Math.sign((front.ankle?.x ?? 0) - (back.ankle?.x ?? 0));
  if (!front.knee || !front.ankle) return NaN;
  return Math.atan2(direction * (front.knee.x - front.ankle.x), front.ankle.y - front.knee.y) * DEGREES;
}
