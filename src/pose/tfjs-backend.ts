/**
 * Starts the TensorFlow.js backend that MoveNet runs on. Those for the GPU are loaded only when they are asked for.
 */
import { backend as currentBackend, env, ready, setBackend, type KernelBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { TrackerError } from '../errors.js';
import { TFJS_WASM_FOLDER, assetError, fetchAsset } from './assets.js';
import { gpuLost, unavailable } from './backend-error.js';
import type { PoseBackend, PoseBackendChoice } from './detector.js';

/** A backend that has started. */
export interface StartedBackend {
  readonly backend: PoseBackend;
  /** Why it is that one. */
  readonly reason?: string;
  /** Aborts, with a TrackerError as the reason, where the browser takes the GPU away: results may then never come. */
  readonly lost: AbortSignal;
  /** Notices a loss that the browser has not told of yet. */
  readonly checkLost?: () => void;
}

/**
 * Fetches a backend's program. `auto` is WASM here: comparing backends takes a worker for each, and is the page's work
 * (see `backend-choice.ts`).
 *
 * @returns what starts the backend; both throw a TrackerError: `backend_unavailable` where this browser lacks what was
 *   asked for, `model_load_error` where a file does not load
 */
export async function fetchBackend(
  choice: PoseBackendChoice,
  assetBase: string,
  signal: AbortSignal,
): Promise<() => Promise<StartedBackend>> {
  switch (choice) {
    case 'auto': {
      const startWasm = await fetchWasm(assetBase, signal);
      return async () => ({ ...(await startWasm()), reason: 'auto: WASM is the backend that runs everywhere' });
    }
    case 'wasm':
      return fetchWasm(assetBase, signal);
    case 'webgl':
      return fetchWebgl();
    case 'webgpu':
      return fetchWebgpu();
  }
}

async function fetchWasm(assetBase: string, signal: AbortSignal): Promise<() => Promise<StartedBackend>> {
  if (typeof WebAssembly === 'undefined') throw unavailable('wasm', 'WebAssembly is switched off in this browser');
  const folder = new URL(TFJS_WASM_FOLDER, assetBase).href;
  const hasSimd = await env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const file = new URL(hasSimd ? 'tfjs-backend-wasm-simd.wasm' : 'tfjs-backend-wasm.wasm', folder).href;
  // tfjs says only that the backend did not start: a file that is missing has to be found out first.
  await fetchAsset(file, signal);
  setWasmPaths(folder);
  // Threads gain nothing for this model (the pool of workers does) and would need a third WASM file.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  return async () => {
    try {
      await use('wasm');
    } catch (error) {
      throw assetError(file, describe(error), error);
    }
    return { backend: 'wasm', lost: new AbortController().signal };
  };
}

async function fetchWebgl(): Promise<() => Promise<StartedBackend>> {
  const { MathBackendWebGL } = await program('webgl', () => import('@tensorflow/tfjs-backend-webgl'));
  return async () => {
    if (!new OffscreenCanvas(1, 1).getContext('webgl2')) throw unavailable('webgl', 'there is no WebGL 2 in workers');
    const started = await startGpu('webgl');
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

async function fetchWebgpu(): Promise<() => Promise<StartedBackend>> {
  if (!('gpu' in navigator)) throw unavailable('webgpu', 'this browser has no WebGPU');
  const { WebGPUBackend } = await program('webgpu', () => import('@tensorflow/tfjs-backend-webgpu'));
  return async () => {
    // tfjs takes an adapter for granted, and fails with "Cannot read properties of null" where there is none.
    const adapter = await navigator.gpu.requestAdapter().catch(() => null);
    if (!adapter) throw unavailable('webgpu', 'WebGPU finds no graphics adapter');
    const started = await startGpu('webgpu');
    if (!(started instanceof WebGPUBackend)) throw unavailable('webgpu', 'another backend started');
    const lost = new AbortController();
    void started.device.lost.then(({ message }) => {
      lost.abort(gpuLost('webgpu', `the device was lost${message ? ` (${message})` : ''}`));
    });
    return { backend: 'webgpu', lost: lost.signal };
  };
}

async function program<T>(backend: PoseBackend, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new TrackerError(
      'model_load_error',
      `The program of the pose backend "${backend}" did not load (${describe(error)}). Serve all of the package's assets/workers folder.`,
      { backend },
      { cause: error },
    );
  }
}

async function startGpu(backend: PoseBackend): Promise<KernelBackend> {
  try {
    await use(backend);
    return currentBackend();
  } catch (error) {
    throw unavailable(backend, describe(error));
  }
}

async function use(backend: PoseBackend): Promise<void> {
  if (!(await setBackend(backend))) throw new Error('the backend did not start');
  await ready();
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
