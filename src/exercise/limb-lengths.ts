/**
 * The person's own size in the picture, learnt while watching. A limb that points at the camera looks short, never
 * long, so each length follows its longest sightings: up fast, down slowly (the person walks away, the camera zooms).
 */
import { distance, larger, meanOf, middle } from './joints.js';
import type { Body } from './joints.js';

const RISE_MS = 250;
const FALL_MS = 9000;

/**
 * Lengths between joint centres as shares of stature (Drillis and Contini 1966, in Winter, "Biomechanics and Motor
 * Control of Human Movement"): what stands in for a limb that is never seen.
 */
const STATURE_SHARE = { shank: 0.246, thigh: 0.245, torso: 0.288, arm: 0.332 } as const;

type Limb = keyof typeof STATURE_SHARE;

/** Lengths in pixels; NaN until something was seen. */
export type LimbLengths = Readonly<Record<Limb, number>>;

/** Follows the longest sightings of one length. */
class LongestSighting {
  value = NaN;

  see(length: number, elapsedMs: number): void {
    if (!(length > 0)) return;
    if (Number.isNaN(this.value)) {
      this.value = length;
      return;
    }
    const tau = length > this.value ? RISE_MS : FALL_MS;
    // One frame never moves it by more than a third: a joint thrown across the picture is not a longer limb.
    const gain = Math.min(0.33, 1 - Math.exp(-elapsedMs / tau));
    this.value += gain * (Math.min(length, this.value * 1.5) - this.value);
  }
}

/** Learns the lengths of one person's limbs. */
export class LimbLengthTracker {
  readonly #seen: Record<Limb, LongestSighting> = {
    shank: new LongestSighting(),
    thigh: new LongestSighting(),
    torso: new LongestSighting(),
    arm: new LongestSighting(),
  };

  /**
   * @param body the joints of this frame
   * @param elapsedMs since the frame before
   * @returns the lengths as known now, missing ones derived from the others
   */
  update(body: Body, elapsedMs: number): LimbLengths {
    const { left, right } = body;
    const seen = this.#seen;
    seen.shank.see(meanOf(distance(left.knee, left.ankle), distance(right.knee, right.ankle)), elapsedMs);
    seen.thigh.see(meanOf(distance(left.hip, left.knee), distance(right.hip, right.knee)), elapsedMs);
    seen.torso.see(distance(middle(left.shoulder, right.shoulder), middle(left.hip, right.hip)), elapsedMs);
    seen.arm.see(
      larger(
        distance(left.shoulder, left.elbow) + distance(left.elbow, left.wrist),
        distance(right.shoulder, right.elbow) + distance(right.elbow, right.wrist),
      ),
      elapsedMs,
    );
    const statures = (Object.keys(STATURE_SHARE) as Limb[]).map((limb) => seen[limb].value / STATURE_SHARE[limb]);
    const stature = meanOf(...statures);
    const length = (limb: Limb): number =>
      Number.isNaN(seen[limb].value) ? stature * STATURE_SHARE[limb] : seen[limb].value;
    return { shank: length('shank'), thigh: length('thigh'), torso: length('torso'), arm: length('arm') };
  }
}
