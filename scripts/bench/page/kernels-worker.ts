/**
 * MoveNet on each of its kernels and on TensorFlow.js' WASM backend, in one worker, in turns: the network alone, from pixels
 * to keypoints, on the picture whose pose is known.
 */
import { knownPicture } from '../../../src/pose/known-picture.js';
import type { PoseKernels } from '../../../src/pose/types.js';
import { answerWith, loadNetworks, MODEL } from './networks.js';

/** What the worker is asked. */
export interface KernelsRequest {
  /** URL of the package's assets. */
  readonly assets: string;
  readonly rounds: number;
  /** Pictures of each in a round. */
  readonly pictures: number;
}

/** Milliseconds a picture in each round. */
export type KernelsAnswer = Partial<Record<PoseKernels, readonly number[]>>;

answerWith(async ({ assets, rounds, pictures }: KernelsRequest): Promise<KernelsAnswer> => {
  const picture = knownPicture(MODEL.inputSize);
  const networks = await loadNetworks(assets);
  const times: Partial<Record<PoseKernels, number[]>> = {};
  // The first round is for the compiler, which is done with the programs only after some runs.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of networks) {
      const started = performance.now();
      for (let index = 0; index < pictures; index++) await run(picture);
      if (round > 0) (times[name] ??= []).push((performance.now() - started) / pictures);
    }
  }
  return times;
});
