import { CELL, HALF } from './lanes';

/**
 * A map enlarged to twice its side, bilinearly with pixel centres in the middle of their pixels, plus another map.
 *
 * Every output lies a quarter of a cell off one input and three quarters off the next, in both directions; beyond the
 * border the border goes on.
 *
 * @param side of the input in cells; the output and `other` have twice that
 * @param other is added; its planes lie like those of the output
 */
export function upsampleAdd(
  side: i32,
  blocks: i32,
  input: usize,
  inputPlane: usize,
  other: usize,
  output: usize,
  outputPlane: usize,
): void {
  const row = <usize>side * CELL;
  for (let block = 0; block < blocks; block++) {
    let at: usize = 0;
    for (let y = 0; y < 2 * side; y++) {
      const near = input + <usize>(y >> 1) * row;
      const far = input + <usize>beside(y, side) * row;
      for (let x = 0; x < 2 * side; x++) {
        const nearX = <usize>(x >> 1) * CELL;
        const farX = <usize>beside(x, side) * CELL;
        for (let half: usize = 0; half < CELL; half += HALF) {
          const nearRow = between(v128.load(near + nearX + half), v128.load(near + farX + half));
          const farRow = between(v128.load(far + nearX + half), v128.load(far + farX + half));
          v128.store(output + at + half, f32x4.add(between(nearRow, farRow), v128.load(other + at + half)));
        }
        at += CELL;
      }
    }
    input += inputPlane;
    other += outputPlane;
    output += outputPlane;
  }
}

/** The input that is further from an output than `place >> 1`, but next to it. */
function beside(place: i32, side: i32): i32 {
  const next = (place >> 1) + ((place & 1) === 1 ? 1 : -1);
  return max(0, min(side - 1, next));
}

/** A quarter of the way from one to the other. */
function between(near: v128, far: v128): v128 {
  return f32x4.add(near, f32x4.mul(f32x4.sub(far, near), f32x4.splat(0.25)));
}
