import { CELL, HALF } from './lanes';

/** What makes a number of half precision one of single precision, once its digits are in place: 2 to the 112. */
const REBASE = reinterpret<f32>(0x77800000);

/**
 * Weights in the order in which the kernels read them: a matrix `[rows][columns]` becomes `[column block][rows][8]`, with
 * zeros beyond the last column. They come with half precision, which single precision holds exactly.
 *
 * @param group a row of zeros follows after each so many rows; 0 for none
 */
export function tiles(rows: i32, columns: i32, group: i32, input: usize, output: usize): void {
  for (let column = 0; column < columns; column += 8) {
    const count = min(8, columns - column);
    let from = input + ((<usize>column) << 1);
    for (let row = 0; row < rows; row++) {
      if (count === 8) {
        const halves = v128.load(from);
        v128.store(output, singles(i32x4.extend_low_i16x8_u(halves)));
        v128.store(output, singles(i32x4.extend_high_i16x8_u(halves)), HALF);
      } else {
        for (let lane = 0; lane < 8; lane++) {
          const bits = lane < count ? <i32>load<u16>(from + ((<usize>lane) << 1)) : 0;
          store<f32>(output + ((<usize>lane) << 2), f32x4.extract_lane(singles(i32x4.splat(bits)), 0));
        }
      }
      from += (<usize>columns) << 1;
      output += CELL;
      if (group > 0 && (row + 1) % group === 0) {
        memory.fill(output, 0, CELL);
        output += CELL;
      }
    }
  }
}

/** Four numbers of half precision, one in the lower half of each lane, with single precision. */
function singles(halves: v128): v128 {
  const digits = i32x4.shl(v128.and(halves, i32x4.splat(0x7fff)), 13);
  const sign = i32x4.shl(v128.and(halves, i32x4.splat(0x8000)), 16);
  return v128.or(f32x4.mul(digits, f32x4.splat(REBASE)), sign);
}
