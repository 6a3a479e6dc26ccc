/**
 * Routes that only tests need, under `/__test/`:
 *
 * - `config.json` → `{ otherOrigin, nobody }`: the second origin, and one where nobody answers
 * - `requests` → GET: every request so far; DELETE: forget them
 * - `violations` → GET: every violation of the policy that browsers reported; POST: one more; DELETE: forget them
 * - `policy-listener.js` → tells the embedding page of violations, at once
 * - `embedder.html` → a page with the element under the policy for embedders; `?other` takes the package from the second
 *   origin
 * - `status/404` → an answer with that status
 * - `private/PATH` → the file for who has the cookie `member=yes`, else 401
 * - `slow/PATH?ms=300` → the file, after that long; `&chunk=65536` sends that many bytes at a time, with the pause
 *   before each
 * - `held/KEY/PATH?bytes=N` → the first N bytes, and the rest once `held/KEY` is told to go on (POST)
 * - `truncated/PATH?bytes=N` → the first N bytes, as if the file ended there
 * - `cut/PATH?bytes=N` → announces the whole file and breaks the connection after N bytes
 * - `type/PATH?type=text/plain` → the file under another content type
 * - `redirect/STATUS/WHERE/PATH` → a redirect to that path on the `other` origin, the `same`, that of the `page`, or
 *   `nowhere`; `hidden-redirect/…` without the headers that allow another origin
 * - `foreign-cors/PATH` → the file with the headers that allow one origin, which is not the page's
 * - `answer?status=200&type=application/json&body=…` → that answer, for every origin; with `&failures=N&id=…` the first N
 *   requests of that id are answered with 503
 * - `deployed/NAME/PATH` → the built package with a configuration file of its own: the content of `NAME`, which is
 *   base64url of JSON `{ status, body }`; with `isDown` it is answered with 503 until it is
 *   posted to, and with `script` the endpoint page begins with the script of that address;
 *   `frameAncestors` may embed it
 * - `ranges/HOW/PATH` → a server that is not at ease with ranges; HOW is one of `none` (the whole file), `refused` (416 to
 *   every range), `bad-request` (400), `first-only` (the whole file from the second range on), `capped` (no more than 4 kB
 *   at a time), `unknown-size`, `no-header` (no `content-range`), `wrong` (from one byte further on), `changed` (from the
 *   second range on another file, with another `etag`), `dropped` (the connection ends where a range is asked for),
 *   `long-total` (5000 bytes more than the file has), `short-total` (20,000 less), `weak-tags` (another
 *   spelling of the `etag` each time)
 * - `encoded/gzip|br|deflate/PATH` → the file, compressed whatever is asked, without ranges, with the length of what is sent
 * - `length/PATH?bytes=±N` → announces so many bytes more than the file has, or less
 * - `broken/KEY,NAME,HOW,TIMES/PATH` → files as they are, but the first TIMES requests of KEY for a file called NAME are
 *   answered with a fault: `missing`, `error`, `html` (a page, as servers of single-page applications do), `half`, `cut`
 *   (the connection breaks in the middle), `corrupt` (zeros in the middle)
 * - `kept/KEY` → PUT: keeps the body; GET: gives it, `?ranges=none` without ranges, `&cut=N` with a connection that breaks
 *   after N bytes
 * - `cors/PATH`, `no-cors/PATH` → the file with and without the headers that allow another origin
 *
 * The second origin answers the same routes; PATH is from the repository's root.
 */
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { securityHeaders } from '../../server/policy.mjs';
import { StaticFiles } from '../../server/static-server.mjs';
import { UNCACHED, contentType, resolveFile, sendFile } from './files.mjs';
import { POLICY_LISTENER, sendEmbedder } from './policy.mjs';
import {
  CORS,
  keep,
  letGo,
  sendBroken,
  sendByRanges,
  sendCut,
  sendEncoded,
  sendHeld,
  sendKept,
  sendWithLength,
  turnOf,
} from './faults.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * @typedef {object} TestContext
 * @property {import('./files.mjs').Mounts} mounts
 * @property {import('./recorder.mjs').Recorder} recorder
 * @property {string} otherOrigin
 * @property {string} nobody
 * @property {import('./policy.mjs').Violations} violations
 */

