/**
 * The files that the detectors need, as paths below the asset base, and how they are fetched.
 */
import { TrackerError } from '../errors.js';
import { StalledError, fetchUnlessStalled } from '../media/stalls.js';
import type { PoseModel } from './types.js';

/** The folder of the models, and MoveNet's description in it, below the asset base. */
export const MODELS_FOLDER = 'models/';
export const MOVENET_MODEL = 'models/movenet-lightning.json';

/** tfjs's WASM files, below the asset base. */
export const TFJS_WASM = 'wasm/tfjs-backend-wasm.wasm';
export const TFJS_WASM_SIMD = 'wasm/tfjs-backend-wasm-simd.wasm';

/** tfjs's programs for the GPU, below the asset base. */
export const TFJS_GPU_PROGRAMS = { webgl: 'workers/tfjs-webgl.js', webgpu: 'workers/tfjs-webgpu.js' } as const;

/** A file of the package. */
export interface Asset {
  /** Below the asset base. */
  readonly path: string;
  /** Another size means another file, or a part of it. */
  readonly bytes: number;
}

/** The model files of BlazePose, as `scripts/blazepose/` makes them. */
export const BLAZEPOSE_MODELS: Readonly<Record<Exclude<PoseModel, 'movenet-lightning'>, Asset>> = {
  'blazepose-lite': { path: 'models/blazepose-lite.task', bytes: 5_904_520 },
  'blazepose-full': { path: 'models/blazepose-full.task', bytes: 9_525_304 },
  'blazepose-heavy': { path: 'models/blazepose-heavy.task', bytes: 30_795_432 },
};

/** Size of MoveNet's weights. */
export const MOVENET_WEIGHTS_BYTES = 4_650_216;

/** What MediaPipe runs on: its WASM file, and the module that runs it. */
export const MEDIAPIPE_WASM: Asset = { path: 'wasm/vision_wasm_module_internal.wasm', bytes: 11_153_641 };
export const MEDIAPIPE_LOADER = 'wasm/vision_wasm_module_internal.js';

/** Bytes that a model's files have in total, as far as their download is told. */
export function downloadBytes(model: PoseModel): number {
  if (model === 'movenet-lightning') return MOVENET_WEIGHTS_BYTES;
  return BLAZEPOSE_MODELS[model].bytes + MEDIAPIPE_WASM.bytes;
}

/** How a file of the package is fetched. */
export interface AssetFetch {
  /** Called with the number of bytes of each part that arrives. */
  readonly onBytes?: (received: number) => void;
  /** Says what is wrong with the content, if anything is. */
  readonly check?: (content: Uint8Array<ArrayBuffer>) => string | undefined;
}

/**
 * Fetches one file of the package. One whose content is wrong is fetched once more, past the browser's cache: what was
 * cut off on its way may have been kept there.
 *
 * @throws TrackerError `model_load_error` naming the URL
 */
export async function fetchAsset(
  url: string,
  signal: AbortSignal,
  { onBytes, check }: AssetFetch = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const content = await fetchOnce(url, { signal }, onBytes);
  if (check?.(content) === undefined) return content;
  const again = await fetchOnce(url, { signal, cache: 'reload' }, onBytes);
  const fault = check(again);
  if (fault !== undefined) throw assetError(url, fault);
  return again;
}

async function fetchOnce(
  url: string,
  init: RequestInit & { readonly signal: AbortSignal },
  onBytes?: (received: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { signal } = init;
  let response: Response;
  try {
    response = await fetchUnlessStalled(url, init);
  } catch (error) {
    signal.throwIfAborted();
    throw assetError(url, error instanceof StalledError ? error.message : 'it could not be reached', error);
  }
  if (!response.ok) throw assetError(url, `the server answered ${response.status}`);
  const parts: Uint8Array[] = [];
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value);
      onBytes?.(part.value.byteLength);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw assetError(url, error instanceof StalledError ? error.message : 'the connection broke', error);
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** Checks the size of a file. */
export function hasBytes(expected: number): NonNullable<AssetFetch['check']> {
  return ({ length }) =>
    length === expected ? undefined : `it has ${length} bytes instead of ${expected}, so it is cut off or another file`;
}

/** `model_load_error` for one file of the package. */
export function assetError(url: string, what: string, cause?: unknown): TrackerError {
  return new TrackerError(
    'model_load_error',
    `A file that the pose model needs did not load from ${url}: ${what}. Serve the package's assets folder there, or set assetBase to where it is.`,
    { url },
    { cause },
  );
}
