/**
 * Tells apart why a URL could not be loaded. The browser hides the reason, so it takes one more request to find out.
 */
import { TrackerError } from '../errors.js';
import { parseUrl } from '../url.js';
import { mediaName, type MediaKind } from './source.js';
import { StalledError, discard, fetchUnlessStalled } from './stalls.js';
import { reach, unreachable } from './unreachable.js';

type LoadCode = 'video_load_error' | 'image_load_error';

const CODES = {
  video: { load: 'video_load_error', crossOrigin: 'cross_origin_video' },
  image: { load: 'image_load_error', crossOrigin: 'cross_origin_image' },
} as const satisfies Record<MediaKind, { readonly load: LoadCode; readonly crossOrigin: string }>;

/** Asks the server for one byte only: the answer's head tells all that is needed. */
const ONE_BYTE = { Range: 'bytes=0-0' };

/**
 * @param url the address that failed
 * @param cause what the failed attempt threw
 * @param credentials as the failed attempt sent them
 * @returns `…_load_error` with the HTTP status or the unreachable host, or `cross_origin_…` where the server answers but
 *   does not allow this page to read it
 */
export async function urlError(
  kind: MediaKind,
  url: string,
  signal: AbortSignal,
  cause: unknown,
  credentials: RequestCredentials = 'same-origin',
): Promise<TrackerError> {
  const name = mediaName(url);
  const { load, crossOrigin } = CODES[kind];
  if (cause instanceof StalledError) return broken(load, name, cause);
  try {
    const response = await askAgain(url, credentials, signal);
    void discard(response);
    if (!response.ok) {
      return new TrackerError(
        load,
        `The server answered ${response.status}${response.statusText ? ` ${response.statusText}` : ''} for ${name}. Check the address and that it is still valid.`,
        { reason: 'http_status', status: response.status, url: name, ...redirectOf(url, response) },
        { cause },
      );
    }
    return broken(load, name, cause);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof StalledError) return broken(load, name, error);
  }
  const { reached, hidden, forbiddenBy } = await reach(url, signal, credentials);
  // It answers now what it did not answer just before, and to this page.
  if (reached && !hidden) return broken(load, name, cause);
  if (!reached) {
    const surroundings = { online: navigator.onLine, pageOrigin: location.origin, forbiddenBy };
    const { reason, text } = unreachable(url, name, surroundings);
    return new TrackerError(load, text, { reason, url: name }, { cause });
  }
  return new TrackerError(
    crossOrigin,
    `${name} is on another server, or leads to one, which does not allow this page to read it (CORS). Have it send Access-Control-Allow-Origin for ${location.origin === 'null' ? 'every origin' : location.origin}, or upload the file instead. (Where a server sends that for no error either, a file that is not there looks the same from here.)`,
    { reason: 'cors', url: name },
    { cause },
  );
}

/** Where a server refuses ranges to other origins it may still be read: that is no matter of CORS then. */
async function askAgain(url: string, credentials: RequestCredentials, signal: AbortSignal): Promise<Response> {
  try {
    return await fetchUnlessStalled(url, { headers: ONE_BYTE, credentials, signal });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return fetchUnlessStalled(url, { credentials, signal });
  }
}

/** The origin that answered, where that is another one than was asked. */
function redirectOf(url: string, response: Response): { readonly redirectedTo?: string } {
  const origin = parseUrl(response.url)?.origin;
  return origin === undefined || origin === parseUrl(url)?.origin ? {} : { redirectedTo: origin };
}

function broken(load: LoadCode, name: string, cause: unknown): TrackerError {
  return new TrackerError(
    load,
    `The connection broke while ${name} was loading (${cause instanceof Error ? cause.message : String(cause)}). Try again.`,
    { reason: 'connection', url: name },
    { cause },
  );
}
