/**
 * Starts the TensorFlow.js backend that MoveNet runs on. WASM comes first; WebGL is loaded only when it is asked for.
 */
import { env, ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { TrackerError } from '../errors.js';
import { TFJS_WASM_FOLDER, assetError, fetchAsset } from './assets.js';
import type { PoseBackend, PoseBackendChoice } from './detector.js';

/** The backend that started, and why it is that one. */
export interface StartedBackend {
  readonly backend: PoseBackend;
  readonly reason?: string;
}

/**
 * @throws TrackerError `backend_unavailable` where this browser lacks what was asked for, `model_load_error` where its
 *   WASM file does not load
 */
export async function startBackend(
  choice: PoseBackendChoice,
  assetBase: string,
  signal: AbortSignal,
): Promise<StartedBackend> {
  switch (choice) {
    case 'auto':
      await startWasm(assetBase, signal);
      return { backend: 'wasm', reason: 'auto: WASM is the backend that runs everywhere' };
    case 'wasm':
      await startWasm(assetBase, signal);
      return { backend: 'wasm' };
    case 'webgl':
      await startWebgl();
      return { backend: 'webgl' };
    case 'webgpu':
      throw unavailable('webgpu', 'this version has no WebGPU backend');
  }
}

async function startWasm(assetBase: string, signal: AbortSignal): Promise<void> {
  if (typeof WebAssembly === 'undefined') throw unavailable('wasm', 'WebAssembly is switched off in this browser');
  const folder = new URL(TFJS_WASM_FOLDER, assetBase).href;
  const hasSimd = await env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const file = new URL(hasSimd ? 'tfjs-backend-wasm-simd.wasm' : 'tfjs-backend-wasm.wasm', folder).href;
  // tfjs says only that the backend did not start: a file that is missing has to be found out first.
  await fetchAsset(file, signal);
  setWasmPaths(folder);
  // Threads gain nothing for this model (the pool of workers does) and would need a third WASM file.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  try {
    if (!(await setBackend('wasm'))) throw new Error('the backend did not start');
    await ready();
  } catch (error) {
    throw assetError(file, error instanceof Error ? error.message : String(error), error);
  }
}

async function startWebgl(): Promise<void> {
  try {
    await import('@tensorflow/tfjs-backend-webgl');
    if (!(await setBackend('webgl'))) throw new Error('the backend did not start');
    await ready();
  } catch (error) {
    throw unavailable('webgl', error instanceof Error ? error.message : String(error));
  }
}

function unavailable(backend: PoseBackend, why: string): TrackerError {
  return new TrackerError(
    'backend_unavailable',
    `The pose backend "${backend}" is not available here: ${why}. Use poseBackend=wasm or leave it out.`,
    { backend, reason: why },
  );
}
