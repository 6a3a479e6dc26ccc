/**
 * Starts the TensorFlow.js backend that MoveNet runs on. Those for the GPU are loaded only when they are asked for.
 */
import type { KernelBackend } from '@tensorflow/tfjs-core';
import type * as webgl from '@tensorflow/tfjs-backend-webgl';
import type * as webgpu from '@tensorflow/tfjs-backend-webgpu';
import { assetUrl, type AssetLocation } from './asset-url.js';
import { TFJS_WASM, TFJS_WASM_SIMD, assetError, fetchAsset } from './assets.js';
import { gpuLost, unavailable } from './backend-error.js';
import { loadGpuProgram, type Tfjs } from './tfjs-program.js';
import type { PoseBackend } from './types.js';

/** A backend that has started. */
export interface StartedBackend {
  readonly backend: PoseBackend;
  /** Aborts, with a TrackerError as the reason, where the browser takes the GPU away: results may then never come. */
  readonly lost: AbortSignal;
  /** Notices a loss that the browser has not told of yet. */
  readonly checkLost?: () => void;
}

/**
 * Fetches a backend's program.
 *
 * @returns what starts the backend; both throw a TrackerError: `backend_unavailable` where this browser lacks what was
 *   asked for, `model_load_error` where a file does not load
 */
export function fetchBackend(
  tfjs: Tfjs,
  backend: PoseBackend,
  assets: AssetLocation,
  signal: AbortSignal,
): Promise<() => Promise<StartedBackend>> {
  switch (backend) {
    case 'wasm':
      return fetchWasm(tfjs, assets, signal);
    case 'webgl':
      return fetchWebgl(tfjs, assets);
    case 'webgpu':
      return fetchWebgpu(tfjs, assets);
  }
}

async function fetchWasm(
  tfjs: Tfjs,
  assets: AssetLocation,
  signal: AbortSignal,
): Promise<() => Promise<StartedBackend>> {
  const { env, setWasmPaths } = tfjs;
  if (typeof WebAssembly === 'undefined') throw unavailable('wasm', 'WebAssembly is switched off in this browser');
  const hasSimd = await env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const file = assetUrl(hasSimd ? TFJS_WASM_SIMD : TFJS_WASM, assets);
  // tfjs says only that the backend did not start, and does not start it again after that: a file that is missing or
  // damaged has to be found out first.
  await fetchAsset(file, signal, {
    check: (content) => (WebAssembly.validate(content) ? undefined : 'it is cut off, damaged or another file'),
  });
  setWasmPaths({
    'tfjs-backend-wasm.wasm': file,
    'tfjs-backend-wasm-simd.wasm': file,
    // tfjs wants to know all of them.
    'tfjs-backend-wasm-threaded-simd.wasm': file,
  });
  // Threads gain nothing for this model (the pool of workers does) and would need a third WASM file.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  return async () => {
    try {
      await use(tfjs, 'wasm');
    } catch (error) {
      throw assetError(file, describe(error), error);
    }
    return { backend: 'wasm', lost: new AbortController().signal };
  };
}

async function fetchWebgl(tfjs: Tfjs, assets: AssetLocation): Promise<() => Promise<StartedBackend>> {
  const { MathBackendWebGL } = await loadGpuProgram<typeof webgl>('webgl', assets);
  return async () => {
    if (!new OffscreenCanvas(1, 1).getContext('webgl2')) throw unavailable('webgl', 'there is no WebGL 2 in workers');
    const started = await startGpu(tfjs, 'webgl');
    if (!(started instanceof MathBackendWebGL)) throw unavailable('webgl', 'another backend started');
    const { gl } = started.getGPGPUContext();
    const lost = new AbortController();
    const onLost = () => lost.abort(gpuLost('webgl', 'the WebGL context was lost'));
    gl.canvas.addEventListener('webglcontextlost', onLost);
    const checkLost = () => {
      if (gl.isContextLost()) onLost();
    };
    return { backend: 'webgl', lost: lost.signal, checkLost };
  };
}

async function fetchWebgpu(tfjs: Tfjs, assets: AssetLocation): Promise<() => Promise<StartedBackend>> {
  if (!('gpu' in navigator)) throw unavailable('webgpu', 'this browser has no WebGPU');
  const { WebGPUBackend } = await loadGpuProgram<typeof webgpu>('webgpu', assets);
  return async () => {
    // tfjs takes an adapter for granted, and fails with "Cannot read properties of null" where there is none.
    const adapter = await navigator.gpu.requestAdapter().catch(() => null);
    if (!adapter) throw unavailable('webgpu', 'WebGPU finds no graphics adapter');
    const started = await startGpu(tfjs, 'webgpu');
    if (!(started instanceof WebGPUBackend)) throw unavailable('webgpu', 'another backend started');
    const lost = new AbortController();
    void started.device.lost.then(({ message }) => {
      lost.abort(gpuLost('webgpu', `the device was lost${message ? ` (${message})` : ''}`));
    });
    return { backend: 'webgpu', lost: lost.signal };
  };
}

async function startGpu(tfjs: Tfjs, backend: PoseBackend): Promise<KernelBackend> {
  try {
    await use(tfjs, backend);
    return tfjs.backend();
  } catch (error) {
    throw unavailable(backend, describe(error));
  }
}

async function use({ setBackend, ready }: Tfjs, backend: PoseBackend): Promise<void> {
  if (!(await setBackend(backend))) throw new Error('the backend did not start');
  await ready();
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
