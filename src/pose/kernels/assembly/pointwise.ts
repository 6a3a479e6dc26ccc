import { CELL, HALF, clamp, madd } from './lanes';

/**
 * Cells that are computed together: as many as, with eight channels each, the registers of x86-64 hold. Where multiplying and
 * adding are two instructions, products need one of those too.
 */
export const STRIP: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 4;

/** How many bytes of weights are read again for every strip before they are better read once for several. */
const WEIGHTS_IN_CACHE: usize = 128 << 10;

/** Cells that share one reading of weights beyond that. */
const CELLS_TOGETHER: i32 = 72;

/**
 * The 1 × 1 convolution: every cell's channels times a matrix. Nine tenths of the network.
 *
 * A tile of six cells and eight output channels is kept in twelve registers while all input channels are gone through: two
 * loads of weights and six of inputs for twelve multiply-adds. The weights lie in the order in which tiles read them,
 * `[output block][input channel][8]`.
 *
 * Where the cells are no multiple of six, the last strip overlaps the one before and computes some cells again. Fewer than
 * six cells are computed one by one.
 *
 * @param cells of the map, or of the part of it that is wanted
 * @param inputBlocks blocks of eight input channels
 * @param outputBlocks blocks of eight output channels
 * @param input the first cell; `inputPlane` bytes from block to block
 * @param bias eight values for each output block
 * @param residual a map like the output that is added to it, or 0. Not the output itself.
 * @param low the least value that the activation leaves, `high` the greatest
 */
export function pointwise(
  cells: i32,
  inputBlocks: i32,
  outputBlocks: i32,
  input: usize,
  inputPlane: usize,
  weights: usize,
  bias: usize,
  residual: usize,
  output: usize,
  outputPlane: usize,
  low: f32,
  high: f32,
): void {
  if (cells < STRIP) {
    for (let cell = 0; cell < cells; cell++) {
      const at = <usize>cell * CELL;
      for (let block = 0; block < outputBlocks; block++) {
        const to = at + <usize>block * outputPlane;
        const blockWeights = weights + <usize>(block * inputBlocks) * 8 * CELL;
        const added = residual === 0 ? residual : residual + to;
        single(
          inputBlocks,
          input + at,
          inputPlane,
          blockWeights,
          bias + <usize>block * CELL,
          added,
          output + to,
          low,
          high,
        );
      }
    }
    return;
  }
  const bytes = <usize>(inputBlocks * outputBlocks) * 8 * CELL;
  const together = bytes > WEIGHTS_IN_CACHE ? CELLS_TOGETHER : STRIP;
  for (let first = 0; first < cells; first += together) {
    const end = min(first + together, cells);
    for (let block = 0; block < outputBlocks; block++) {
      const blockWeights = weights + <usize>(block * inputBlocks) * 8 * CELL;
      for (let cell = first; cell < end; cell += STRIP) {
        const at = <usize>min(cell, cells - STRIP) * CELL;
        const to = at + <usize>block * outputPlane;
        const added = residual === 0 ? residual : residual + to;
        strip(
          inputBlocks,
          CELL,
          input + at,
          inputPlane,
          blockWeights,
          bias + <usize>block * CELL,
          added,
          output + to,
          low,
          high,
        );
      }
    }
  }
}

/**
 * Eight output channels of six cells.
 *
 * @param blocks that the inputs of a cell lie in, each of `blockBytes`
 */
