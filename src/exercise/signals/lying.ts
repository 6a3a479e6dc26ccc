/**
 * Signals of a body that lies or leans on its arms.
 */
import { middle } from '../joints.js';
import type { Joint } from '../joints.js';
import { DEGREES, rise } from './figure.js';
import type { Figure, SetSignal } from './figure.js';

/** Sets the signals of the body's line. */
export function readLying(figure: Figure, set: SetSignal): void {
  const { left, right, nose, shoulders, hips, ankles, lowerAnkle, support, shank, torso } = figure;
  if (shoulders && ankles) {
    const dx = ankles.x - shoulders.x;
    const dy = ankles.y - shoulders.y;
    set('bodyTilt', Math.atan2(Math.abs(dy), Math.abs(dx)) * DEGREES);
  }
  const knees = middle(left.knee, right.knee);
  const hipSag = sagOf(shoulders, hips, ankles, 0.5 * torso);
  set('hipSag', hipSag);
  set('kneeSag', sagOf(shoulders, hips, knees, 0.5 * torso));
  if (knees && hips && ankles) {
    const length = Math.hypot(ankles.x - hips.x, ankles.y - hips.y);
    set('kneeLift', (-sagOf(hips, knees, ankles, 0.3 * shank) * length) / shank);
  }
  // Hips on or above the body’s line are off the floor, however the floor slopes in the picture.
  set('offFloor', Math.max(rise(lowerAnkle, support) / shank - 2 * hipSag, -5 * hipSag));
  if (support && knees && lowerAnkle && Math.abs(lowerAnkle.x - support.x) > 0.5 * torso) {
    const along = (knees.x - support.x) / (lowerAnkle.x - support.x);
    set('kneeClearance', (support.y + along * (lowerAnkle.y - support.y) - knees.y) / shank);
  }
  const ear = middle(left.ear, right.ear) ?? nose;
  if (shoulders && hips && ear) {
    const dx = shoulders.x - hips.x;
    const dy = shoulders.y - hips.y;
    const length = Math.hypot(dx, dy);
    if (length > 0) {
      const cross = (dx * (ear.y - shoulders.y) - dy * (ear.x - shoulders.x)) / length;
      set('headDrop', (dx >= 0 ? cross : -cross) / torso);
    }
  }
}

/**
 * Signed distance of `inner` from the line ÷ the line's length; downward in the picture is a sag whichever way the head
 * points. NaN of a line shorter than `least`.
 */
function sagOf(from: Joint | null, inner: Joint | null, to: Joint | null, least: number): number {
  if (!from || !inner || !to) return NaN;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  if (!(length > least)) return NaN;
  const cross = (dx * (inner.y - from.y) - dy * (inner.x - from.x)) / length;
  return (dx >= 0 ? cross : -cross) / length;
}
