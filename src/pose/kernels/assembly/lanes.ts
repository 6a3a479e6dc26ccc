/**
 * What the kernels have in common: the layout of maps and one operation on four lanes.
 *
 * A map is a picture of channels. It lies in memory as blocks of eight channels, one after the other: `[block][y][x][8]`.
 * From one block to the next it is `plane` bytes, which are a few more than the map's cells need. All kernels go through
 * blocks, so they read and write forwards; and a block's cells are next to each other, so neighbours in a row are too.
 */

/** Bytes of eight channels of one cell. */
export const CELL: usize = 32;

/** Bytes of four channels. */
export const HALF: usize = 16;

/**
 * `a * b + c`. Relaxed SIMD rounds once where the processor has that as one instruction; the build is used only there
 * (`relaxed-simd.ts`). Plain SIMD rounds twice, everywhere.
 */
export function madd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

/** Values between `low` and `high`: what an activation leaves of them. */
export function clamp(values: v128, low: v128, high: v128): v128 {
  return f32x4.pmin(high, f32x4.pmax(low, values));
}
