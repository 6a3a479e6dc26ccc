/**
 * Tells apart why a URL could not be loaded. The browser hides the reason, so it takes one more request to find out.
 */
import { TrackerError, type ErrorCode } from '../errors.js';
import { mediaName, type MediaKind } from './source.js';

interface LoadErrorCodes {
  readonly load: ErrorCode;
  readonly crossOrigin: ErrorCode;
}

const CODES: Record<MediaKind, LoadErrorCodes> = {
  video: { load: 'video_load_error', crossOrigin: 'cross_origin_video' },
  image: { load: 'image_load_error', crossOrigin: 'cross_origin_image' },
};

/** Asks the server for one byte only: the answer's head tells all that is needed. */
const ONE_BYTE = { Range: 'bytes=0-0' };

/**
 * @param url the address that failed
 * @param cause what the failed attempt threw
 * @returns `…_load_error` with the HTTP status or the unreachable host, or `cross_origin_…` where the server answers but
 *   does not allow this page to read it
 */
export async function urlError(
  kind: MediaKind,
  url: string,
  signal: AbortSignal,
  cause: unknown,
): Promise<TrackerError> {
  const name = mediaName(url);
  const { load, crossOrigin } = CODES[kind];
  try {
    const response = await fetch(url, { headers: ONE_BYTE, signal });
    void response.body?.cancel();
    if (!response.ok) {
      return new TrackerError(
        load,
        `The server answered ${response.status}${response.statusText ? ` ${response.statusText}` : ''} for ${name}. Check the address and that it is still valid.`,
        { reason: 'http_status', status: response.status, url: name },
        { cause },
      );
    }
    return new TrackerError(
      load,
      `The connection broke while ${name} was loading (${cause instanceof Error ? cause.message : String(cause)}). Try again.`,
      { reason: 'connection', url: name },
      { cause },
    );
  } catch {
    signal.throwIfAborted();
  }
  try {
    await fetch(url, { mode: 'no-cors', signal });
  } catch {
    signal.throwIfAborted();
    return new TrackerError(
      load,
      `${name} could not be reached: no such host, no connection, or not allowed by this page's security policy. Check the address and the connection.`,
      { reason: 'unreachable', url: name },
      { cause },
    );
  }
  return new TrackerError(
    crossOrigin,
    `${name} is on another server, which does not allow this page to read it (CORS). Have it send Access-Control-Allow-Origin for ${globalThis.location?.origin ?? 'this origin'}, or upload the file instead. (A file that is not there looks the same from here.)`,
    { reason: 'cors', url: name },
    { cause },
  );
}
