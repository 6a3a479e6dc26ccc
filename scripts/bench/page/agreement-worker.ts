/**
 * What MoveNet finds on each of its kernels and on TensorFlow.js' WASM backend, in the same squares of videos.
 */
import type { Keypoint, PoseKernels } from '../../../src/pose/types.js';
import { answerWith, loadNetworks, MODEL } from './networks.js';

/** What the worker is asked. */
export interface AgreementRequest {
  /** URL of the package's assets. */
  readonly assets: string;
  /** URLs of files of squares, one after the other, as RGBA. */
  readonly squares: readonly string[];
}

/** A keypoint in both: how far apart, in pixels of the square, and how sure TensorFlow.js is of it. */
export type KeypointPair = readonly [distancePx: number, score: number];

/** For each of the package's kernels, all keypoints of all squares. */
export type AgreementAnswer = Partial<Record<PoseKernels, readonly KeypointPair[]>>;

const SQUARE_BYTES = MODEL.inputSize * MODEL.inputSize * 4;

answerWith(async ({ assets, squares }: AgreementRequest): Promise<AgreementAnswer> => {
  const networks = await loadNetworks(assets);
  const [tensorflow, ...others] = [...networks].reverse();
  if (!tensorflow) throw new Error('There is no network.');
  const pairs: Partial<Record<PoseKernels, KeypointPair[]>> = {};
  for (const url of squares) {
    const pixels = new Uint8ClampedArray(await (await fetch(url)).arrayBuffer());
    for (let start = 0; start < pixels.length; start += SQUARE_BYTES) {
      const square = pixels.slice(start, start + SQUARE_BYTES);
      const expected = await tensorflow[1](square);
      for (const [name, run] of others) (pairs[name] ??= []).push(...pairsOf(await run(square), expected));
    }
  }
  return pairs;
});

function pairsOf(found: readonly Keypoint[], expected: readonly Keypoint[]): KeypointPair[] {
  return expected.map(({ x, y, score }, index) => {
    const other = found[index];
    return [other ? Math.hypot(other.x - x, other.y - y) : Infinity, score];
  });
}
