/**
 * A glance at the whole picture, a few hundred numbers, by which a cut to another shot is told from movement. Pure.
 */

/** Side of the small square picture that a glance is made of. */
export const GLANCE_SIZE = 32;

/** Brightness of a small picture, 0–255 a pixel. */
export type Glance = Uint8Array;

/**
 * @param picture the whole picture in a square of `GLANCE_SIZE`, black beside it
 * @param width of the whole picture; with its height, which part of the square it covers
 */
export function glanceOf({ data }: ImageData, width: number, height: number): Glance {
  const longer = Math.max(width, height);
  const columns = insideOf(width / longer);
  const rows = insideOf(height / longer);
  const glance = new Uint8Array((columns.end - columns.begin) * (rows.end - rows.begin));
  let to = 0;
  for (let y = rows.begin; y < rows.end; y++) {
    for (let x = columns.begin; x < columns.end; x++) {
      const at = 4 * (y * GLANCE_SIZE + x);
      glance[to++] = (data[at]! + 2 * data[at + 1]! + data[at + 2]!) / 4;
    }
  }
  return glance;
}

/** Which pixels along an axis lie inside a picture that takes up such a share of it; of a thread the one in the middle. */
function insideOf(share: number): { begin: number; end: number } {
  const begin = Math.min(GLANCE_SIZE / 2 - 1, Math.ceil((GLANCE_SIZE * (1 - share)) / 2));
  return { begin, end: GLANCE_SIZE - begin };
}

/**
 * By how much two pictures differ in a cut, as a share of their contrast. Measured, 15 frames a second: the cuts of
 * `plank_04`, `squat_10` and `walk_01` 0.15 and more, the onset of a movement in the empty white studio of `squat_10` 0.10.
 */
const LEAST_DIFFERENCE = 0.13;

/**
 * How much more than any two pictures in a row shortly before. Measured: the cuts 3.3 and more, all that moves as much on 31
 * recordings (jumping jacks, cameras that pan and zoom) at most 2.4.
 */
const LEAST_FACTOR = 2.8;

/** How many differences before are compared with, and the fewest that tell how much moves. */
const REMEMBERED = 3;
const LEAST_KNOWN = 2;

/** Finds cuts in the pictures of a video, one after the other. */
export class CutWatch {
  #before: Glance | undefined;
  #differences: number[] = [];

  /** @returns whether this picture begins another shot */
  isCut(glance: Glance): boolean {
    const before = this.#before;
    this.#before = glance;
    if (before?.length !== glance.length) return false;
    const difference = meanDifference(before, glance) / Math.max(1, contrast(before), contrast(glance));
    const isKnown = this.#differences.length >= LEAST_KNOWN;
    const isCut = isKnown && difference >= Math.max(LEAST_DIFFERENCE, LEAST_FACTOR * Math.max(...this.#differences));
    this.#differences.push(difference);
    if (this.#differences.length > REMEMBERED) this.#differences.shift();
    // What a cut changes is no measure of what moves.
    if (isCut) this.#differences = [];
    return isCut;
  }
}

function meanDifference(a: Glance, b: Glance): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += Math.abs(a[index]! - b[index]!);
  return sum / a.length;
}

/** Standard deviation of the brightness. */
function contrast(glance: Glance): number {
  let sum = 0;
  let squares = 0;
  for (const value of glance) {
    sum += value;
    squares += value * value;
  }
  return Math.sqrt(Math.max(0, squares / glance.length - (sum / glance.length) ** 2));
}
