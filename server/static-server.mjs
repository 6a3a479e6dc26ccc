/**
 * The one server for files: behind `pose-upload-tracker serve`, the demo, the tools and the tests. Paths, byte ranges
 * and conditional requests are the library's; headers, compression and the page for what is not there are ours.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mime, send } from '@fastify/send';
import { CompressedFiles, chooseEncoding, isCompressible } from './compression.mjs';
import { hasCurrent, wantsOther } from './conditions.mjs';
import { entityTags } from './entity-tags.mjs';
import { LIMITS, startHttpServer } from './http-server.mjs';
import { pour } from './pour.mjs';
import { realFile } from './real-file.mjs';
import { findMounted, namesOf, splitTarget } from './request-path.mjs';

export { listen } from './http-server.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {Readonly<Record<string, string>>} Headers */
/** @typedef {import('./request-path.mjs').Mounts} Mounts */

/**
 * @typedef {object} FilesOptions
 * @property {Mounts} mounts
 * @property {(path: string) => Headers} [headersOf] headers of every answer, by the URL's path
 * @property {boolean} [compress] (default false)
 * @property {Readonly<Record<string, string>>} [redirects] paths that lead to others
 * @property {Readonly<Record<string, (request: Request, response: Response) => Promise<void>>>} [answers] paths that are
 *   answered otherwise than by a file of a mount
 * @property {(file: import('./real-file.mjs').RealFile) => Promise<boolean>} [hides] files that are not given out
 * @property {Partial<import('./http-server.mjs').Limits>} [limits]
 */

/** Shown where a file is missing, if the folder behind `/` has it. */
const NOT_FOUND_PAGE = '404.html';

const CSP = 'Content-Security-Policy';

/** What is no file may be one tomorrow, whatever the caching of its folder. */
const NOT_KEPT = { 'Cache-Control': 'no-cache' };

/** Tags and caching are ours; what begins with a dot is not there. */
const LIBRARY_OPTIONS = /** @type {const} */ ({
  dotfiles: 'ignore',
  cacheControl: false,
  etag: false,
  lastModified: false,
});

// What the library takes for `application/node` or does not know; browsers run no module of another type.
mime.define({ 'text/javascript': ['js', 'mjs'], 'application/octet-stream': ['bin', 'task'] }, true);

/** Answers requests for files. */
export class StaticFiles {
  /** @type {Mounts} */
  #mounts;
  /** @type {(path: string) => Headers} */
  #headersOf;
  /** @type {boolean} */
  #compress;
  #compressed = new CompressedFiles();
  #tags = entityTags();
  /** @type {Readonly<Record<string, string>>} */
  #redirects;
  /** @type {NonNullable<FilesOptions['answers']>} */
  #answers;
  /** @type {NonNullable<FilesOptions['hides']>} */
  #hides;
  /** @type {number} */
  #stallMs;

  /** @param {FilesOptions} options */
  constructor({
    mounts,
    headersOf = () => ({}),
    compress = false,
    redirects = {},
    answers = {},
    hides = () => Promise.resolve(false),
    limits = {},
  }) {
    this.#mounts = mounts;
    this.#headersOf = headersOf;
    this.#redirects = redirects;
    this.#answers = answers;
    this.#hides = hides;
    this.#stallMs = limits.stallMs ?? LIMITS.stallMs;
    this.#compress = compress;
  }

