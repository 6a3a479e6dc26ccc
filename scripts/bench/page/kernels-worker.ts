/**
 * MoveNet on each of its kernels and on TensorFlow.js' WASM backend, in one worker, in turns: the network alone, from pixels
 * to keypoints, on the picture whose pose is known.
 */
import { chooseBuild, type KernelBuild } from '../../../src/pose/kernels/choose-build.js';
import { knownPicture } from '../../../src/pose/known-picture.js';
import { MODELS } from '../../../src/pose/models.js';
import { moveNetLoad } from '../../../src/pose/movenet-files.js';
import { createKernelNetwork } from '../../../src/pose/movenet-kernels.js';
import { createTfjsNetwork } from '../../../src/pose/movenet-tfjs.js';
import type { PoseKernels } from '../../../src/pose/types.js';

/** What the worker is asked. */
export interface KernelsRequest {
  /** Address of the package's assets. */
  readonly assets: string;
  readonly rounds: number;
  /** Pictures of each in a round. */
  readonly pictures: number;
}

/** Milliseconds a picture in each round. */
export type KernelsAnswer = Partial<Record<PoseKernels, readonly number[]>>;

const MODEL = MODELS['movenet-lightning'];

type Run = (pixels: Uint8ClampedArray) => unknown;

async function networks(assetBase: string): Promise<readonly (readonly [PoseKernels, Run])[]> {
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

async function measure({ assets, rounds, pictures }: KernelsRequest): Promise<KernelsAnswer> {
  const picture = knownPicture(MODEL.inputSize);
  const all = await networks(assets);
  const times: Partial<Record<PoseKernels, number[]>> = {};
  // The first round is for the compiler, which is done with the programs only after some runs.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of all) {
      const started = performance.now();
      for (let index = 0; index < pictures; index++) await run(picture);
      if (round > 0) (times[name] ??= []).push((performance.now() - started) / pictures);
    }
  }
  return times;
}

globalThis.addEventListener('message', ({ data }: MessageEvent<KernelsRequest>) => {
  measure(data).then(
    (answer) => postMessage(answer),
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});
