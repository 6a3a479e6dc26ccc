/**
 * MoveNet (Google, Apache-2.0): on our own kernels where there is WebAssembly with SIMD, else on TensorFlow.js, and there on
 * the GPU.
 */
import { isUnavailable, reasonOf, unavailable } from './backend-error.js';
import { assetError } from './assets.js';
import type { DetectorFactory, LoadedDetector } from './detector.js';
import { chooseBuild, type KernelBuild } from './kernels/choose-build.js';
import { faultInAnswer, KERNELS_MEAN_ERROR_PX, KNOWN_ANSWERS, knownPicture } from './known-picture.js';
import { MODELS, type ModelOf } from './models.js';
import { moveNetLoad, weightsUrl, type MoveNetLoad } from './movenet-files.js';
import { createKernelNetwork } from './movenet-kernels.js';
import { createTfjsNetwork } from './movenet-tfjs.js';
import { orNotPackaged } from './not-packaged.js';
import { RegionDetector, type KeypointNetwork } from './region-detector.js';
import { regionAround } from './region.js';
import type { PoseBackendChoice } from './detector.js';
import type { Keypoint, PoseBackend } from './types.js';

/** Loads MoveNet and runs it once, so that the first frame is as fast as the others. */
export const createMoveNet: DetectorFactory = async ({ model, backend, ...assets }, signal, onProgress) => {
  const entry = MODELS[model];
  if (entry.family !== 'movenet') throw new Error(`${model} is no MoveNet model`);
  const load = moveNetLoad(entry, assets, signal, onProgress);
  return createOn(model as ModelOf<'movenet'>, backend, load).catch((error: unknown) => {
    throw orNotPackaged(entry, assets, error);
  });
};

async function createOn(
  model: ModelOf<'movenet'>,
  backend: PoseBackendChoice,
  load: MoveNetLoad,
): Promise<LoadedDetector> {
  if (backend === 'webgl' || backend === 'webgpu') {
    return onTfjs(model, backend, load, 'kernels of our own are for WebAssembly alone');
  }
  const { build, reason = '' } = chooseBuild();
  if (build === undefined) return onTfjs(model, backend, load, reason);
  try {
    return await onKernels(model, build, load, { auto: backend === 'auto', reason });
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return onTfjs(model, backend, load, `the kernels with ${BUILD_NAMES[build]} are refused: ${reasonOf(error)}`);
  }
}

const BUILD_NAMES: Record<KernelBuild, string> = { 'relaxed-simd': 'relaxed SIMD', simd: 'SIMD' };

async function onKernels(
  model: ModelOf<'movenet'>,
  build: KernelBuild,
  load: MoveNetLoad,
  { auto, reason }: { readonly auto: boolean; readonly reason: string },
): Promise<LoadedDetector> {
  const kernels = await createKernelNetwork(build, load);
  const run = (pixels: Uint8ClampedArray) => Promise.resolve(kernels.run(pixels));
  const network = await checked({
    model,
    backend: 'wasm',
    run,
    limitPx: KERNELS_MEAN_ERROR_PX,
    dispose: () => undefined,
  });
  return {
    detector: new RegionDetector(network),
    backend: 'wasm',
    ...(auto && { reason: AUTO_REASON }),
    kernels: build,
    ...(reason !== '' && { kernelsReason: reason }),
  };
}

/** Comparing backends takes a worker for each, and is the page's work (see `backend-choice.ts`). */
const AUTO_REASON = 'auto: WASM is the backend that runs everywhere';

async function onTfjs(
  model: ModelOf<'movenet'>,
  choice: PoseBackendChoice,
  load: MoveNetLoad,
  kernelsReason: string,
): Promise<LoadedDetector> {
  const { started, run, dispose } = await createTfjsNetwork(choice === 'auto' ? 'wasm' : choice, load);
  const { backend } = started;
  const network = await checked({ model, backend, run, dispose }).catch((error: unknown) => {
    // Processors do not compute wrongly; graphics drivers do.
    const isFile = backend === 'wasm' && isUnavailable(error);
    throw isFile ? assetError(weightsUrl(load), 'what it computes is wrong, so it is damaged', error) : error;
  });
  return {
    detector: new RegionDetector(network),
    backend,
    ...(choice === 'auto' && { reason: AUTO_REASON }),
    kernels: 'tensorflow',
    kernelsReason,
  };
}

interface Computing {
  readonly model: ModelOf<'movenet'>;
  readonly backend: PoseBackend;
  readonly run: (pixels: Uint8ClampedArray) => Promise<Keypoint[]>;
  /** How far the keypoints of the known picture may be from where they are. */
  readonly limitPx?: number;
  readonly dispose: () => void;
}

/**
 * A network that has found the pose of the known picture. That first run compiles and allocates, too; and what computes
 * nonsense shows now, not in the results.
 */
async function checked({ model, backend, run, limitPx, dispose }: Computing): Promise<KeypointNetwork> {
  const { inputSize } = MODELS[model];
  const known = knownPicture(inputSize);
  const check = async () => {
    const fault = faultInAnswer(await run(known), KNOWN_ANSWERS[model], limitPx);
    if (fault !== undefined) throw unavailable(backend, `it computes wrongly: ${fault}`);
  };
  try {
    await check();
  } catch (error) {
    dispose();
    throw error;
  }
  return {
    model,
    inputSize,
    run: async ({ data }) => ({ keypoints: await run(data) }),
    regionAround,
    check,
    dispose,
  };
}
