/**
 * The answers of servers that do not do what they should.
 */
import { open, readFile, stat } from 'node:fs/promises';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { contentType, parseRange } from './files.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** What each key has been asked for. @type {Map<string, number>} */
const counts = new Map();

/** @type {Map<string, Buffer>} */
const kept = new Map();

/**
 * How often a key has been asked for, this time included.
 * @param {string} key
 */
export function turnOf(key) {
  const turn = (counts.get(key) ?? 0) + 1;
  counts.set(key, turn);
  return turn;
}

/**
 * @param {Response} response
 * @param {string | undefined} file
 * @param {number} bytes
 */
export async function sendCut(response, file, bytes) {
  const info = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (file === undefined || !info) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': contentType(file), 'content-length': info.size });
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
  await handle.close();
  response.write(buffer.subarray(0, bytesRead), () => response.destroy());
}

/** What goes on where a key is let go. @type {Map<string, (() => void)[]>} */
const held = new Map();

/**
 * Sends the first bytes of a file without ranges, and the rest when it is told to.
 * @param {Response} response
 * @param {string} key
 * @param {string | undefined} file
 * @param {number} bytes
 */
export async function sendHeld(response, key, file, bytes) {
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || !content) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': contentType(file), 'content-length': content.length });
  response.write(content.subarray(0, bytes));
  held.set(key, [...(held.get(key) ?? []), () => response.end(content.subarray(bytes))]);
}

/**
 * @param {Response} response
 * @param {string} key
 */
export function letGo(response, key) {
  const waiting = held.get(key) ?? [];
  held.delete(key);
  for (const goOn of waiting) goOn();
  response.writeHead(waiting.length > 0 ? 204 : 404).end();
}

/** What allows another origin to read an answer. */
export const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'range',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-expose-headers': 'content-length, content-range, accept-ranges',
};

/** The best that brotli can do takes longer than a reader's patience on a busy machine. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MIN_QUALITY } };

/** @type {Readonly<Record<string, (content: Buffer) => Buffer>>} */
const ENCODERS = {
  gzip: (content) => gzipSync(content),
  br: (content) => brotliCompressSync(content, BROTLI),
  deflate: (content) => deflateSync(content),
};

/**
 * Sends a file compressed whatever is asked for, whole, with the length of what is sent.
 * @param {Response} response
 * @param {string} encoding
 * @param {string | undefined} file
 */
export async function sendEncoded(response, encoding, file) {
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  const encode = ENCODERS[encoding];
  if (file === undefined || !content || !encode) return void response.writeHead(404).end();
  const encoded = encode(content);
  // Not exposed to other origins, as stores do not.
  const { 'access-control-expose-headers': _, ...headers } = CORS;
  response
    .writeHead(200, {
      ...headers,
      'content-type': contentType(file),
      'content-encoding': encoding,
      'content-length': encoded.length,
    })
    .end(encoded);
}

/** How many bytes more a file is said to have. @type {Readonly<Record<string, number>>} */
const WRONG_BY = { 'long-total': 5000, 'short-total': -20_000 };

/** Largest part that a `capped` server sends. */
const CAP = 4096;

/**
 * @param {Request} request
 * @param {Response} response
 * @param {string} how
 * @param {string | undefined} file
 */