export function strip(
  blocks: i32,
  blockBytes: usize,
  input: usize,
  inputPlane: usize,
  weights: usize,
  bias: usize,
  residual: usize,
  output: usize,
  low: f32,
  high: f32,
): void {
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, HALF);
  let b0 = a0;
  let b1 = a1;
  let c0 = a0;
  let c1 = a1;
  let d0 = a0;
  let d1 = a1;
  let e0 = a0;
  let e1 = a1;
  let f0 = a0;
  let f1 = a1;
  for (let block = 0; block < blocks; block++) {
    for (let from = input, end = input + blockBytes; from < end; from += 4) {
      const w0 = v128.load(weights);
      const w1 = v128.load(weights, HALF);
      weights += CELL;
      const a = v128.load32_splat(from);
      a0 = madd(a, w0, a0);
      a1 = madd(a, w1, a1);
      const b = v128.load32_splat(from, CELL);
      b0 = madd(b, w0, b0);
      b1 = madd(b, w1, b1);
      const c = v128.load32_splat(from, 2 * CELL);
      c0 = madd(c, w0, c0);
      c1 = madd(c, w1, c1);
      const d = v128.load32_splat(from, 3 * CELL);
      d0 = madd(d, w0, d0);
      d1 = madd(d, w1, d1);
      if (STRIP > 4) {
        const e = v128.load32_splat(from, 4 * CELL);
        e0 = madd(e, w0, e0);
        e1 = madd(e, w1, e1);
        const f = v128.load32_splat(from, 5 * CELL);
        f0 = madd(f, w0, f0);
        f1 = madd(f, w1, f1);
      }
    }
    input += inputPlane;
  }
  if (residual !== 0) {
    a0 = f32x4.add(a0, v128.load(residual));
    a1 = f32x4.add(a1, v128.load(residual, HALF));
    b0 = f32x4.add(b0, v128.load(residual, CELL));
    b1 = f32x4.add(b1, v128.load(residual, CELL + HALF));
    c0 = f32x4.add(c0, v128.load(residual, 2 * CELL));
    c1 = f32x4.add(c1, v128.load(residual, 2 * CELL + HALF));
    d0 = f32x4.add(d0, v128.load(residual, 3 * CELL));
    d1 = f32x4.add(d1, v128.load(residual, 3 * CELL + HALF));
    if (STRIP > 4) {
      e0 = f32x4.add(e0, v128.load(residual, 4 * CELL));
      e1 = f32x4.add(e1, v128.load(residual, 4 * CELL + HALF));
      f0 = f32x4.add(f0, v128.load(residual, 5 * CELL));
      f1 = f32x4.add(f1, v128.load(residual, 5 * CELL + HALF));
    }
  }
  const lowest = f32x4.splat(low);
  const highest = f32x4.splat(high);
  v128.store(output, clamp(a0, lowest, highest));
  v128.store(output, clamp(a1, lowest, highest), HALF);
  v128.store(output, clamp(b0, lowest, highest), CELL);
  v128.store(output, clamp(b1, lowest, highest), CELL + HALF);
  v128.store(output, clamp(c0, lowest, highest), 2 * CELL);
  v128.store(output, clamp(c1, lowest, highest), 2 * CELL + HALF);
  v128.store(output, clamp(d0, lowest, highest), 3 * CELL);
  v128.store(output, clamp(d1, lowest, highest), 3 * CELL + HALF);
  if (STRIP > 4) {
    v128.store(output, clamp(e0, lowest, highest), 4 * CELL);
    v128.store(output, clamp(e1, lowest, highest), 4 * CELL + HALF);
    v128.store(output, clamp(f0, lowest, highest), 5 * CELL);
    v128.store(output, clamp(f1, lowest, highest), 5 * CELL + HALF);
  }
}

/** Eight output channels of one cell. */
function single(
  inputBlocks: i32,
  input: usize,
  inputPlane: usize,
  weights: usize,
  bias: usize,
  residual: usize,
  output: usize,
  low: f32,
  high: f32,
): void {
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, HALF);
  for (let block = 0; block < inputBlocks; block++) {
    for (let from = input, end = input + CELL; from < end; from += 4) {
      const a = v128.load32_splat(from);
      a0 = madd(a, v128.load(weights), a0);
      a1 = madd(a, v128.load(weights, HALF), a1);
      weights += CELL;
    }
    input += inputPlane;
  }
  if (residual !== 0) {
    a0 = f32x4.add(a0, v128.load(residual));
    a1 = f32x4.add(a1, v128.load(residual, HALF));
  }
  v128.store(output, clamp(a0, f32x4.splat(low), f32x4.splat(high)));
  v128.store(output, clamp(a1, f32x4.splat(low), f32x4.splat(high)), HALF);
}