/**
 * Answers a `/__test/` request.
 * @param {TestContext} context
 * @param {Request} request
 * @param {Response} response
 */
export async function testRoute(context, request, response) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, , route = '', ...rest] = url.pathname.split('/');
  const file = resolveFile(context.mounts, `/${rest.join('/')}`);
  const bytes = Number(url.searchParams.get('bytes') ?? 1000);
  switch (route) {
    case 'config.json':
      return sendJson(response, { otherOrigin: context.otherOrigin, nobody: context.nobody });
    case 'requests':
      if (request.method === 'DELETE') context.recorder.clear();
      return sendJson(response, context.recorder.requests);
    case 'violations':
      return context.violations.answer(request, response);
    case 'policy-listener.js':
      response.writeHead(200, { 'content-type': contentType(route), 'cache-control': 'no-cache' });
      return void response.end(POLICY_LISTENER);
    case 'embedder.html': {
      const { otherOrigin } = context;
      const isOther = url.searchParams.has('other');
      const embedder = isOther
        ? { package: `${otherOrigin}/__test/cors/dist/`, packageOrigin: otherOrigin, media: [] }
        : { package: '/dist/', media: [otherOrigin] };
      return sendEmbedder(embedder, response);
    }
    case 'status':
      response.writeHead(Number(rest[0] ?? 500), { 'content-type': 'text/plain', ...CORS });
      return void response.end(`status ${rest[0]}\n`);
    case 'private':
      if (/\bmember=yes\b/.test(request.headers.cookie ?? '')) return sendOr404(request, response, file, {});
      return void response.writeHead(401, { 'content-type': 'text/plain' }).end('Members only\n');
    case 'slow': {
      const ms = Number(url.searchParams.get('ms') ?? 300);
      const chunk = Number(url.searchParams.get('chunk') ?? 0);
      if (chunk > 0 && file) return sendSlowly(response, file, ms, chunk);
      await pause(ms);
      return sendOr404(request, response, file, {});
    }
    case 'held':
      if (request.method === 'POST') return letGo(response, rest[0] ?? '');
      return sendHeld(response, rest[0] ?? '', resolveFile(context.mounts, `/${rest.slice(1).join('/')}`), bytes);
    case 'truncated':
      return sendOr404(request, response, file, { bytes });
    case 'cut':
      return sendCut(response, file, bytes);
    case 'type':
      return sendOr404(request, response, file, {
        headers: { 'content-type': url.searchParams.get('type') ?? 'text/plain' },
      });
    case 'redirect':
    case 'hidden-redirect': {
      const [status = '302', where = 'same', ...path] = rest;
      const origin = { other: context.otherOrigin, page: request.headers.origin, nowhere: context.nobody }[where] ?? '';
      const headers = route === 'redirect' ? CORS : {};
      return void response.writeHead(Number(status), { location: `${origin}/${path.join('/')}`, ...headers }).end();
    }
    case 'foreign-cors':
      return sendOr404(request, response, file, {
        headers: { ...CORS, 'access-control-allow-origin': 'https://elsewhere.example' },
      });
    case 'answer':
      return sendAnswer(response, url.searchParams);
    case 'deployed':
      return sendDeployed(context, request, response, rest);
    case 'ranges':
      return sendByRanges(request, response, rest[0] ?? '', resolveFile(context.mounts, `/${rest.slice(1).join('/')}`));
    case 'encoded':
      return sendEncoded(response, rest[0] ?? '', resolveFile(context.mounts, `/${rest.slice(1).join('/')}`));
    case 'length':
      return sendWithLength(response, file, bytes);
    case 'broken': {
      const [key = '', name = '', how = '', times = '1'] = decodeURIComponent(rest[0] ?? '').split(',');
      const path = `/${rest.slice(1).join('/')}`;
      const isMeant = path.endsWith(`/${name}`) && request.method === 'GET';
      const broken = resolveFile(context.mounts, path);
      if (isMeant && turnOf(key) <= Number(times)) return sendBroken(response, broken, how);
      return sendOr404(request, response, broken, {});
    }
    case 'kept':
      if (request.method === 'PUT') return keep(request, response, rest[0] ?? '');
      return sendKept(response, rest[0] ?? '', url.searchParams);
    case 'cors':
      if (request.method === 'OPTIONS') return void response.writeHead(204, CORS).end();
      return sendOr404(request, response, file, { headers: CORS });
    case 'no-cors':
      return sendOr404(request, response, file, {});
    default:
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`No test route ${url.pathname}\n`);
  }
}

