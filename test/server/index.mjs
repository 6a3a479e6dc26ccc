/**
 * What stands behind the browser tests: a middleware that serves built files, fixtures and clips with byte ranges and
 * answers the test routes; a second origin; and a proxy that answers, and records, every request to anywhere else, so
 * that no test reaches the network.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StaticFiles, listen } from '../../server/static-server.mjs';
import { bundleMiddleware } from './bundles.mjs';
import { UNCACHED } from './files.mjs';
import { Violations, sendListenedPage, testHeaders } from './policy.mjs';
import { Recorder } from './recorder.mjs';
import { testRoute } from './routes.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The folders that go out as they are; everything else is compiled by the dev server. `/isolated/` has COOP and COEP, and
 * `/scripted/` the scripted detector in the model's place.
 */
const MOUNTS = {
  '/dist/': join(ROOT, 'dist'),
  '/site/': join(ROOT, 'dist/site'),
  '/scripted/': join(ROOT, 'dist'),
  '/isolated/': join(ROOT, 'dist'),
  '/demo/': join(ROOT, 'demo'),
  '/test/fixtures/': join(ROOT, 'test/fixtures'),
};

/** The site names the package around it, which has a folder of its own here. */
const REDIRECTS = { '/define.js': '/dist/define.js' };

/** Pages of the endpoint and of the site: they run under the package's policy, and tests hear of what violates it. */
const BUILT_PAGE =
  /^\/(?:dist|isolated|scripted)\/(pose_tracker\/\w+\/(?:index\.html)?)$|^\/(site\/(?:[\w.-]+\.html)?)$/;

const HOST = '127.0.0.1';

/**
 * Starts the helpers of a test run. They end with the process.
 */
export async function startTestServers() {
  const recorder = new Recorder();
  const context = { mounts: MOUNTS, recorder, otherOrigin: '', nobody: '', violations: new Violations() };

  const otherFiles = new StaticFiles({ mounts: MOUNTS, headersOf: () => UNCACHED });
  const other = createServer((request, response) => {
    recorder.record('other', request);
    const answer = request.url?.startsWith('/__test/') ? testRoute(context, request, response) : undefined;
    (answer ?? otherFiles.answer(request, response)).catch(() => response.destroy());
  });
  context.otherOrigin = `http://${HOST}:${await listen(other, 0, HOST)}`;
  other.unref();
  context.nobody = `http://${HOST}:${await freePort()}`;

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

  return {
    context,
    host: HOST,
    /** For the test pages themselves: suites that begin at once would take the same one if they looked for it by counting. */
    port: await freePort(),
    proxyPort,
    middleware: [recording(context), bundleMiddleware(), files(context)],
  };
}

/** A port where nobody listens. */
async function freePort() {
  const server = createServer();
  const port = await listen(server, 0, HOST);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * @param {import('./routes.mjs').TestContext} context
 * @returns {import('koa').Middleware}
 */
function recording({ recorder }) {
  return (koa, next) => {
    recorder.record('main', koa.req);
    return next();
  };
}

/**
 * @param {import('./routes.mjs').TestContext} context
 * @returns {import('koa').Middleware}
 */
function files(context) {
  const built = testHeaders({ media: [context.otherOrigin] });
  const isolated = testHeaders({ media: [context.otherOrigin], isolate: true });
  /** @param {string} path */
  const headersOf = (path) => {
    if (path.startsWith('/isolated/')) return isolated;
    return /^\/(dist|scripted|site)\//.test(path) ? built : UNCACHED;
  };
  const folders = new StaticFiles({ mounts: context.mounts, headersOf, redirects: REDIRECTS });
  return async (koa, next) => {
    const isTest = koa.path.startsWith('/__test/');
    const isFile = koa.path in REDIRECTS || Object.keys(context.mounts).some((mount) => koa.path.startsWith(mount));
    if (!isTest && !isFile) return next();
    koa.respond = false;
    koa.res.statusCode = 200;
    const [, endpoint, site] = BUILT_PAGE.exec(koa.path) ?? [];
    const page = endpoint ?? site;
    if (isTest) await testRoute(context, koa.req, koa.res);
    else if (page !== undefined) await sendListenedPage(join(MOUNTS['/dist/'], page), headersOf(koa.path), koa.res);
    else await folders.answer(koa.req, koa.res);
  };
}
