/**
 * What this browser can do, for the `environment` message. Every probe is on its own: none may stop a run.
 */

/** The findings. */
export interface Capabilities {
  readonly webgl: boolean;
  readonly webgpu: boolean;
  readonly wasmSimd: boolean;
  readonly wasmThreads: boolean;
}

/** A module whose one function uses a SIMD instruction (i8x16.splat), in the format of the WebAssembly specification. */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** Workers beyond this number gain nothing on known devices and cost about 100 MB each. */
const MAX_WORKERS = 8;

/** With less memory than this (GB, as browsers round it) one worker is all a device can bear. */
const SMALL_DEVICE_MEMORY_GB = 2;

/** Probes the browser. */
export function probeCapabilities(): Capabilities {
  return {
    webgl: attempt(hasWebgl),
    webgpu: attempt(() => 'gpu' in navigator && Boolean(navigator.gpu)),
    wasmSimd: attempt(() => WebAssembly.validate(SIMD_MODULE)),
    wasmThreads: attempt(() => globalThis.crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined'),
  };
}

/** How many workers this device bears. */
export function workerCount(): number {
  const { hardwareConcurrency = 1, deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  if (deviceMemory !== undefined && deviceMemory <= SMALL_DEVICE_MEMORY_GB) return 1;
  return Math.max(1, Math.min(MAX_WORKERS, hardwareConcurrency));
}

function hasWebgl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function attempt(probe: () => boolean): boolean {
  try {
    return probe();
  } catch {
    return false;
  }
}
