/**
 * The person's own size in the picture, from a few seconds before and after each moment. A limb that points at the camera
 * looks short, never long, so each length is that of its longest sightings; and because one limb may be cut off or be
 * somebody else's, none may differ from what the others say by more than bodies do.
 */
import { distance, larger, middle } from './joints.js';
import type { Body } from './joints.js';
import { nthSmallest } from './order.js';

/**
 * Lengths between joint centres as shares of stature (Drillis and Contini 1966, in Winter, "Biomechanics and Motor
 * Control of Human Movement").
 */
export const STATURE_SHARE = { shank: 0.246, thigh: 0.245, torso: 0.288, arm: 0.332 } as const;
/** Width between the shoulders of MoveNet: what is seen whole where the limbs point at the camera. Own measurement. */
const SHOULDERS_SHARE = 0.196;

type Limb = keyof typeof STATURE_SHARE;
type Sighted = Readonly<Record<Limb | 'shoulders', number>>;
const LIMBS = Object.keys(STATURE_SHARE) as readonly Limb[];

/** Lengths in pixels; NaN until something was seen. */
export type LimbLengths = Readonly<Record<Limb, number>>;

/** How far before and after a moment the person has the same size, but for a slow walk or zoom. */
const BEFORE_MS = 6000;
export const SIZE_AHEAD_MS = 1500;
/** Sightings closer to each other tell the same. */
const EVERY_MS = 60;
/** How often the lengths are taken anew, and how fast they are followed. */
const ANEW_MS = 200;
const FOLLOW_MS = 400;
/** Share of the sightings that are shorter than the length: the longest are misplaced joints. */
const LONGEST_SHARE = 0.85;
/** How much a limb may be shorter or longer than the median of all says: models put joints high or low, people differ. */
const SHORTEST = 0.75;
const LONGEST = 1.3;

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

function lengthsOf(body: Body): Sighted {
  const { left, right } = body;
  return {
    shank: shankOf(body),
    thigh: larger(distance(left.hip, left.knee), distance(right.hip, right.knee)),
    torso: distance(middle(left.shoulder, right.shoulder), middle(left.hip, right.hip)),
    shoulders: distance(left.shoulder, right.shoulder),
    arm: larger(
      distance(left.shoulder, left.elbow) + distance(left.elbow, left.wrist),
      distance(right.shoulder, right.elbow) + distance(right.elbow, right.wrist),
    ),
  };
}

const UNKNOWN: LimbLengths = { shank: NaN, thigh: NaN, torso: NaN, arm: NaN };

/** Knows the lengths of one person's limbs at any moment that is followed by `SIZE_AHEAD_MS` of the video. */
export class BodySize {
  #sightings: { readonly ms: number; readonly lengths: Sighted }[] = [];
  #lengths = UNKNOWN;
  #target = UNKNOWN;
  #takenMs = -Infinity;
  #atMs = NaN;
  /** When the picture was cut: what was before has another size. */
  #cutMs = -Infinity;

  /** @param ms rising */
  see(body: Body, ms: number): void {
    const last = this.#sightings.at(-1);
    if (last && ms - last.ms < EVERY_MS) return;
    this.#sightings.push({ ms, lengths: lengthsOf(body) });
  }

  /** Nothing from before `ms` says anything of what comes then. */
  cut(ms: number): void {
    this.#cutMs = ms;
  }

  /**
   * @param ms rising; what is needed after it has been seen
   * @returns the lengths then, those of limbs never seen derived from the others
   */
  at(ms: number): LimbLengths {
    const after = ms >= this.#cutMs;
    if (ms - this.#takenMs >= ANEW_MS || (after && this.#takenMs < this.#cutMs)) {
      const fromMs = after ? Math.max(this.#cutMs, ms - BEFORE_MS) : ms - BEFORE_MS;
      const toMs = after ? ms + SIZE_AHEAD_MS : Math.min(this.#cutMs - 1, ms + SIZE_AHEAD_MS);
      this.#sightings = this.#sightings.filter((sighting) => sighting.ms >= ms - BEFORE_MS);
      this.#target = taken(this.#sightings.filter((sighting) => sighting.ms >= fromMs && sighting.ms <= toMs));
      if (after && this.#takenMs < this.#cutMs) this.#lengths = this.#target;
      this.#takenMs = ms;
    }
    const gain = Number.isNaN(this.#atMs) ? 1 : 1 - Math.exp(-(ms - this.#atMs) / FOLLOW_MS);
    this.#atMs = ms;
    const followed = (limb: Limb): number => {
      const [now, to] = [this.#lengths[limb], this.#target[limb]];
      return Number.isNaN(to) ? now : Number.isNaN(now) ? to : now + gain * (to - now);
    };
    this.#lengths = {
      shank: followed('shank'),
      thigh: followed('thigh'),
      torso: followed('torso'),
      arm: followed('arm'),
    };
    return this.#lengths;
  }
}

function taken(sightings: readonly { readonly lengths: Sighted }[]): LimbLengths {
  const longest = (limb: keyof Sighted): number => {
    const values: number[] = [];
    for (const { lengths } of sightings) if (lengths[limb] > 0) values.push(lengths[limb]);
    return values.length > 0 ? nthSmallest(values, Math.floor(LONGEST_SHARE * (values.length - 1))) : NaN;
  };
  const seen = { shank: longest('shank'), thigh: longest('thigh'), torso: longest('torso'), arm: longest('arm') };
  const statures = [...LIMBS.map((limb) => seen[limb] / STATURE_SHARE[limb]), longest('shoulders') / SHOULDERS_SHARE]
    .filter((stature) => !Number.isNaN(stature))
    .sort((a, b) => b - a);
  // What points at the camera only looks shorter, so the longest are right; one alone may be misplaced.
  const stature = statures[Math.min(1, statures.length - 1)] ?? NaN;
  const length = (limb: Limb): number => {
    const usual = stature * STATURE_SHARE[limb];
    return Number.isNaN(seen[limb]) ? usual : Math.min(LONGEST * usual, Math.max(SHORTEST * usual, seen[limb]));
  };
  return { shank: length('shank'), thigh: length('thigh'), torso: length('torso'), arm: length('arm') };
}
