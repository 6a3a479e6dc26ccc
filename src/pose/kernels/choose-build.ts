/**
 * Which build of the kernels a browser can run. The same on every device that can run it computes the same: what is left
 * open by relaxed SIMD is asked for here.
 */

/** A build of the kernels, by what it needs beyond WebAssembly. */
export type KernelBuild = 'relaxed-simd' | 'simd';

/** What was chosen. */
export interface BuildChoice {
  /** Undefined where none runs. */
  readonly build?: KernelBuild;
  /** Why it is not the fastest. */
  readonly reason?: string;
}

/** A module whose one function uses a SIMD instruction (i8x16.splat), in the format of the WebAssembly specification. */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** A module with the function `f(a, b, c)`, which gives one lane of `f32x4.relaxed_madd`. */
const RELAXED_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 125, 125, 125, 1, 125, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 22, 1, 20,
  0, 32, 0, 253, 19, 32, 1, 253, 19, 32, 2, 253, 19, 253, 133, 2, 253, 31, 0, 11,
]);

/** Whether this browser has WebAssembly with SIMD. */
export function hasSimd(): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(SIMD_MODULE);
}

/**
 * The fastest build that runs here. That with relaxed SIMD is taken only where `relaxed_madd` rounds once, which the standard
 * leaves to the processor: elsewhere it would be no faster, and give numbers of a third kind.
 */
export function chooseBuild(): BuildChoice {
  if (!hasSimd()) return { reason: 'this browser has no WebAssembly with SIMD' };
  if (!WebAssembly.validate(RELAXED_MODULE)) return { build: 'simd', reason: 'this browser has no relaxed SIMD' };
  if (!roundsOnce()) return { build: 'simd', reason: 'relaxed SIMD rounds twice on this processor' };
  return { build: 'relaxed-simd' };
}

/** Whether `a * b + c` is computed as a whole: rounded in between, this one would be 0. */
function roundsOnce(): boolean {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(RELAXED_MODULE));
  const { f } = exports as { f: (a: number, b: number, c: number) => number };
  const factor = 1 + 2 ** -12;
  return f(factor, factor, -(1 + 2 ** -11)) === 2 ** -24;
}
