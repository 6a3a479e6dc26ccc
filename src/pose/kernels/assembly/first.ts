import { CELL } from './lanes';
import { STRIP, strip } from './pointwise';

/** Bytes of a pixel: red, green, blue, and one value that is multiplied by nothing. */
const PIXEL: usize = 16;

/**
 * A picture as the network takes it: colours from -1 to 1. One row and one column of zeros more, as the first layer goes
 * that far beyond the right and the lower edge.
 *
 * @param side of the picture in pixels
 * @param pixels RGBA, a byte each
 * @param output `[side + 1][side + 1][4]`
 */
export function normalise(side: i32, pixels: usize, output: usize): void {
  const half = f32x4.splat(127.5);
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const bytes = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(pixels)));
      v128.store(output, f32x4.sub(f32x4.div(f32x4.convert_i32x4_u(bytes), half), one));
      pixels += 4;
      output += PIXEL;
    }
    v128.store(output, zero);
    output += PIXEL;
  }
  for (let x = 0; x <= side; x++) {
    v128.store(output, zero);
    output += PIXEL;
  }
}

/**
 * The first layer: a 3 × 3 convolution that takes every second pixel. What a strip of outputs needs of a row of the
 * picture lies together, twelve values from output to output eight further, so it is computed as `pointwise` is, with the
 * three rows as its blocks.
 *
 * @param side of the picture in pixels
 * @param outputBlocks blocks of eight output channels
 * @param input what `normalise` made
 * @param weights `[output block][y][x][red, green, blue, 0][8]`
 */
export function first(
  side: i32,
  outputBlocks: i32,
  input: usize,
  weights: usize,
  bias: usize,
  output: usize,
  outputPlane: usize,
  low: f32,
  high: f32,
): void {
  const row = <usize>(side + 1) * PIXEL;
  const outputSide = side / 2;
  for (let y = 0; y < outputSide; y++) {
    for (let block = 0; block < outputBlocks; block++) {
      const blockWeights = weights + <usize>(block * 36) * CELL;
      const to = output + <usize>block * outputPlane + <usize>(y * outputSide) * CELL;
      for (let cell = 0; cell < outputSide; cell += STRIP) {
        const at = <usize>min(cell, outputSide - STRIP) * CELL;
        const from = input + <usize>(2 * y) * row + at;
        strip(3, 3 * PIXEL, from, row, blockWeights, bias + <usize>block * CELL, 0, to + at, low, high);
      }
    }
  }
}
