/**
 * HTTP as a service needs it: senders and readers that are too slow are ended, connections are counted, the answers that
 * Node gives by itself carry the same headers as all others, and what is under way at the end is finished.
 */
import { STATUS_CODES, createServer } from 'node:http';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('node:http').Server} Server */
/** @typedef {Readonly<Record<string, string>>} Headers */

/**
 * @typedef {object} Limits
 * @property {number} headersMs how long a request's head may take
 * @property {number} requestMs how long a whole request may take
 * @property {number} idleMs how long a connection may wait for its next request
 * @property {number} stallMs how long a reader may take for each 64 KiB of an answer, and how long a connection with an
 *   answer under way may be still
 * @property {number} checkMs how often is looked at those
 * @property {number} connections how many there may be at once; more are closed as they come
 * @property {number} answersAtOnce how many a connection may have under way; one that asks for more is ended
 */

/** Generous to a phone with a bad connection, and over within a minute for who only wants to hold the connection. */
export const LIMITS = Object.freeze({
  headersMs: 15_000,
  requestMs: 30_000,
  idleMs: 5_000,
  stallMs: 20_000,
  checkMs: 5_000,
  connections: 2000,
  // Browsers and proxies ask for one thing at a time on a connection.
  answersAtOnce: 32,
});

/** What Node's parser of requests says, by the answer that it deserves; anything else is a bad request. */
const STATUS_OF_ERROR = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);

/**
 * @typedef {object} HttpServer
 * @property {string} origin for example `http://127.0.0.1:4711`
 * @property {number} port
 * @property {(graceMs?: number) => Promise<void>} close takes no more requests, and ends what is under way, at the latest
 *   after this long (default: at once)
 */

/**
 * Starts a server.
 * @param {object} options
 * @param {(request: Request, response: Response) => Promise<void>} options.answer
 * @param {() => Headers} options.errorHeaders headers of answers to what is no request
 * @param {number} options.port 0 takes a free one
 * @param {string} options.host
 * @param {Partial<Limits>} [options.limits]
 * @returns {Promise<HttpServer>}
 */
export async function startHttpServer({ answer, errorHeaders, port, host, limits = {} }) {
  const { headersMs, requestMs, idleMs, stallMs, checkMs, connections, answersAtOnce } = { ...LIMITS, ...limits };
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: idleMs,
    connectionsCheckingInterval: checkMs,
    // Node would answer without our headers.
    requireHostHeader: false,
  });
  server.maxConnections = connections;
  // Answers without a body wait for their reader, too: whoever asks for many at once and reads none.
  server.timeout = stallMs;
  let isEnding = false;
  /** Answers under way: requests may come one right after the other. @type {WeakMap<object, number>} */
  const answering = new WeakMap();
  /**
   * Counts an answer until it is closed.
   * @param {Request} request
   * @param {Response} response
   * @returns {boolean} whether it is to be given: what one connection asks for at once takes memory from all
   */
  const begin = ({ socket }, response) => {
    // What had come together with the request that was one too many is still gone through.
    if (socket.destroyed) return false;
    const underWay = answering.get(socket) ?? 0;
    if (underWay >= answersAtOnce) {
      socket.destroy();
      return false;
    }
    answering.set(socket, underWay + 1);
    response.once('close', () => {
      answering.set(socket, (answering.get(socket) ?? 0) - 1);
      // Node keeps a connection open that was busy when the server was closed.
      if (isEnding) server.closeIdleConnections();
    });
    return true;
  };

  server.on('request', (request, response) => {
    if (!begin(request, response)) return;
    if (isEnding) response.setHeader('Connection', 'close');
    if (request.httpVersion === '1.1' && request.headers.host === undefined) {
      return refuse(response, 400, errorHeaders());
    }
    answer(request, response).catch(() => response.destroy());
  });
  server.on('checkExpectation', (request, response) => {
    if (begin(request, response)) refuse(response, 417, errorHeaders());
  });
  server.on('clientError', (/** @type {NodeJS.ErrnoException} */ error, socket) => {
    // In the middle of an answer, another one would be taken for a part of it.
    const isAnswering = (answering.get(socket) ?? 0) > 0;
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) return void socket.destroy();
    socket.end(plainAnswer(STATUS_OF_ERROR.get(error.code ?? '') ?? 400, errorHeaders()), () => socket.destroy());
  });

  const bound = await listen(server, port, host);
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    close: (graceMs = 0) =>
      new Promise((resolve) => {
        isEnding = true;
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        if (graceMs === 0) server.closeAllConnections();
      }),
  };
}

/**
 * @param {Response} response
 * @param {number} status
 * @param {Headers} headers
 */
function refuse(response, status, headers) {
  response.writeHead(status, { ...headers, Connection: 'close', 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${STATUS_CODES[status]}\n`);
}

/**
 * @param {number} status
 * @param {Headers} headers
 */
function plainAnswer(status, headers) {
  const text = `${STATUS_CODES[status]}\n`;
  const all = {
    ...headers,
    Connection: 'close',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': text.length,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${text}`;
}

/**
 * Listens, and tells the port that it got.
 * @param {Server} server
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
