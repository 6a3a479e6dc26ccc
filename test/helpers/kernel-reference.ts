/**
 * What the kernels compute, in plain JavaScript of double precision, written for being read.
 */
import type { Values } from './kernels.js';

/** What an activation leaves of a value. */
export type Limits = readonly [low: number, high: number];

const limited = (value: number, [low, high]: Limits) => Math.min(high, Math.max(low, value));

/** `weights[input][output]`. */
export function pointwise(
  input: Values,
  weights: Values,
  bias: readonly number[],
  limits: Limits,
  residual?: Values,
): Values {
  return bias.map((start, output) =>
    (input[0] ?? []).map((_, cell) => {
      const sum = input.reduce((total, channel, index) => total + channel[cell]! * weights[index]![output]!, start);
      return limited(sum + (residual?.[output]?.[cell] ?? 0), limits);
    }),
  );
}

/** `weights[3 * y + x][channel]`; zeros beyond the border, the fewer of them before it. */
export function depthwise(
  input: Values,
  side: number,
  weights: Values,
  bias: readonly number[],
  stride: number,
  limits: Limits,
): Values {
  const before = Math.floor(((side / stride - 1) * stride + 3 - side) / 2);
  return input.map((channel, index) =>
    square(side / stride, (x, y) => {
      let sum = bias[index]!;
      for (let down = 0; down < 3; down++) {
        for (let right = 0; right < 3; right++) {
          const value = at(channel, side, x * stride + right - before, y * stride + down - before);
          sum += value * weights[3 * down + right]![index]!;
        }
      }
      return limited(sum, limits);
    }),
  );
}

/** `weights[(3 * y + x) * 3 + colour][output]`; every second pixel, zeros beyond the right and the lower edge. */
export function first(
  pixels: Uint8Array,
  side: number,
  weights: Values,
  bias: readonly number[],
  limits: Limits,
): Values {
  const colours = normalised(pixels);
  return bias.map((start, output) =>
    square(side / 2, (x, y) => {
      let sum = start;
      for (let down = 0; down < 3; down++) {
        for (let right = 0; right < 3; right++) {
          colours.forEach((colour, index) => {
            const value = at(colour, side, 2 * x + right, 2 * y + down);
            sum += value * weights[(3 * down + right) * 3 + index]![output]!;
          });
        }
      }
      return limited(sum, limits);
    }),
  );
}

/** The three colours of RGBA pixels, from -1 to 1. */
export function normalised(pixels: Uint8Array): Values {
  return [0, 1, 2].map((colour) => [...pixels].filter((_, index) => index % 4 === colour).map((v) => v / 127.5 - 1));
}

/** Twice the side, bilinearly, plus another map. */
export function upsampleAdd(input: Values, side: number, other: Values): Values {
  const clamped = (place: number) => Math.min(side - 1, Math.max(0, place));
  return input.map((channel, index) =>
    square(2 * side, (x, y) => {
      const [right, down] = [(x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5];
      const [left, top] = [Math.floor(right), Math.floor(down)];
      const pick = (column: number, row: number) => channel[clamped(row) * side + clamped(column)]!;
      const along = (row: number) => pick(left, row) * (1 - (right - left)) + pick(left + 1, row) * (right - left);
      const value = along(top) * (1 - (down - top)) + along(top + 1) * (down - top);
      return value + other[index]![y * 2 * side + x]!;
    }),
  );
}

export const likelihood = (value: number): number => 1 / (1 + Math.exp(-value));

/** The cell in which a keypoint is likeliest, the likelier the nearer to a place. */
export function keypointCell(
  values: readonly number[],
  side: number,
  row: number,
  column: number,
  nearness: number,
): number {
  const worth = values.map(
    (value, cell) => likelihood(value) / (Math.hypot((cell % side) - column, Math.floor(cell / side) - row) + nearness),
  );
  return worth.indexOf(Math.max(...worth));
}

/** A matrix as the kernels have it: blocks of eight columns, with zeros beyond the last, and after each `group` of rows. */
export function tiles(matrix: Values, group = 0): number[] {
  const columns = matrix[0]?.length ?? 0;
  const blocks = Math.ceil(columns / 8);
  const rows = matrix.flatMap((row, index) =>
    group > 0 && (index + 1) % group === 0 ? [row, row.map(() => 0)] : [row],
  );
  return Array.from({ length: blocks }, (_, block) =>
    rows.flatMap((row) => Array.from({ length: 8 }, (__, lane) => row[block * 8 + lane] ?? 0)),
  ).flat();
}

function square(side: number, value: (x: number, y: number) => number): number[] {
  return Array.from({ length: side * side }, (_, cell) => value(cell % side, Math.floor(cell / side)));
}

function at(channel: readonly number[], side: number, x: number, y: number): number {
  return x >= 0 && y >= 0 && x < side && y < side ? channel[y * side + x]! : 0;
}
