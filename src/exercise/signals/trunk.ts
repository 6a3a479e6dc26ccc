/**
 * Signals of the trunk: how it leans, and where it and its limbs are.
 */
import type { HalfBody, Joint } from '../joints.js';
import { DEGREES, lower } from './figure.js';
import type { Figure, SetSignal } from './figure.js';

/** Sets the signals of the trunk. */
export function readTrunk(figure: Figure, set: SetSignal): void {
  const { left, right, shoulders, hips, ankles, lowerAnkle, shank, torso, arm, frontality } = figure;
  set('torsoPx', torso);
  set('frontality', frontality);
  set('shoulderTilt', tiltOf(left.shoulder, right.shoulder));
  set('pelvisDrop', pelvisDrop(left, right));
  if (shoulders && hips) {
    set('trunkLean', Math.atan2(Math.abs(shoulders.x - hips.x), hips.y - shoulders.y) * DEGREES);
    set('proneDrop', (hips.y - shoulders.y) / arm);
    if (ankles) set('supportOffset', Math.abs((shoulders.x + hips.x) / 2 - ankles.x) / shank);
  }

  // Places
  if (shoulders) {
    set('shoulderX', shoulders.x);
    set('shoulderY', shoulders.y);
  }
  if (hips) {
    set('hipX', hips.x);
    set('hipY', hips.y);
  }
  const wrist = lower(left.wrist, right.wrist);
  if (wrist) {
    set('wristX', wrist.x);
    set('wristY', wrist.y);
  }
  if (left.ankle && right.ankle && ankles) set('ankleX', ankles.x);
  if (lowerAnkle) {
    set('ankleRise', -lowerAnkle.y);
    set('ankleY', lowerAnkle.y);
    set('standingAnkleX', lowerAnkle.x);
  }
}

/** Degrees by which the pelvis drops on the side of the higher foot. */
function pelvisDrop(left: HalfBody, right: HalfBody): number {
  if (!left.hip || !right.hip || !left.ankle || !right.ankle || left.ankle.y === right.ankle.y) return NaN;
  const [lifted, standing] = left.ankle.y < right.ankle.y ? [left.hip, right.hip] : [right.hip, left.hip];
  return Math.atan2(lifted.y - standing.y, Math.abs(lifted.x - standing.x)) * DEGREES;
}

function tiltOf(a: Joint | null, b: Joint | null): number {
  if (!a || !b) return NaN;
  return Math.atan2(Math.abs(a.y - b.y), Math.abs(a.x - b.x)) * DEGREES;
}
