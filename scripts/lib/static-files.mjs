/**
 * A small static file server for tests and tools: right content types, byte ranges (206), nothing cached, and nothing
 * outside the folders it is given.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {Record<string, string>} Mounts URL folder (`/dist/`) to folder on disk; the longest that fits wins */

/** @type {Record<string, string>} */
const TYPES = {
  '.avif': 'image/avif',
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mov': 'video/quicktime',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
};

/**
 * The content type of a file by its name.
 * @param {string} file
 */
export function contentType(file) {
  return TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * The file on disk that a URL path stands for, or undefined where it leaves the folders.
 * @param {Mounts} mounts
 * @param {string} urlPath
 */
export function resolveFile(mounts, urlPath) {
  let path;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  const mount = Object.keys(mounts)
    .filter((prefix) => path.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0];
  const root = mount === undefined ? undefined : mounts[mount];
  if (mount === undefined || root === undefined || path.includes('\0')) return undefined;
  const file = normalize(join(root, path.slice(mount.length)));
  return file === normalize(root) || file.startsWith(normalize(root + sep)) ? file : undefined;
}

/**
 * Reads a Range header.
 * @param {string | undefined} header
 * @param {number} size of the file
 * @returns {{ start: number, end: number } | 'invalid' | undefined} undefined: send everything; `end` is inclusive
 */
export function parseRange(header, size) {
  const match = header && /^bytes=(\d*)-(\d*)$/.exec(header);
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const suffix = match[1] === '';
  const start = suffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = suffix || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]));
  return start > end || start >= size ? 'invalid' : { start, end };
}

/**
 * Answers with a file, whole or in part.
 * @param {Request} request
 * @param {Response} response
 * @param {string} file
 * @param {{ headers?: Record<string, string>, bytes?: number }} [options] `bytes`: pretend that the file ends there
 * @returns {Promise<boolean>} false where there is no such file; nothing is sent then
 */
export async function sendFile(request, response, file, { headers = {}, bytes } = {}) {
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFile()) return false;
  const size = bytes === undefined ? info.size : Math.min(bytes, info.size);
  const range = parseRange(request.headers.range, size);
  response.setHeader('content-type', contentType(file));
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('accept-ranges', 'bytes');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (range === 'invalid') {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return true;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) response.setHeader('content-range', `bytes ${start}-${end}/${size}`);
  response.writeHead(range ? 206 : 200, { 'content-length': end - start + 1 });
  if (request.method === 'HEAD' || size === 0) {
    response.end();
    return true;
  }
  await new Promise((resolve) => {
    const stream = createReadStream(file, { start, end });
    response.on('close', () => {
      stream.destroy();
      resolve(undefined);
    });
    stream.on('error', () => response.destroy());
    stream.pipe(response);
  });
  return true;
}

/**
 * Answers a request from the folders: files, `index.html` of folders, a redirect where a folder lacks its slash.
 * @param {Mounts} mounts
 * @param {Request} request
 * @param {Response} response
 */
export async function serve(mounts, request, response) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const file = resolveFile(mounts, url.pathname);
  if (file !== undefined && (request.method === 'GET' || request.method === 'HEAD')) {
    const folder = (await stat(file).catch(() => undefined))?.isDirectory();
    if (folder && !url.pathname.endsWith('/')) {
      response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
      return;
    }
    if (await sendFile(request, response, folder ? join(file, 'index.html') : file)) return;
  }
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(`Not found: ${url.pathname}\n`);
}

/**
 * @typedef {object} StaticServer
 * @property {string} origin for example `http://127.0.0.1:4711`
 * @property {number} port
 * @property {string[]} requests the path of every request so far, without query
 * @property {() => Promise<void>} close
 */

/**
 * Starts a static server.
 * @param {Mounts} mounts
 * @param {{ port?: number, host?: string, index?: string }} [options] port 0 (the default) takes a free one; `index`:
 *   where `/` leads
 * @returns {Promise<StaticServer>}
 */
export async function startStaticServer(mounts, { port = 0, host = '127.0.0.1', index } = {}) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (index && request.url === '/') return void response.writeHead(302, { location: index }).end();
    serve(mounts, request, response).catch(() => response.destroy());
  });
  const bound = await listen(server, port, host);
  return {
    origin: `http://${host}:${bound}`,
    port: bound,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Listens, and tells the port that it got.
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>}
 */
export function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
