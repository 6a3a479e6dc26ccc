/**
 * Sends a body as fast as its reader takes it, and not to one that takes next to nothing and only holds the connection.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** @typedef {import('node:http').ServerResponse} Response */

/** What a reader has to take in its time. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Sends a body and ends the answer.
 * @param {Readable | Buffer} body
 * @param {Response} response
 * @param {number} stallMs how long a reader may take for each 64 KiB
 */
export async function pour(body, response, stallMs) {
  const watch = setTimeout(() => response.destroy(), stallMs);
  /** @param {AsyncIterable<Buffer>} source */
  async function* watched(source) {
    for await (const chunk of source) {
      // It is asked for the next one when the reader has taken what was sent.
      watch.refresh();
      yield chunk;
    }
    watch.refresh();
  }
  try {
    await pipeline(Buffer.isBuffer(body) ? Readable.from(chunksOf(body)) : body, watched, response);
  } catch {
    // The reader left or took too long, or the file became unreadable: all that is left is to end the connection.
    response.destroy();
  } finally {
    clearTimeout(watch);
  }
}

/** @param {Buffer} whole */
function* chunksOf(whole) {
  for (let start = 0; start < whole.length; start += CHUNK_BYTES) yield whole.subarray(start, start + CHUNK_BYTES);
}