/**
 * How often each id has been asked for that fails at first.
 * @type {Map<string, number>}
 */
const asked = new Map();

/**
 * @param {string} id
 * @param {number} failures
 */
function isToFail(id, failures) {
  const before = asked.get(id) ?? 0;
  asked.set(id, before + 1);
  return before < failures;
}

/**
 * @param {Response} response
 * @param {URLSearchParams} wanted
 */
function sendAnswer(response, wanted) {
  const fails = isToFail(wanted.get('id') ?? '', Number(wanted.get('failures') ?? 0));
  response.writeHead(fails ? 503 : Number(wanted.get('status') ?? 200), {
    ...CORS,
    'access-control-allow-headers': 'authorization',
    'content-type': wanted.get('type') ?? 'application/json',
  });
  response.end(wanted.get('body') ?? '');
}

/** Deployments that were down. @type {Set<string>} */
const up = new Set();

/** Where the package's files and its configuration are. */
const CONFIG = 'pose_tracker/upload_tracking/pose-tracker.config.json';
const PAGE = 'pose_tracker/upload_tracking/';

/**
 * @param {TestContext} context
 * @param {Request} request
 * @param {Response} response
 * @param {readonly string[]} path the name of the deployment, and the path in it
 */
async function sendDeployed(context, request, response, [name = '', ...rest]) {
  const path = rest.join('/');
  const {
    status,
    body,
    isDown = false,
    script,
    frameAncestors,
  } = JSON.parse(Buffer.from(name, 'base64url').toString());
  const dist = context.mounts['/dist/'] ?? '';
  const headers = { ...securityHeaders({ media: [context.otherOrigin], frameAncestors }), ...UNCACHED };
  if (path === CONFIG) {
    if (request.method === 'POST') up.add(name);
    response.writeHead(isDown && !up.has(name) ? 503 : status, { 'content-type': 'application/json' });
    return void response.end(body);
  }
  if (path === PAGE && script) {
    const page = await readFile(join(dist, PAGE, 'index.html'), 'utf8');
    response.writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
    return void response.end(page.replace('</head>', `<script src="${script}"></script></head>`));
  }
  const files = new StaticFiles({ mounts: { [`/__test/deployed/${name}/`]: dist }, headersOf: () => headers });
  return files.answer(request, response);
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {string | undefined} file
 * @param {{ headers?: Record<string, string>, bytes?: number }} options
 */
async function sendOr404(request, response, file, options) {
  if (file !== undefined && (await sendFile(request, response, file, options))) return;
  response.writeHead(404, { 'content-type': 'text/plain', ...options.headers }).end('Not found\n');
}

/**
 * @param {Response} response
 * @param {unknown} value
 */
function sendJson(response, value) {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/**
 * @param {Response} response
 * @param {string} file
 * @param {number} ms
 * @param {number} chunk
 */
async function sendSlowly(response, file, ms, chunk) {
  const { size } = await stat(file);
  response.writeHead(200, { 'content-type': contentType(file), 'content-length': size });
  const handle = await open(file);
  try {
    for (let sent = 0; sent < size && !response.destroyed; sent += chunk) {
      await pause(ms);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(chunk), 0, chunk, sent);
      response.write(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
    response.end();
  }
}
