/**
 * Where both feet leave the floor together and come back: found by how far they rise, whatever the video's speed.
 */
import { evenly, quantile, type JumpSample } from './samples.js';

/** A rise of both feet; indices of samples. */
export interface Rise {
  /** Where the feet are lowest before and after, and highest between. */
  readonly before: number;
  readonly top: number;
  readonly after: number;
  /** Whether the feet came down from something before: a box, or the jump before. */
  readonly fell: boolean;
}

/** Height of the head's keypoints over the ankles of who stands, as a share of the body's height (Drillis and Contini 1966). */
export const HEAD_OVER_ANKLES = 0.88;

/**
 * Rises of a smaller share of the body's height are none: heels are lifted by about half of it. It may be .05 to .065: at .07 a jump is
 * lost (`jump_03`), and at .045 another (`jump_02`).
 */
const LEAST_RISE = 0.06;

/** The height of the body in pixels: of who stands as upright as they ever do. NaN where they are not seen so. */
export function bodyHeight(samples: readonly JumpSample[]): number {
  const lengths = evenly(samples).map(({ head, leftAnkle, rightAnkle }) => head - feetOf(leftAnkle, rightAnkle));
  const upright = quantile(lengths, 0.9);
  return quantile(lengths.filter((length) => length >= 0.96 * upright)) / HEAD_OVER_ANKLES;
}

/** The lower foot, or the one that is seen. */
function feetOf(left: number, right: number): number {
  return Number.isNaN(left) ? right : Number.isNaN(right) ? left : Math.min(left, right);
}

/**
 * How high both feet are over where they usually stand, in pixels. Each foot has its own place in the picture. While neither is
 * seen the hips tell it.
 */
export function feetHeights(samples: readonly JumpSample[]): Float64Array {
  const usual = evenly(samples);
  const [left, right] = [quantile(usual.map((s) => s.leftAnkle)), quantile(usual.map((s) => s.rightAnkle))];
  const feet = Float64Array.from(samples, (s) => feetOf(s.leftAnkle - left, s.rightAnkle - right));
  const legs = quantile(samples.map((s, index) => s.hip - (feet[index] as number)));
  let last = NaN;
  samples.forEach((s, index) => {
    if (Number.isNaN(feet[index])) feet[index] = Number.isNaN(s.hip) ? last : s.hip - legs;
    last = feet[index] as number;
  });
  return feet;
}

/**
 * Who hops on the spot does it more than twice a second, 2.2 times where the pace is their own (Farley et al. 1991); from one
 * jump to the next of at least 10 cm it takes longer, with the time that the legs need to give way and to push off.
 */
const HOPPING_MS = 520;
/** Nobody hops so fast, in ms: hips that are seen elsewhere in one frame do not make two hops of one. It may be 100 to 350. */
const TOO_FAST_MS = 250;
/** Hips that go up and down by a smaller share of the body's height do not hop. It may be .01 to .08. */
const LEAST_BOUNCE = 0.04;

/**
 * @param height of the body in pixels
 * @returns whether a flight is one of a row of hops, as those of jumping jacks or of skipping: the hips are as high once more
 *   within half a second
 */
export function isHopping(samples: readonly JumpSample[], peakMs: number, height: number): boolean {
  const usual = evenly(samples);
  const tops = turnsOf(
    Float64Array.from(usual, ({ hip }) => hip),
    LEAST_BOUNCE * height,
  ).flatMap(({ index, high }) => (high ? [(usual[index] as JumpSample).timeMs] : []));
  return tops.some((timeMs) => {
    const awayMs = Math.abs(timeMs - peakMs);
    return awayMs > TOO_FAST_MS && awayMs < HOPPING_MS;
  });
}

/** @param height of the body in pixels */
export function findRises(feet: Float64Array, height: number): readonly Rise[] {
  const turns = turnsOf(feet, LEAST_RISE * height);
  const rises: Rise[] = [];
  turns.forEach(({ index: top, high }, at) => {
    const [before, after] = [turns[at - 1], turns[at + 1]];
    if (high && before && after) rises.push({ before: before.index, top, after: after.index, fell: at >= 2 });
  });
  return rises;
}

interface Turn {
  readonly index: number;
  readonly high: boolean;
}

/** Where a series turns by at least `least`, highs and lows in turn; its ends are among them. */
function turnsOf(series: Float64Array, least: number): readonly Turn[] {
  const turns: Turn[] = [];
  let [low, high] = [-1, -1];
  let rising: boolean | undefined;
  series.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    if (low < 0) low = high = index;
    if (value > (series[high] as number)) high = index;
    if (value < (series[low] as number)) low = index;
    if (rising !== false && value <= (series[high] as number) - least) {
      if (rising === undefined && high > low) turns.push({ index: low, high: false });
      turns.push({ index: high, high: true });
      rising = false;
      low = index;
    } else if (rising !== true && value >= (series[low] as number) + least) {
      turns.push({ index: low, high: false });
      rising = true;
      high = index;
    }
  });
  if (rising === false) turns.push({ index: low, high: false });
  else if (rising) turns.push({ index: high, high: true });
  return turns;
}
