import { CELL, HALF, clamp, madd } from './lanes';

/** Bytes of the nine weights of eight channels: `[y][x][8]`. */
const WEIGHTS: usize = 9 * CELL;

/**
 * The depthwise 3 × 3 convolution: every channel of its own, over a cell and its neighbours; zeros beyond the border.
 *
 * Four channels at a time go along a row with their nine weights in registers. Each column of three inputs is loaded once
 * and used for the three outputs that it belongs to, so an output costs three loads instead of nine.
 *
 * @param side of the input map in cells; even where `stride` is 2
 * @param blocks of eight channels
 * @param stride 1 or 2
 * @param weights `[block][y][x][8]`
 * @param bias eight values for each block
 * @param zeros as many bytes of zeros as a row of the input
 */
export function depthwise(
  side: i32,
  blocks: i32,
  stride: i32,
  input: usize,
  inputPlane: usize,
  weights: usize,
  bias: usize,
  zeros: usize,
  output: usize,
  outputPlane: usize,
  low: f32,
  high: f32,
): void {
  const row = <usize>side * CELL;
  const outputSide = side / stride;
  const before = stride === 1 ? 1 : 0;
  for (let block = 0; block < blocks; block++) {
    let to = output;
    for (let y = 0; y < outputSide; y++) {
      const top = y * stride - before;
      const above = top < 0 ? zeros : input + <usize>top * row;
      const middle = input + <usize>(top + 1) * row;
      const below = top + 2 < side ? input + <usize>(top + 2) * row : zeros;
      for (let half: usize = 0; half < CELL; half += HALF) {
        if (stride === 1) {
          along(side, above + half, middle + half, below + half, weights + half, bias + half, to + half, low, high);
        } else {
          alongBySteps(
            outputSide,
            above + half,
            middle + half,
            below + half,
            weights + half,
            bias + half,
            to + half,
            low,
            high,
          );
        }
      }
      to += <usize>outputSide * CELL;
    }
    input += inputPlane;
    output += outputPlane;
    weights += WEIGHTS;
    bias += CELL;
  }
}

/** Four channels of a row of outputs, as many as there are inputs. */
function along(
  cells: i32,
  above: usize,
  middle: usize,
  below: usize,
  weights: usize,
  bias: usize,
  output: usize,
  low: f32,
  high: f32,
): void {
  const lowest = f32x4.splat(low);
  const highest = f32x4.splat(high);
  const w00 = v128.load(weights);
  const w01 = v128.load(weights, CELL);
  const w02 = v128.load(weights, 2 * CELL);
  const w10 = v128.load(weights, 3 * CELL);
  const w11 = v128.load(weights, 4 * CELL);
  const w12 = v128.load(weights, 5 * CELL);
  const w20 = v128.load(weights, 6 * CELL);
  const w21 = v128.load(weights, 7 * CELL);
  const w22 = v128.load(weights, 8 * CELL);
  // The first column is right of nothing, so it ends no output.
  let value = v128.load(above);
  let current = madd(value, w01, v128.load(bias));
  let next = madd(value, w00, v128.load(bias));
  value = v128.load(middle);
  current = madd(value, w11, current);
  next = madd(value, w10, next);
  value = v128.load(below);
  current = madd(value, w21, current);
  next = madd(value, w20, next);
  for (let cell = 1; cell < cells; cell++) {
    above += CELL;
    middle += CELL;
    below += CELL;
    value = v128.load(above);
    let done = madd(value, w02, current);
    current = madd(value, w01, next);
    next = madd(value, w00, v128.load(bias));
    value = v128.load(middle);
    done = madd(value, w12, done);
    current = madd(value, w11, current);
    next = madd(value, w10, next);
    value = v128.load(below);
    done = madd(value, w22, done);
    current = madd(value, w21, current);
    next = madd(value, w20, next);
    v128.store(output, clamp(done, lowest, highest));
    output += CELL;
  }
  v128.store(output, clamp(current, lowest, highest));
}

/** Four channels of a row of outputs, one for every second input. */
function alongBySteps(
  cells: i32,
  above: usize,
  middle: usize,
  below: usize,
  weights: usize,
  bias: usize,
  output: usize,
  low: f32,
  high: f32,
): void {
  const lowest = f32x4.splat(low);
  const highest = f32x4.splat(high);
  const w00 = v128.load(weights);
  const w01 = v128.load(weights, CELL);
  const w02 = v128.load(weights, 2 * CELL);
  const w10 = v128.load(weights, 3 * CELL);
  const w11 = v128.load(weights, 4 * CELL);
  const w12 = v128.load(weights, 5 * CELL);
  const w20 = v128.load(weights, 6 * CELL);
  const w21 = v128.load(weights, 7 * CELL);
  const w22 = v128.load(weights, 8 * CELL);
  let current = v128.load(bias);
  current = madd(v128.load(above), w00, current);
  current = madd(v128.load(middle), w10, current);
  current = madd(v128.load(below), w20, current);
  for (let cell = 1; cell < cells; cell++) {
    current = madd(v128.load(above, CELL), w01, current);
    current = madd(v128.load(middle, CELL), w11, current);
    current = madd(v128.load(below, CELL), w21, current);
    let value = v128.load(above, 2 * CELL);
    let done = madd(value, w02, current);
    current = madd(value, w00, v128.load(bias));
    value = v128.load(middle, 2 * CELL);
    done = madd(value, w12, done);
    current = madd(value, w10, current);
    value = v128.load(below, 2 * CELL);
    done = madd(value, w22, done);
    current = madd(value, w20, current);
    v128.store(output, clamp(done, lowest, highest));
    output += CELL;
    above += 2 * CELL;
    middle += 2 * CELL;
    below += 2 * CELL;
  }
  // The side is even: the last output has nothing at its right.
  current = madd(v128.load(above, CELL), w01, current);
  current = madd(v128.load(middle, CELL), w11, current);
  current = madd(v128.load(below, CELL), w21, current);
  v128.store(output, clamp(current, lowest, highest));
}

/**
 * The same at one cell alone, with stride 1: for what is read at few cells only. The output is a map of one cell.
 */
export function depthwiseAt(
  x: i32,
  y: i32,
  side: i32,
  blocks: i32,
  input: usize,
  inputPlane: usize,
  weights: usize,
  bias: usize,
  output: usize,
  outputPlane: usize,
): void {
  for (let block = 0; block < blocks; block++) {
    for (let half: usize = 0; half < CELL; half += HALF) {
      let sum = v128.load(bias + half);
      for (let down = 0; down < 3; down++) {
        const atY = y + down - 1;
        if (atY < 0 || atY >= side) continue;
        for (let right = 0; right < 3; right++) {
          const atX = x + right - 1;
          if (atX < 0 || atX >= side) continue;
          const value = v128.load(input + <usize>(atY * side + atX) * CELL + half);
          sum = madd(value, v128.load(weights + <usize>(down * 3 + right) * CELL + half), sum);
        }
      }
      v128.store(output + half, sum);
    }
    input += inputPlane;
    weights += WEIGHTS;
    bias += CELL;
    output += outputPlane;
  }
}
