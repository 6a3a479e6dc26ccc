/**
 * What this browser can do, for the `environment` message and the choice of a backend. Every probe is on its own: none
 * may stop a run.
 */
import { hasSimd } from '../pose/kernels/choose-build.js';

/** The findings. */
export interface Capabilities {
  readonly webgl: boolean;
  /** Whether WebGPU finds a graphics adapter; many browsers have the interface and nothing behind it. */
  readonly webgpu: boolean;
  readonly wasmSimd: boolean;
  readonly wasmThreads: boolean;
}

/** One way to the graphics processor. */
export interface Gpu {
  /** What the browser calls it, as far as it says; empty where it is not there. */
  readonly name: string;
  /** Why it is of no use; undefined where it may be. */
  readonly obstacle?: string;
}

/** Names of programs that draw in place of a graphics processor: ten times slower than WASM. */
const SOFTWARE_RENDERER = /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render/i;

/** How long a browser may take to say which adapter it has; some never do. */
const ADAPTER_TIMEOUT_MS = 2000;

/** Probes the browser. */
export async function probeCapabilities(): Promise<Capabilities> {
  const webgpu = await probeWebgpu();
  return {
    webgl: probeWebgl().name !== '',
    webgpu: webgpu.name !== '',
    wasmSimd: attempt(hasSimd) ?? false,
    wasmThreads: attempt(() => globalThis.crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined') ?? false,
  };
}

let webglProbe: Gpu | undefined;

/** Looks for WebGL 2; once, as browsers allow a page only a few contexts. */
export function probeWebgl(): Gpu {
  return (webglProbe ??= findWebgl());
}

function findWebgl(): Gpu {
  const name = attempt(() => {
    const context = document.createElement('canvas').getContext('webgl2');
    if (!context) return '';
    const names = context.getExtension('WEBGL_debug_renderer_info');
    const renderer: unknown = context.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : context.RENDERER);
    context.getExtension('WEBGL_lose_context')?.loseContext();
    return typeof renderer === 'string' && renderer !== '' ? renderer : 'unnamed';
  });
  if (!name) return { name: '', obstacle: 'this browser has no WebGL 2' };
  return { name, ...softwareObstacle(name) };
}

let webgpuProbe: Promise<Gpu> | undefined;

/** Looks for a WebGPU adapter; once, as that takes a while. */
export function probeWebgpu(): Promise<Gpu> {
  return (webgpuProbe ??= findAdapter().catch((error: unknown) => ({
    name: '',
    obstacle: error instanceof Error ? error.message : String(error),
  })));
}

async function findAdapter(): Promise<Gpu> {
  const { gpu } = navigator as { gpu?: MinimalGpu };
  if (!gpu) return { name: '', obstacle: 'this browser has no WebGPU' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ADAPTER_TIMEOUT_MS);
  });
  const adapter = await Promise.race([gpu.requestAdapter(), late]).finally(() => clearTimeout(timer));
  if (adapter === undefined) return { name: '', obstacle: 'WebGPU does not answer' };
  if (adapter === null) return { name: '', obstacle: 'WebGPU finds no graphics adapter' };
  const { vendor = '', architecture = '', device = '', description = '', isFallbackAdapter } = adapter.info ?? {};
  const name = [vendor, architecture, device, description].filter(Boolean).join(' ') || 'unnamed';
  if (isFallbackAdapter || adapter.isFallbackAdapter) return { name, ...softwareObstacle('software') };
  return { name, ...softwareObstacle(name) };
}

/** The little of WebGPU that is asked here; browsers differ in where they say what. */
interface MinimalGpu {
  requestAdapter(): Promise<{
    readonly isFallbackAdapter?: boolean;
    readonly info?: {
      readonly vendor?: string;
      readonly architecture?: string;
      readonly device?: string;
      readonly description?: string;
      readonly isFallbackAdapter?: boolean;
    };
  } | null>;
}

function softwareObstacle(name: string): { obstacle?: string } {
  return SOFTWARE_RENDERER.test(name) ? { obstacle: `it is drawn in software here, without a GPU (${name})` } : {};
}

function attempt<T>(probe: () => T): T | undefined {
  try {
    return probe();
  } catch {
    return undefined;
  }
}
