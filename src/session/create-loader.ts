/**
 * The loader of a real page: its GPUs, its clock and its storage.
 */
import type { DetectorPool } from '../pose/pool.js';
import { VERSION } from '../version.js';
import { systemClock, workerCandidate, type TrialSetup } from './backend-candidates.js';
import { BackendMemory } from './backend-memory.js';
import { probeCapabilities, probeWebgl, probeWebgpu, type Gpu } from './capabilities.js';
import { DetectorLoader } from './detector-loader.js';

/** Makes the loader of a pool. */
export function createLoader(pool: DetectorPool, workers: number, trials: TrialSetup): DetectorLoader {
  return new DetectorLoader({
    pool,
    workers,
    memory: new BackendMemory(() => globalThis.localStorage),
    clock: systemClock,
    fingerprint,
    candidate: (backend, request, onProgress) =>
      workerCandidate(backend, request, trials, () => PROBES[backend](), onProgress),
  });
}

const PROBES: Record<'wasm' | 'webgl' | 'webgpu', () => Promise<Gpu>> = {
  wasm: () =>
    Promise.resolve(
      typeof WebAssembly === 'undefined'
        ? { name: '', obstacle: 'WebAssembly is switched off in this browser' }
        : { name: 'WebAssembly' },
    ),
  webgl: () => Promise.resolve(probeWebgl()),
  webgpu: probeWebgpu,
};

/** What makes one backend faster than another: the browser, the GPU as it names it, and our own version. */
async function fingerprint(): Promise<string> {
  const { wasmSimd } = await probeCapabilities();
  const [webgl, webgpu] = [probeWebgl(), await probeWebgpu()];
  return [VERSION, navigator.userAgent, webgl.name, webgpu.name, wasmSimd ? 'SIMD' : 'no SIMD'].join(' | ');
}
