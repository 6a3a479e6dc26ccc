/**
 * Media of the page's own origin for pages that are told by others what to load, as the endpoint page is by its address:
 * fetched without cookies, so that nobody's link makes a visitor's own pictures readable. A `<video>` or `<img>` of such an
 * address would send them, so what is shown is what was fetched.
 */
import { mediaName, type MediaKind } from '../media/source.js';
import { discard, fetchUnlessStalled } from '../media/stalls.js';
import { urlError } from '../media/url-errors.js';
import { parseUrl } from '../url.js';

/** Whether a page's own cookies go with requests for media of its origin. */
export type MediaCredentials = 'omit' | 'same-origin';

/** Whether an address is one that browsers would send the page's own cookies to. */
export function isOwnAddress(url: string, pageOrigin: string): boolean {
  const address = parseUrl(url);
  return address !== undefined && /^https?:$/.test(address.protocol) && address.origin === pageOrigin;
}

/**
 * Fetches a file whole, without cookies on any step of the way.
 *
 * @param onDownload share that has arrived, 0..1, and the bytes in total where the server says how many
 * @throws TrackerError as `urlError`; the signal's reason
 */
export async function fetchOwnMedia(
  url: string,
  kind: MediaKind,
  signal: AbortSignal,
  onDownload: (share: number, bytes?: number) => void,
): Promise<File> {
  const name = mediaName(url);
  try {
    const response = await fetchUnlessStalled(url, { credentials: 'omit', signal });
    if (!response.ok) {
      void discard(response);
      throw new Error(`status ${response.status}`);
    }
    const blob = await new Response(counted(response, onDownload)).blob();
    return new File([blob], name, { type: response.headers.get('content-type') ?? '' });
  } catch (error) {
    signal.throwIfAborted();
    throw await urlError(kind, url, signal, error, 'omit');
  }
}

/** The content of an answer, counted as it arrives. */
function counted({ body, headers }: Response, onDownload: (share: number, bytes?: number) => void) {
  // The length of compressed data says nothing of the file's.
  const isPlain = (headers.get('content-encoding') ?? 'identity') === 'identity';
  const size = isPlain ? Number(headers.get('content-length') ?? 0) : 0;
  let received = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      received += chunk.byteLength;
      if (size > 0) onDownload(Math.min(1, received / size), size);
      controller.enqueue(chunk);
    },
    flush: () => {
      if (received < size) throw new Error('the connection was closed before the end of the file');
      onDownload(1);
    },
  });
  return body?.pipeThrough(counter) ?? null;
}
