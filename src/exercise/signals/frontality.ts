/**
 * How the camera sees the person: from the front (or the back), from a side, or between.
 */
import { meanOf } from '../joints.js';
import type { HalfBody, Joint } from '../joints.js';

/** Share of the width of somebody who faces the camera: from here on it is a front view, below it a side view. */
export const FRONT_FROM = 0.82;
export const SIDE_TO = 0.38;

/** Widths between joint centres ÷ torso of a person who faces the camera (MoveNet's points; own measurement). */
const FRONT_SHOULDER_WIDTH = 0.68;
const FRONT_HIP_WIDTH = 0.4;

/** Shoulders to ankles ÷ arm of a person seen whole, by the shares of stature in `body-size.ts`. */
const WHOLE_BODY_LENGTH = 2.35;

/** What of a person tells how the camera sees them. Lengths in pixels. */
interface Outline {
  readonly left: HalfBody;
  readonly right: HalfBody;
  readonly shoulders: Joint | null;
  readonly hips: Joint | null;
  readonly ankles: Joint | null;
  readonly torso: number;
  readonly arm: number;
}

/** @returns 1 where the camera sees the chest or the back, 0 where it sees a shoulder */
export function frontalityOf({ left, right, shoulders, hips, ankles, torso, arm }: Outline): number {
  if (shoulders && hips && ankles) {
    const dx = ankles.x - shoulders.x;
    const dy = ankles.y - shoulders.y;
    // A body that lies shows its length, not its width, to a camera at its side.
    const lying = (hips.y - shoulders.y) / arm < 0.5 && Math.abs(dy) < 0.84 * Math.abs(dx);
    if (lying) return 1.25 * Math.max(0, 1 - Math.hypot(dx, dy) / arm / WHOLE_BODY_LENGTH);
  }
  return meanOf(
    left.shoulder && right.shoulder
      ? Math.abs(left.shoulder.x - right.shoulder.x) / (FRONT_SHOULDER_WIDTH * torso)
      : NaN,
    left.hip && right.hip ? Math.abs(left.hip.x - right.hip.x) / (FRONT_HIP_WIDTH * torso) : NaN,
  );
}
