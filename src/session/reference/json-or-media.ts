/**
 * Tells a stored signature from a video: by its first bytes and by what its server calls it, as names say nothing.
 */
import { discard, fetchUnlessStalled } from '../../media/stalls.js';
import type { MediaRequest } from '../../media/source.js';
import { urlError } from '../../media/url-errors.js';

/** Enough to see how a text begins. */
const FIRST_BYTES = 64;

/** A signature is some 20 kB: what is much longer is none, whatever it begins with. */
const MOST_JSON_BYTES = 2_000_000;

const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json\b/i;

/** JSON that holds an object. No video and no picture begins so. */
const OBJECT_BEGINS = /^\uFEFF?\s*\{/;

/** @returns the text where it is JSON; undefined where it is anything else */
export async function jsonOfFile(file: Blob): Promise<string | undefined> {
  const head = await file.slice(0, FIRST_BYTES).text();
  return isJson(file.type, head) && file.size <= MOST_JSON_BYTES ? file.text() : undefined;
}

/**
 * @returns the text at an address where it is JSON; undefined where it is anything else, of which no more than the beginning
 *   is asked for
 * @throws TrackerError as `urlError`
 */
export async function jsonOfAddress(
  address: string,
  { credentials }: MediaRequest,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetchUnlessStalled(address, { credentials, signal });
    if (!response.ok || !response.body) {
      void discard(response);
      throw new Error(`status ${response.status}`);
    }
    return await jsonOfBody(response.body, response.headers.get('content-type') ?? '');
  } catch (error) {
    signal.throwIfAborted();
    throw await urlError('video', address, signal, error, credentials);
  }
}

async function jsonOfBody(body: ReadableStream<Uint8Array>, type: string): Promise<string | undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    bytes += value?.length ?? 0;
    text += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const isKnown = done || bytes >= FIRST_BYTES;
    if ((isKnown && !isJson(type, text)) || bytes > MOST_JSON_BYTES) {
      if (!done) reader.cancel().catch(() => undefined);
      return undefined;
    }
    if (done) return text;
  }
}

function isJson(type: string, head: string): boolean {
  return JSON_TYPE.test(type) || OBJECT_BEGINS.test(head);
}
