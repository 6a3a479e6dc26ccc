/**
 * A picture whose pose is known, to find out whether a backend computes right: a plain figure, standing with one arm up.
 * Made of numbers alone, so that every device asks the same question.
 */
import type { ModelOf } from './models.js';
import type { Keypoint } from './types.js';

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];

/** One limb: a line with round ends. Lengths are shares of the picture's side. */
interface Limb {
  readonly from: Point;
  readonly to: Point;
  readonly radius: number;
  readonly colour: Colour;
}

const WALL: Colour = [196, 202, 206];
const FLOOR: Colour = [120, 104, 92];
const FLOOR_Y = 0.86;
const SKIN: Colour = [214, 160, 128];
const HAIR: Colour = [52, 38, 30];
const SHIRT: Colour = [40, 92, 168];
const SHORTS: Colour = [44, 46, 54];
const SHOES: Colour = [232, 232, 228];

/** From the back to the front. */
const FIGURE: readonly Limb[] = [
  { from: [0.5, 0.2], to: [0.5, 0.26], radius: 0.022, colour: SKIN },
  { from: [0.46, 0.52], to: [0.44, 0.68], radius: 0.034, colour: SKIN },
  { from: [0.54, 0.52], to: [0.57, 0.68], radius: 0.034, colour: SKIN },
  { from: [0.44, 0.68], to: [0.43, 0.85], radius: 0.025, colour: SKIN },
  { from: [0.57, 0.68], to: [0.58, 0.85], radius: 0.025, colour: SKIN },
  { from: [0.43, 0.87], to: [0.415, 0.885], radius: 0.02, colour: SHOES },
  { from: [0.58, 0.87], to: [0.595, 0.885], radius: 0.02, colour: SHOES },
  { from: [0.46, 0.5], to: [0.45, 0.6], radius: 0.042, colour: SHORTS },
  { from: [0.54, 0.5], to: [0.555, 0.6], radius: 0.042, colour: SHORTS },
  { from: [0.455, 0.29], to: [0.47, 0.47], radius: 0.05, colour: SHIRT },
  { from: [0.545, 0.29], to: [0.53, 0.47], radius: 0.05, colour: SHIRT },
  { from: [0.43, 0.28], to: [0.36, 0.4], radius: 0.024, colour: SHIRT },
  { from: [0.36, 0.4], to: [0.34, 0.53], radius: 0.02, colour: SKIN },
  { from: [0.57, 0.28], to: [0.65, 0.2], radius: 0.024, colour: SHIRT },
  { from: [0.65, 0.2], to: [0.67, 0.07], radius: 0.02, colour: SKIN },
  { from: [0.5, 0.135], to: [0.5, 0.15], radius: 0.052, colour: HAIR },
  { from: [0.5, 0.155], to: [0.5, 0.17], radius: 0.043, colour: SKIN },
  { from: [0.483, 0.152], to: [0.483, 0.152], radius: 0.006, colour: HAIR },
  { from: [0.517, 0.152], to: [0.517, 0.152], radius: 0.006, colour: HAIR },
  { from: [0.49, 0.188], to: [0.51, 0.188], radius: 0.004, colour: [150, 70, 70] },
];

/** The picture as RGBA, `size` × `size` pixels. */
export function knownPicture(size: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(size * size * 4);
  const paint = (column: number, row: number, [red, green, blue]: Colour) => {
    const at = (row * size + column) * 4;
    pixels[at] = red;
    pixels[at + 1] = green;
    pixels[at + 2] = blue;
    pixels[at + 3] = 255;
  };
  for (let row = 0; row < size; row++) {
    const colour = (row + 0.5) / size < FLOOR_Y ? WALL : FLOOR;
    for (let column = 0; column < size; column++) paint(column, row, colour);
  }
  for (const limb of FIGURE) {
    const [left, right] = extent(limb, 0, size);
    const [top, bottom] = extent(limb, 1, size);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        if (isInside(limb, (column + 0.5) / size, (row + 0.5) / size)) paint(column, row, limb.colour);
      }
    }
  }
  return pixels;
}

