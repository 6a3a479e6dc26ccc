/**
 * The built package goes to browsers with the headers that it has on the internet, and with an ear for whatever violates
 * them: a script in the endpoint's pages tells at once, and browsers report what happens in workers.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { embedderPolicy, securityHeaders, serializePolicy } from '../../server/policy.mjs';
import { UNCACHED } from './files.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

const REPORT_URI = '/__test/violations';

/** In place of the endpoint's pages' own head. */
const HEAD = '<head>\n    <script src="/__test/policy-listener.js"></script>';

/** The page that embeds the endpoint keeps the list. */
export const POLICY_LISTENER = `addEventListener('securitypolicyviolation', (event) => {
  const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
  (parent.policyViolations ??= []).push([effectiveDirective, blockedURI, sourceFile, lineNumber].join(' '));
});
`;

/**
 * The headers of the built package, for tests.
 * @param {import('../../server/policy.mjs').PolicyOptions} options
 * @returns {Record<string, string>}
 */
export function testHeaders(options) {
  return { ...securityHeaders({ ...options, reportUri: REPORT_URI }), ...UNCACHED };
}

/**
 * Answers with a page that uses the element and allows what the documentation tells embedders to allow, and no more.
 * @param {{ package: string, packageOrigin?: string, media: string[] }} embedder `package`: where `define.js` lies
 * @param {Response} response
 */
export function sendEmbedder({ package: folder, ...options }, response) {
  const directives = { 'default-src': ["'none'"], ...embedderPolicy(options), 'report-uri': [REPORT_URI] };
  response.writeHead(200, {
    ...UNCACHED,
    'Content-Security-Policy': serializePolicy(directives),
    'Content-Type': 'text/html; charset=utf-8',
  });
  response.end(`<!doctype html>
<title>A page that embeds the element</title>
<script src="/__test/policy-listener.js"></script>
<link rel="icon" href="data:," />
<script type="module" src="${folder}define.js"></script>
<pose-upload-tracker token="x" pace="max" analysis-fps="2" keypoints angles></pose-upload-tracker>
`);
}

/**
 * Answers with a page of the endpoint that tells of violations.
 * @param {string} path of its file or folder
 * @param {Record<string, string>} headers
 * @param {Response} response
 */
export async function sendListenedPage(path, headers, response) {
  const page = await readFile(path.endsWith('/') ? join(path, 'index.html') : path, 'utf8');
  response.writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
  response.end(page.replace('<head>', HEAD));
}

/** What browsers reported. */
export class Violations {
  /** @type {unknown[]} */
  #reports = [];

  /**
   * @param {Request} request
   * @param {Response} response
   */
  async answer(request, response) {
    if (request.method === 'POST') this.#reports.push(await json(request));
    if (request.method === 'DELETE') this.#reports = [];
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify(this.#reports));
  }
}
