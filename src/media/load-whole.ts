/**
 * Media that is needed as a whole.
 */
import { PLAIN_REQUEST, type MediaInput, type MediaKind, type MediaRequest } from './source.js';
import { discard, fetchUnlessStalled } from './stalls.js';
import { urlError } from './url-errors.js';

/**
 * Fetches the bytes of a picture, or of a video that is needed whole.
 *
 * @throws TrackerError as `urlError`
 */
export async function loadWhole(
  media: MediaInput,
  kind: MediaKind,
  signal: AbortSignal,
  { credentials }: MediaRequest = PLAIN_REQUEST,
): Promise<Blob> {
  if (typeof media !== 'string') return media;
  try {
    const response = await fetchUnlessStalled(media, { credentials, signal });
    if (response.ok) return await response.blob();
    void discard(response);
    throw new Error(`status ${response.status}`);
  } catch (error) {
    signal.throwIfAborted();
    throw await urlError(kind, media, signal, error, credentials);
  }
}