export async function sendByRanges(request, response, how, file) {
  const sound = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || !sound) return void response.writeHead(404).end();
  const range = parseRange(request.headers.range, sound.length);
  const type = { 'content-type': contentType(file), 'cache-control': 'no-store' };
  const turn = turnOf(request.url ?? '');
  const sendWhole = () => void response.writeHead(200, { ...type, ...CORS, 'content-length': sound.length }).end(sound);
  // As where another origin may not send the header.
  if (how === 'dropped' && request.headers.range !== undefined) return void response.destroy();
  if (how === 'long-total' && range === 'invalid') return void response.writeHead(416).end();
  if (range === undefined || range === 'invalid' || how === 'none') return sendWhole();
  if (how === 'refused') return void response.writeHead(416, { 'content-range': `bytes */${sound.length}` }).end();
  if (how === 'bad-request') return void response.writeHead(400).end('no ranges here');
  if (how === 'first-only' && turn > 1) return sendWhole();
  const isChanged = how === 'changed' && turn > 1;
  const content = isChanged ? Buffer.alloc(sound.length, 0x5a) : sound;
  const start = how === 'wrong' && turn > 1 ? range.start + 1 : range.start;
  const end = how === 'capped' ? Math.min(range.end, start + CAP - 1) : range.end;
  const size = how === 'unknown-size' ? '*' : content.length + (WRONG_BY[how] ?? 0);
  const tag = how === 'weak-tags' ? ['"one"', 'W/"one"', '"one-gzip"'][turn % 3] : '"one"';
  response.writeHead(206, {
    ...type,
    ...CORS,
    etag: isChanged ? '"two"' : tag,
    ...(how !== 'no-header' && { 'content-range': `bytes ${start}-${end}/${size}` }),
    'content-length': end - start + 1,
  });
  response.end(content.subarray(start, end + 1));
}

/**
 * @param {Response} response
 * @param {string | undefined} file
 * @param {number} difference
 */
export async function sendWithLength(response, file, difference) {
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || !content) return void response.writeHead(404).end();
  // Written by hand, as Node keeps lengths right.
  const head = `HTTP/1.1 200 OK\r\ncontent-type: ${contentType(file)}\r\ncontent-length: ${content.length + difference}\r\nconnection: close\r\n\r\n`;
  response.socket?.end(Buffer.concat([Buffer.from(head), content]));
}

/**
 * @param {Response} response
 * @param {string | undefined} file
 * @param {string} how
 */
export async function sendBroken(response, file, how) {
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  const type = { 'content-type': contentType(file ?? ''), 'cache-control': 'no-store' };
  if (!content || how === 'missing') return void response.writeHead(404).end('Not found');
  if (how === 'error') return void response.writeHead(500).end('Internal error');
  if (how === 'html') {
    return void response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Single page</title>');
  }
  const half = content.length >> 1;
  if (how === 'half') return void response.writeHead(200, type).end(content.subarray(0, half));
  if (how === 'cut') {
    response.writeHead(200, { ...type, 'content-length': content.length });
    return void response.write(content.subarray(0, half), () => response.destroy());
  }
  if (how === 'poisoned') return void response.writeHead(200, type).end(poisoned(content));
  return void response.writeHead(200, type).end(Buffer.from(content).fill(0, half, half + (content.length >> 2)));
}

/** What colours are divided by in the kernels, and twice that, as they stand in a WASM file. */
const COLOURS = Buffer.from([0, 0, 0xff, 0x42]);
const TWICE = Buffer.from([0, 0, 0x7f, 0x43]);

/**
 * Kernels that run, and compute wrongly: colours are divided by twice what they should be.
 * @param {Buffer} content a WASM file of kernels
 */
function poisoned(content) {
  const changed = Buffer.from(content);
  let at = changed.indexOf(COLOURS);
  if (at < 0) throw new Error('these kernels divide no colours');
  for (; at >= 0; at = changed.indexOf(COLOURS, at + 1)) TWICE.copy(changed, at);
  return changed;
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {string} key
 */
export async function keep(request, response, key) {
  const parts = [];
  for await (const part of request) parts.push(part);
  kept.set(key, Buffer.concat(parts));
  response.writeHead(204).end();
}

/**
 * @param {Response} response
 * @param {string} key
 * @param {URLSearchParams} params
 */
export function sendKept(response, key, params) {
  const content = kept.get(key);
  if (!content) return void response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': 'video/mp4',
    'content-length': content.length,
    'cache-control': 'no-store',
  });
  if (!params.has('cut')) return void response.end(content);
  response.write(content.subarray(0, Number(params.get('cut'))), () => response.destroy());
}
