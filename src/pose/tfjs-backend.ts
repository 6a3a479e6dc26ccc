/**
 * Starts the TensorFlow.js backend that MoveNet runs on. Those for the GPU are loaded only when they are asked for.
 */
import { backend as currentBackend, env, ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { TrackerError } from '../errors.js';
import { TFJS_WASM_FOLDER, assetError, fetchAsset } from './assets.js';
import type { PoseBackend, PoseBackendChoice } from './detector.js';

/** A backend that has started. */
export interface StartedBackend {
  readonly backend: PoseBackend;
  /** Why it is that one. */
  readonly reason?: string;
  /** Why it computes nothing any more, where the browser has taken the GPU away. */
  readonly lost: () => string | undefined;
}

const neverLost = () => undefined;

/**
 * `auto` is WASM here: comparing backends takes a worker for each, and is the page's work (see `backend-choice.ts`).
 *
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
      return { backend: 'wasm', reason: 'auto: WASM is the backend that runs everywhere', lost: neverLost };
    case 'wasm':
      await startWasm(assetBase, signal);
      return { backend: 'wasm', lost: neverLost };
    case 'webgl':
      return { backend: 'webgl', lost: await startWebgl() };
    case 'webgpu':
      return { backend: 'webgpu', lost: await startWebgpu() };
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
    await use('wasm');
  } catch (error) {
    throw assetError(file, error instanceof Error ? error.message : String(error), error);
  }
}

async function startWebgl(): Promise<StartedBackend['lost']> {
  if (!new OffscreenCanvas(1, 1).getContext('webgl2')) throw unavailable('webgl', 'there is no WebGL 2 in workers');
  try {
    const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl');
    await use('webgl');
    const started = currentBackend();
    if (!(started instanceof MathBackendWebGL)) throw new Error('another backend started');
    const { gl } = started.getGPGPUContext();
    return () => (gl.isContextLost() ? 'the WebGL context was lost' : undefined);
  } catch (error) {
    throw unavailable('webgl', error instanceof Error ? error.message : String(error));
  }
}

async function startWebgpu(): Promise<StartedBackend['lost']> {
  // tfjs takes an adapter for granted and fails with "Cannot read properties of null".
  const adapter = 'gpu' in navigator ? await navigator.gpu.requestAdapter().catch(() => null) : undefined;
  if (adapter === undefined) throw unavailable('webgpu', 'this browser has no WebGPU');
  if (adapter === null) throw unavailable('webgpu', 'WebGPU finds no graphics adapter');
  try {
    const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
    await use('webgpu');
    const started = currentBackend();
    if (!(started instanceof WebGPUBackend)) throw new Error('another backend started');
    let lost: string | undefined;
    void started.device.lost.then(({ message }) => {
      lost = `the GPU was lost${message ? ` (${message})` : ''}`;
    });
    return () => lost;
  } catch (error) {
    throw unavailable('webgpu', error instanceof Error ? error.message : String(error));
  }
}

async function use(backend: PoseBackend): Promise<void> {
  if (!(await setBackend(backend))) throw new Error('the backend did not start');
  await ready();
}

/** `backend_unavailable` for a backend that does not run here. */
export function unavailable(backend: PoseBackend, why: string): TrackerError {
  const instead = backend === 'wasm' ? 'Use another browser.' : 'Use poseBackend=wasm or leave it out.';
  return new TrackerError(
    'backend_unavailable',
    `The pose backend "${backend}" is not available here: ${why}. ${instead}`,
    { backend, reason: why },
  );
}