/** The first and the last pixel that a limb may cover, along one axis. */
function extent({ from, to, radius }: Limb, axis: 0 | 1, size: number): readonly [number, number] {
  const least = Math.floor((Math.min(from[axis], to[axis]) - radius) * size);
  const most = Math.ceil((Math.max(from[axis], to[axis]) + radius) * size);
  return [Math.max(0, least), Math.min(size - 1, most)];
}

function isInside({ from, to, radius }: Limb, x: number, y: number): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / length));
  return Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy) <= radius;
}

/** Where MoveNet Lightning sees the keypoints of the known picture. */
const LIGHTNING_ANSWER: readonly Point[] = [
  [95.05, 32.89],
  [98.65, 29.43],
  [91.88, 29.38],
  [103.14, 32.48],
  [88.26, 33.19],
  [110.99, 46.85],
  [81.41, 49.17],
  [125.18, 37.64],
  [70.13, 72.23],
  [128.06, 16.38],
  [66.04, 93.13],
  [104.59, 95.03],
  [87.22, 95.86],
  [110.18, 127.57],
  [85.3, 127.42],
  [112.61, 161.84],
  [81.75, 162.19],
];

/** The same of MoveNet Thunder. */
const THUNDER_ANSWER: readonly Point[] = [
  [127.29, 41.9],
  [132.48, 38.11],
  [123.01, 38.08],
  [138.62, 43.55],
  [117.5, 43.7],
  [146.46, 64.32],
  [109.5, 66.34],
  [165.71, 53.24],
  [93.89, 96.43],
  [168.71, 27.99],
  [89.01, 124.67],
  [140.22, 128.36],
  [114.85, 129.32],
  [147.09, 173.6],
  [111.32, 173.5],
  [147.85, 212.47],
  [111.54, 212.79],
];

/**
 * Where models see the keypoints of the known picture, in pixels of a picture of their own size and in their own order:
 * computed on WASM, which computes the same everywhere.
 */
export const KNOWN_ANSWERS: Readonly<Record<ModelOf<'movenet'>, readonly Point[]>> = {
  'movenet-lightning': LIGHTNING_ANSWER,
  'movenet-thunder': THUNDER_ANSWER,
};

/** How far keypoints may be from the answer, in pixels: computing with half the digits moves them by less than one. */
const MAX_MEAN_ERROR_PX = 4;

/** The same for kernels of our own, which have all digits: what they find is within .05 px. */
export const KERNELS_MEAN_ERROR_PX = 0.25;

/** The figure is found with scores above .4; a backend that loses the picture gives next to nothing. */
const MIN_MEAN_SCORE = 0.4;

/**
 * Compares what a backend found in the known picture with the answer.
 *
 * @param limitPx how far keypoints may be from it on average
 * @returns what is wrong, or undefined where nothing is
 */
export function faultInAnswer(
  found: readonly Keypoint[],
  answer: readonly Point[],
  limitPx = MAX_MEAN_ERROR_PX,
): string | undefined {
  if (found.length !== answer.length) return `${found.length} keypoints instead of ${answer.length}`;
  const mean = (value: (keypoint: Keypoint, index: number) => number) =>
    found.reduce((sum, keypoint, index) => sum + value(keypoint, index), 0) / found.length;
  const score = mean((keypoint) => keypoint.score);
  const error = mean(({ x, y }, index) => {
    const [knownX, knownY] = answer[index] ?? [NaN, NaN];
    return Math.hypot(x - knownX, y - knownY);
  });
  // Written so that NaN is a fault too.
  if (!(score >= MIN_MEAN_SCORE)) return `a mean score of ${score.toFixed(2)} for a picture of a person`;
  if (!(error <= limitPx)) return `keypoints that are ${error.toFixed(1)} pixels off`;
  return undefined;
}
