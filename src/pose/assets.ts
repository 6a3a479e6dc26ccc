/**
 * The files that detectors need beside those of their models (`models.ts`), and how all of them are fetched.
 */
import { TrackerError } from '../errors.js';
import { StalledError, fetchUnlessStalled } from '../media/stalls.js';
import type { KernelBuild } from './kernels/choose-build.js';

/** Our own kernels, by what they need, below the asset base. */
export const KERNELS = {
  'relaxed-simd': 'wasm/pose-kernels-relaxed-simd.wasm',
  simd: 'wasm/pose-kernels-simd.wasm',
} as const satisfies Record<KernelBuild, string>;

/** tfjs itself with its WASM backend, below the asset base. */
export const TFJS_PROGRAM = 'workers/tfjs.js';

/** tfjs's WASM files, below the asset base. */
export const TFJS_WASM = 'wasm/tfjs-backend-wasm.wasm';
export const TFJS_WASM_SIMD = 'wasm/tfjs-backend-wasm-simd.wasm';

/** tfjs's programs for the GPU, below the asset base. */
export const TFJS_GPU_PROGRAMS = { webgl: 'workers/tfjs-webgl.js', webgpu: 'workers/tfjs-webgpu.js' } as const;

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
