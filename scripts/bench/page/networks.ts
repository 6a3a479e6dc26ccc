/**
 * MoveNet on everything that computes it in WebAssembly, side by side: each of the package's kernels, and TensorFlow.js.
 */
import { chooseBuild, type KernelBuild } from '../../../src/pose/kernels/choose-build.js';
import { MODELS } from '../../../src/pose/models.js';
import { moveNetLoad } from '../../../src/pose/movenet-files.js';
import { createKernelNetwork } from '../../../src/pose/movenet-kernels.js';
import { createTfjsNetwork } from '../../../src/pose/movenet-tfjs.js';
import type { Keypoint, PoseKernels } from '../../../src/pose/types.js';

/** The model that they compute. */
export const MODEL = MODELS['movenet-lightning'];

/** From the pixels of the model's square to keypoints, in pixels of it. */
export type RunNetwork = (pixels: Uint8ClampedArray) => Keypoint[] | Promise<Keypoint[]>;

/**
 * Loads them all; TensorFlow.js comes last.
 *
 * @param assetBase URL of the package's assets
 */
export async function loadNetworks(assetBase: string): Promise<readonly (readonly [PoseKernels, RunNetwork])[]> {
  const never = new AbortController().signal;
  const load = () => moveNetLoad(MODEL, { assetBase }, never, () => undefined);
  const { build } = chooseBuild();
  const builds: readonly KernelBuild[] = build === 'relaxed-simd' ? ['relaxed-simd', 'simd'] : ['simd'];
  const own = await Promise.all(
    builds.map(async (each) => {
      const network = await createKernelNetwork(each, load());
      return [each, (pixels: Uint8ClampedArray) => network.run(pixels)] as const;
    }),
  );
  const tfjs = await createTfjsNetwork('wasm', load());
  return [...own, ['tensorflow', (pixels) => tfjs.run(pixels)]];
}

/** Answers the worker's messages, one at a time; what fails is an error of the worker. */
export function answerWith<Request, Answer>(work: (request: Request) => Promise<Answer>): void {
  globalThis.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    work(data).then(
      (answer) => postMessage(answer),
      (error: unknown) =>
        setTimeout(() => {
          throw error;
        }),
    );
  });
}
