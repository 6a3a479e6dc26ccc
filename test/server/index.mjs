/**
 * What stands behind the browser tests: a middleware that serves built files, fixtures and clips with byte ranges and
 * answers the test routes; a second origin; and a proxy that answers, and records, every request to anywhere else, so
 * that no test reaches the network.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, serve } from '../../scripts/lib/static-files.mjs';
import { Recorder } from './recorder.mjs';
import { testRoute } from './routes.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folders that go out as they are; everything else is compiled by the dev server. */
const MOUNTS = {
  '/dist/': join(ROOT, 'dist'),
  '/demo/': join(ROOT, 'demo'),
  '/test/fixtures/': join(ROOT, 'test/fixtures'),
};

const HOST = '127.0.0.1';

/**
 * Starts the helpers of a test run. They end with the process.
 */
export async function startTestServers() {
  const recorder = new Recorder();
  const context = { mounts: MOUNTS, recorder, otherOrigin: '' };

  const other = createServer((request, response) => {
    recorder.record('other', request);
    const answer = request.url?.startsWith('/__test/') ? testRoute(context, request, response) : undefined;
    (answer ?? serve(MOUNTS, request, response)).catch(() => response.destroy());
  });
  context.otherOrigin = `http://${HOST}:${await listen(other, 0, HOST)}`;
  other.unref();

  const proxy = createServer((request, response) => {
    recorder.record('outside', request);
    response.writeHead(502).end('Tests reach no network\n');
  });
  proxy.on('connect', (request, socket) => {
    recorder.record('outside', request);
    socket.end('HTTP/1.1 502 Tests reach no network\r\n\r\n');
  });
  const proxyPort = await listen(proxy, 0, HOST);
  proxy.unref();

  return { context, host: HOST, proxyPort, middleware: middleware(context) };
}

/**
 * @param {import('./routes.mjs').TestContext} context
 * @returns {import('koa').Middleware}
 */
function middleware(context) {
  return async (koa, next) => {
    context.recorder.record('main', koa.req);
    const isTest = koa.path.startsWith('/__test/');
    if (!isTest && !Object.keys(context.mounts).some((mount) => koa.path.startsWith(mount))) return next();
    koa.respond = false;
    koa.res.statusCode = 200;
    if (isTest) await testRoute(context, koa.req, koa.res);
    else await serve(context.mounts, koa.req, koa.res);
  };
}
