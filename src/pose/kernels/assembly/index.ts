/**
 * The kernels that MoveNet is computed with, in AssemblyScript: what `npm run build` makes two WASM files of, one with
 * relaxed SIMD and one without. `docs/kernels.md` describes each. They know neither the network nor where anything lies:
 * `plan.ts` and `network.ts` beside this folder do. All addresses are multiples of 4, all values single precision.
 */
export { pointwise } from './pointwise';
export { depthwise, depthwiseAt } from './depthwise';
export { first, normalise } from './first';
export { upsampleAdd } from './upsample-add';
export { tiles } from './tiles';
export { keypointCell, likelihood, personCell } from './keypoints';

/** From this address on the memory is free. */
export function heapBase(): usize {
  return __heap_base;
}
