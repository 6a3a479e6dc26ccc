/**
 * Signals of the trunk: how it leans, and where it and its limbs are.
 */
import type { HalfBody, Joint } from '../joints.js';
import { comparesAcross, DEGREES, lower, rise } from './figure.js';
import type { Figure, SetSignal } from './figure.js';

/** Sets the signals of the trunk. */
export function readTrunk(figure: Figure, set: SetSignal): void {
  const { left, right, shoulders, hips, ankles, lowerAnkle, shank, torso, arm, frontality } = figure;
  set('torsoPx', torso);
  set('frontality', frontality);
  set('shoulderTilt', tiltOf(left.shoulder, right.shoulder));
  set('shoulderGap', Math.abs(rise(left.shoulder, right.shoulder)) / torso);
  set('pelvisDrop', pelvisDrop(left, right));
  if (shoulders && hips) {
    set('proneDrop', (hips.y - shoulders.y) / arm);
    if (comparesAcross(figure, 'shoulder', 'hip')) {
      set('trunkLean', Math.atan2(Math.abs(shoulders.x - hips.x), hips.y - shoulders.y) * DEGREES);
      if (lowerAnkle) set('trunkBend', turnOf(lowerAnkle, hips, shoulders));
    }
    if (ankles && comparesAcross(figure, 'shoulder', 'hip', 'ankle')) {
      set('supportOffset', Math.abs((shoulders.x + hips.x) / 2 - ankles.x) / shank);
    }
  }

  // Places
  if (shoulders) set('shoulderY', shoulders.y);
  if (hips) set('hipY', hips.y);
  const wrist = lower(left.wrist, right.wrist);
  if (wrist) set('wristY', wrist.y);
  // Seen from the front, the lower one is now the left and now the right.
  if (left.wrist && right.wrist) set('wristX', (left.wrist.x + right.wrist.x) / 2);
  if (left.ankle && right.ankle && ankles) set('ankleX', ankles.x);
  if (lowerAnkle) {
    set('ankleRise', -lowerAnkle.y);
    set('ankleY', lowerAnkle.y);
  }
}

/**
 * Degrees by which the pelvis drops on the side of the higher foot, in the person's own frame, for the camera may be
 * tilted. A leg that stands under the middle of the body leans away from its hip, and a trunk may lean over it: a pelvis
 * that drops does so against both.
 */
function pelvisDrop(left: HalfBody, right: HalfBody): number {
  if (!left.ankle || !right.ankle || left.ankle.y === right.ankle.y) return NaN;
  const [lifted, standing] = left.ankle.y < right.ankle.y ? [left, right] : [right, left];
  if (!lifted.hip || !standing.hip || !standing.ankle || !lifted.shoulder || !standing.shoulder) return NaN;
  const shoulders = dropOf(standing.shoulder, lifted.shoulder);
  const pelvis = dropOf(standing.hip, lifted.hip);
  const outward = Math.sign(lifted.hip.x - standing.hip.x);
  const leg = Math.atan2(outward * (standing.ankle.x - standing.hip.x), standing.ankle.y - standing.hip.y) * DEGREES;
  return Math.min(pelvis - shoulders, pelvis + leg);
}

/** Degrees by which `to` is lower than `from`. */
function dropOf(from: Joint, to: Joint): number {
  return Math.atan2(to.y - from.y, Math.abs(to.x - from.x)) * DEGREES;
}

/** Degrees by which the way from `from` over `through` to `to` turns, signed. */
function turnOf(from: Joint, through: Joint, to: Joint): number {
  const [ax, ay] = [through.x - from.x, through.y - from.y];
  const [bx, by] = [to.x - through.x, to.y - through.y];
  return Math.atan2(ax * by - ay * bx, ax * bx + ay * by) * DEGREES;
}

function tiltOf(a: Joint | null, b: Joint | null): number {
  if (!a || !b) return NaN;
  return Math.atan2(Math.abs(a.y - b.y), Math.abs(a.x - b.x)) * DEGREES;
}