  /**
   * Answers with a file, an `index.html`, a redirect to a folder, or an error.
   * @param {Request} request
   * @param {Response} response
   */
  async answer(request, response) {
    const { path, search } = splitTarget(request.url ?? '/');
    setHeaders(response, this.#headersOf(path));
    if (request.method === 'OPTIONS') return void response.writeHead(204, { Allow: 'GET, HEAD, OPTIONS' }).end();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD, OPTIONS');
      return this.#fail(request, response, 405, 'Only GET and HEAD are answered here.');
    }
    const redirect = this.#redirects[path];
    if (redirect !== undefined) return leadTo(response, 302, `${redirect}${search}`);
    const names = namesOf(path);
    if (!names) return this.#fail(request, response, 404, 'Not found');
    // One address for each file: a page finds what lies beside it, such as its configuration, by the address of its own.
    if (path.includes('//')) {
      return leadTo(response, 301, `${path.replace(/\/+/g, '/')}${search}`);
    }
    const decoded = names.join('/');
    const answer = this.#answers[decoded];
    if (answer) return answer(request, response);
    const found = findMounted(this.#mounts, decoded);
    if (!found) return this.#fail(request, response, 404, 'Not found');
    if (await this.send(request, response, found.rest, { root: found.root, redirect: `${path}/${search}` })) return;
    return this.#fail(request, response, 404, 'Not found');
  }

  /**
   * Answers with one file.
   * @param {Request} request
   * @param {Response} response
   * @param {string} path below the root, as in a URL
   * @param {{ root: string, headers?: Headers, bytes?: number, redirect?: string }} options `headers` go before all
   *   others; `bytes`: pretends that the file ends there; `redirect`: where a folder without its slash leads to
   * @returns {Promise<boolean>} false where there is no such file; nothing is sent then
   */
  async send(request, response, path, { root, headers = {}, bytes, redirect }) {
    const options = { ...LIBRARY_OPTIONS, root, ...(bytes !== undefined && { end: bytes - 1 }) };
    // The library looks for the file without opening it first: who has it already needs nothing else.
    const found = await send(asked('HEAD', {}), path, options);
    if (found.type === 'directory') {
      if (redirect === undefined) return false;
      // Two slashes in front would lead to another host.
      leadTo(response, 301, redirect.replace(/^\/+/, '/'));
      return true;
    }
    if (found.type !== 'file') return false;
    const { path: file, stat: info } = found.metadata;
    if (!(await this.#mayGive(root, file))) return false;
    const encoding = bytes === undefined ? this.#encodingFor(request, response, file, info.size) : undefined;
    const content = await this.#tags.get(file, info);
    const tag = `"${[content, encoding, bytes].filter((part) => part !== undefined).join('-')}"`;
    response.setHeader('ETag', tag);
    if (wantsOther(request.headers, tag, info.mtimeMs)) {
      setHeaders(response, NOT_KEPT);
      response.writeHead(412, { 'Content-Type': 'text/plain; charset=utf-8' }).end('It is another file by now.\n');
      return true;
    }
    if (hasCurrent(request.headers['if-none-match'], tag)) {
      setHeaders(response, headers);
      response.writeHead(304).end();
      return true;
    }
    if (encoding) {
      const body = await this.#compressed.get(file, info, encoding);
      const { 'Content-Type': type = '' } = found.headers;
      setHeaders(response, { 'Content-Type': type, 'Content-Encoding': encoding, ...headers });
      response.writeHead(200, { 'Content-Length': body.length });
      if (request.method === 'HEAD') response.end();
      else await pour(body, response, this.#stallMs);
      return true;
    }
    const result = await send(asked(request.method, rangeOf(request, tag, bytes ?? info.size)), path, options);
    setHeaders(response, { ...(result.type === 'error' ? errorHeaders(result.headers) : result.headers), ...headers });
    // What is wrong with a range must not be kept as long as the file.
    if (result.type === 'error') setHeaders(response, NOT_KEPT);
    response.statusCode = result.statusCode;
    await pour(result.stream, response, this.#stallMs);
    return true;
  }

  /**
   * How a file is compressed for this request, if at all. A range is of the file itself.
   * @param {Request} request
   * @param {Response} response
   * @param {string} file
   * @param {number} bytes
   */
  #encodingFor({ headers }, response, file, bytes) {
    if (!this.#compress || !isCompressible(file, bytes)) return undefined;
    response.setHeader('Vary', 'Accept-Encoding');
    return headers.range === undefined ? chooseEncoding(headers['accept-encoding']) : undefined;
  }

  /**
   * @param {string} root
   * @param {string} file
   */
  async #mayGive(root, file) {
    const real = await realFile(root, file);
    return real !== undefined && !(await this.#hides(real));
  }

  /**
   * @param {Request} request
   * @param {Response} response
   * @param {number} status
   * @param {string} text
   */
  async #fail(request, response, status, text) {
    const root = this.#mounts['/'];
    const page = root === undefined || status !== 404 ? undefined : join(root, NOT_FOUND_PAGE);
    const hasPage =
      root !== undefined && page !== undefined && (await this.#mayGive(root, page)) && (await stat(page)).isFile();
    setHeaders(response, NOT_KEPT);
    response.setHeader('Content-Type', hasPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8');
    response.statusCode = status;
    if (request.method === 'HEAD') response.end();
    else if (hasPage) await pour(createReadStream(page), response, this.#stallMs);
    else response.end(`${text}\n`);
  }
}

/**
 * The content type of a file by its name, as the server sends it.
 * @param {string} file
 */
export function contentType(file) {
  return mime.getType(file) ?? 'application/octet-stream';
}

/**
 * What the library is asked.
 * @param {string | undefined} method
 * @param {Readonly<Record<string, string | undefined>>} headers
 */
function asked(method, headers) {
  return /** @type {Request} */ (/** @type {unknown} */ ({ method, headers }));
}

/**
 * The range that is asked for, unless it continues something else.
 * @param {Request} request
 * @param {string} tag
 * @param {number} size
 */
function rangeOf({ headers }, tag, size) {
  const { range, 'if-range': continued } = headers;
  if (range === undefined || (continued !== undefined && continued !== tag)) return {};
  // The library refuses to send the last 100 bytes of 10; the standard says that it is all of them.
  const last = /^bytes=-(\d+)$/.exec(range)?.[1];
  return { range: last !== undefined && Number(last) >= size && size > 0 ? 'bytes=0-' : range };
}

/**
 * Without what the library says of its own error pages, which is no policy of ours.
 * @param {Headers} headers
 */
function errorHeaders(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('Content-') && name !== CSP));
}

/**
 * Leads to another address, for now: what is not there yet must not be led away from for a year.
 * @param {Response} response
 * @param {301 | 302} status
 * @param {string} location
 */
function leadTo(response, status, location) {
  response.writeHead(status, { ...NOT_KEPT, Location: location }).end();
}

/**
 * @param {Response} response
 * @param {Headers} headers
 */
function setHeaders(response, headers) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/**
 * @typedef {import('./http-server.mjs').HttpServer} StaticServer
 */

/**
 * Starts a server for files.
 * @param {FilesOptions & { port?: number, host?: string, onRequest?: (path: string) => void }} options port 0 (the
 *   default) takes a free one; `onRequest` hears of the path of every request, without its query, which may hold a token
 * @returns {Promise<StaticServer>}
 */
export function startStaticServer({ port = 0, host = '127.0.0.1', onRequest, ...options }) {
  const files = new StaticFiles(options);
  const { headersOf = () => ({}), limits = {} } = options;
  return startHttpServer({
    port,
    host,
    limits,
    errorHeaders: () => ({ ...headersOf(''), ...NOT_KEPT }),
    answer: (request, response) => {
      onRequest?.(splitTarget(request.url ?? '/').path);
      return files.answer(request, response);
    },
  });
}
