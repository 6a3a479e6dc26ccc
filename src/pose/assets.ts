/**
 * The files that the detectors need, as paths below the asset base, and how they are fetched.
 */
import { TrackerError } from '../errors.js';

/** The model files, below the asset base. */
export const MOVENET_MODEL = 'models/movenet-lightning.json';

/** The folder of tfjs's WASM files, below the asset base. */
export const TFJS_WASM_FOLDER = 'wasm/';

/**
 * Fetches one file of the package.
 *
 * @param onBytes called with the number of bytes of each part that arrives
 * @throws TrackerError `model_load_error` naming the URL
 */
export async function fetchAsset(
  url: string,
  signal: AbortSignal,
  onBytes?: (received: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw assetError(url, 'it could not be reached', error);
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
    throw assetError(url, 'the connection broke', error);
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
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
