/**
 * The person's own size in the picture, learnt while watching. A limb that points at the camera looks short, never
 * long, so each length follows its longest sightings: up fast, down slowly (the person walks away, the camera zooms).
 */
import { distance, larger, meanOf, middle } from './joints.js';
import type { Body } from './joints.js';

const RISE_MS = 250;
const FALL_MS = 9000;
/** One of the two shanks is seen whole in nearly every posture, so its length can follow a person who walks away. */
const SHANK_FALL_MS = 3000;

/**
 * Lengths between joint centres as shares of stature (Drillis and Contini 1966, in Winter, "Biomechanics and Motor
 * Control of Human Movement"): what stands in for a limb that is never seen.
 */
const STATURE_SHARE = { shank: 0.246, thigh: 0.245, torso: 0.288, arm: 0.332 } as const;

/** Thigh ÷ shank is about 1; models put the hip high and make it up to 1.2. */
const MAX_THIGH_SHARE = 1.3;

type Limb = keyof typeof STATURE_SHARE;

/** Lengths in pixels; NaN until something was seen. */
export type LimbLengths = Readonly<Record<Limb, number>>;

/** Feet whose heights differ by more of a shank are not both on the floor. */
const LIFTED = 0.22;
/** A shank that looks shorter than this share of the other points at the camera. */
const FORESHORTENED = 0.8;

/**
 * @param body the joints of one frame
 * @returns the length in pixels that a shank has now: the longer of both, or that of the leg which the person stands on,
 *   for a raised leg comes nearer to the camera than the body that it would be the measure of; NaN where neither is seen
 */
export function shankOf({ left, right }: Body): number {
  const leftShank = distance(left.knee, left.ankle);
  const rightShank = distance(right.knee, right.ankle);
  const longer = larger(leftShank, rightShank);
  if (Number.isNaN(leftShank) || Number.isNaN(rightShank) || !left.ankle || !right.ankle) return longer;
  if (Math.abs(left.ankle.y - right.ankle.y) <= LIFTED * longer) return longer;
  const standing = left.ankle.y > right.ankle.y ? leftShank : rightShank;
  return standing < FORESHORTENED * longer ? longer : standing;
}

/** Follows the longest sightings of one length. */
class LongestSighting {
  value = NaN;

  #ageMs = 0;

  constructor(private readonly fallMs = FALL_MS) {}

  see(length: number, elapsedMs: number): void {
    if (!(length > 0)) return;
    if (Number.isNaN(this.value)) {
      this.value = length;
      return;
    }
    // The first sightings may be of a body that is not found well yet: what is young is forgotten fast.
    this.#ageMs += elapsedMs;
    const tau = length > this.value ? RISE_MS : Math.min(this.fallMs, Math.max(RISE_MS, 2 * this.#ageMs));
    // One frame never moves it by more than a third: a joint thrown across the picture is not a longer limb.
    const gain = Math.min(0.33, 1 - Math.exp(-elapsedMs / tau));
    this.value += gain * (Math.min(length, this.value * 1.5) - this.value);
  }
}

/** Learns the lengths of one person's limbs. */
export class LimbLengthTracker {
  readonly #shank = new LongestSighting(SHANK_FALL_MS);
  /** Thigh ÷ shank: does not change when the person comes nearer in the middle of a squat. */
  readonly #thighShare = new LongestSighting();
  readonly #torso = new LongestSighting();
  readonly #arm = new LongestSighting();

  /**
   * @param body the joints of this frame
   * @param elapsedMs since the frame before
   * @returns the lengths as known now, missing ones derived from the others
   */
  update(body: Body, elapsedMs: number): LimbLengths {
    const { left, right } = body;
    const shank = shankOf(body);
    this.#shank.see(shank, elapsedMs);
    const thigh = larger(distance(left.hip, left.knee), distance(right.hip, right.knee));
    const share = thigh / Math.max(shank, 0.8 * this.#shank.value);
    this.#thighShare.see(Math.min(MAX_THIGH_SHARE, share), elapsedMs);
    this.#torso.see(distance(middle(left.shoulder, right.shoulder), middle(left.hip, right.hip)), elapsedMs);
    this.#arm.see(
      larger(
        distance(left.shoulder, left.elbow) + distance(left.elbow, left.wrist),
        distance(right.shoulder, right.elbow) + distance(right.elbow, right.wrist),
      ),
      elapsedMs,
    );
    const seen: LimbLengths = {
      shank: this.#shank.value,
      thigh: this.#shank.value * this.#thighShare.value,
      torso: this.#torso.value,
      arm: this.#arm.value,
    };
    const limbs = Object.keys(STATURE_SHARE) as Limb[];
    const stature = meanOf(...limbs.map((limb) => seen[limb] / STATURE_SHARE[limb]));
    const length = (limb: Limb): number => (Number.isNaN(seen[limb]) ? stature * STATURE_SHARE[limb] : seen[limb]);
    return { shank: length('shank'), thigh: length('thigh'), torso: length('torso'), arm: length('arm') };
  }
}
