/**
 * Whether two sightings of a body can be of one person: where its joints are, and how long its limbs are.
 */
import { distance, larger, middle, SIDE_JOINTS } from './joints.js';
import type { Body, Joint } from './joints.js';

/** Fewer joints in common tell nothing. */
const MIN_COMMON = 4;

/**
 * How far the middle joint may go between two sightings, in torsos: at once, and more for every second. Of 25 recordings of
 * people exercising, walking and playing, the farthest was 0.35 in 63 ms, and 0.6 of somebody throwing a ball.
 */
const REACH = 0.35;
const TORSOS_PER_S = 3;

/** The same for somebody who has been followed for a while: a share of a torso, and a multiple of their fastest. */
const KNOWN_REACH = 0.2;
const PACE_FACTOR = 2;

/** Limbs of one person look shorter from some sides, but not all of them, and never longer. */
const SMALLER = 0.72;
const LARGER = 1.3;
const MIN_LIMBS = 3;

/** The limbs of a `Sighting` as shares of stature (Drillis and Contini 1966, as in `body-size.ts`). */
const SHARES = [0.288, 0.337, 0.245, 0.246, 0.186] as const;

const RISE_MS = 150;
const FALL_MS = 400;

/** One body at one time. */
export interface Sighting {
  readonly ms: number;
  /** Of the left half, then of the right half. */
  readonly joints: readonly (Joint | null)[];
  /** Trunk, width of the shoulders, thigh, shank and upper arm in pixels; NaN where not visible. */
  readonly limbs: readonly number[];
  /** The longest of them, a measure of the person's size in the picture. */
  readonly size: number;
}

/** @returns the sighting; undefined where too little of a trunk is visible to tell people apart */
export function sightingOf(body: Body, ms: number): Sighting | undefined {
  const { left, right } = body;
  const trunk = distance(middle(left.shoulder, right.shoulder), middle(left.hip, right.hip));
  if (Number.isNaN(trunk)) return undefined;
  const limbs = [
    trunk,
    // About as long as the trunk of a person who leans toward the camera.
    1.3 * distance(left.shoulder, right.shoulder),
    larger(distance(left.hip, left.knee), distance(right.hip, right.knee)),
    larger(distance(left.knee, left.ankle), distance(right.knee, right.ankle)),
    larger(distance(left.shoulder, left.elbow), distance(right.shoulder, right.elbow)),
  ];
  const joints = [left, right].flatMap((half) => SIDE_JOINTS.map((joint) => half[joint]));
  return { ms, joints, limbs, size: larger(trunk, limbs[1] as number) };
}

/** @returns by how much the middle joint moved, in torsos; NaN where too few joints are seen in both */
export function displacement(before: Sighting, now: Sighting): number {
  const half = now.joints.length / 2;
  const straight = medianWay(before, now, 0);
  // Models swap left and right at times.
  const swapped = medianWay(before, now, half);
  return Math.min(straight, swapped) / Math.max(before.size, now.size);
}

function medianWay(before: Sighting, now: Sighting, offset: number): number {
  const ways: number[] = [];
  before.joints.forEach((joint, index) => {
    const way = distance(joint, now.joints[(index + offset) % now.joints.length] ?? null);
    if (!Number.isNaN(way)) ways.push(way);
  });
  if (ways.length < MIN_COMMON) return NaN;
  ways.sort((a, b) => a - b);
  return ways[ways.length >> 1] as number;
}

/**
 * @param pace the fastest that the person was of late, in torsos per second; NaN where it is not known yet
 * @returns how far the middle joint may have moved in so long, in torsos
 */
export function reach(elapsedMs: number, pace = NaN): number {
  const most = REACH + (TORSOS_PER_S * elapsedMs) / 1000;
  return Number.isNaN(pace) ? most : Math.min(most, KNOWN_REACH + (PACE_FACTOR * pace * elapsedMs) / 1000);
}

/** The limb lengths of one person as last seen: up fast, down slowly. */
export class Build {
  readonly #longest: number[] = [];
  #ms = NaN;

  /** @param sighting of this person */
  see({ limbs, ms }: Sighting): void {
    const elapsedMs = Number.isNaN(this.#ms) ? 0 : ms - this.#ms;
    this.#ms = ms;
    limbs.forEach((length, index) => {
      const known = this.#longest[index] ?? NaN;
      if (Number.isNaN(length)) return;
      const gain = 1 - Math.exp(-elapsedMs / (length > known ? RISE_MS : FALL_MS));
      this.#longest[index] = Number.isNaN(known) ? length : known + gain * (length - known);
    });
  }

  /** @returns whether somebody with these limbs can be this person, at about the same distance */
  fits({ limbs }: Sighting): boolean {
    const ratios = limbs
      .map((length, index) => length / (this.#longest[index] ?? NaN))
      .filter((ratio) => !Number.isNaN(ratio))
      .sort((a, b) => a - b);
    if (ratios.length < MIN_LIMBS) return true;
    if ((ratios.at(-1) as number) < SMALLER) return false;
    // Limbs that pointed at the camera unfold; the ones seen whole before are no longer than they were.
    return (ratios[ratios.length >> 1] as number) < LARGER || stature(limbs) < LARGER * stature(this.#longest);
  }
}

/** The stature that the limbs speak of: of those that are foreshortened it would be less. */
function stature(limbs: readonly number[]): number {
  return Math.max(...limbs.map((length, index) => (length > 0 ? length / (SHARES[index] as number) : 0)));
}
