/**
 * Runs the built endpoint page in headless Chromium on a local file, and hands over its messages as they are on the wire: what
 * `npm run size`, the examples of messages and the README's picture stand on. Tools that want results have `analyze.mjs`.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { mediaKindOf } from '../../cli/lib/media-kinds.mjs';
import { launchChromium } from '../browsers.mjs';
import { startEndpointServer } from '../../server/endpoint-server.mjs';

/** @typedef {{ type: string, [key: string]: any }} Message */
/** @typedef {import('../../server/static-server.mjs').StaticServer & { requests: readonly string[] }} DistServer */

/**
 * @typedef {object} EndpointOptions
 * @property {import('puppeteer-core').Browser} [browser] one that is running; else one is started and closed
 * @property {DistServer} [server] over `dist/`; else one is started and closed
 * @property {(page: import('puppeteer-core').Page, messages: readonly Message[]) => Promise<void>} [beforeClose]
 *   looks at the page once the run has ended
 */

/**
 * @typedef {object} EndpointResult
 * @property {'done' | 'error'} state
 * @property {Message[]} messages
 * @property {Message[]} errors the error messages among them
 */

/** A run of which nothing comes for so long hangs. */
const IDLE_MS = 180_000;

const FILE_INPUT = 'pose-upload-tracker >>> input[type=file]';

/**
 * Starts a server over the built package, with all headers that it has on the internet.
 * @param {string} [config] a configuration file for the endpoint page
 * @returns {Promise<DistServer>}
 */
export async function startDistServer(config) {
  /** @type {string[]} */
  const requests = [];
  const server = await startEndpointServer({
    compress: false,
    onRequest: (path) => requests.push(path),
    ...(config !== undefined && { config }),
  });
  return { ...server, requests };
}

/**
 * Analyses one file.
 * @param {string} file
 * @param {Record<string, string | number | boolean>} [params] URL parameters beyond `token`, `source` and `pace`
 * @param {EndpointOptions} [options]
 * @returns {Promise<EndpointResult>}
 */
export async function runEndpoint(file, params = {}, options = {}) {
  const path = resolve(file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Error(`No such file: ${file}`);
  const server = options.server ?? (await startDistServer());
  /** @type {import('puppeteer-core').Browser | undefined} */
  let browser;
  try {
    browser = options.browser ?? (await launchChromium());
    const page = await browser.newPage();
    try {
      return await analyzeInPage(page, pageUrl(server.origin, path, params), path, options);
    } finally {
      await page.close().catch(() => undefined);
    }
  } finally {
    if (!options.browser) await browser?.close();
    if (!options.server) await server.close();
  }
}

/**
 * @param {string} origin
 * @param {string} file
 * @param {Record<string, string | number | boolean>} params
 */
function pageUrl(origin, file, params) {
  const url = new URL('/pose_tracker/upload_tracking/index.html', origin);
  const all = { token: 'analyze', source: mediaKindOf(file) ?? 'video', pace: 'max', ...params };
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, String(value));
  return url.href;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} url
 * @param {string} path
 * @param {EndpointOptions} options
 * @returns {Promise<EndpointResult>}
 */
async function analyzeInPage(page, url, path, { beforeClose }) {
  /** @type {Message[]} */
  const messages = [];
  /** @type {Message[]} */
  const errors = [];
  const failure = watch(page);
  await page.exposeFunction('poseMessage', (/** @type {string} */ text) => {
    failure.alive();
    try {
      const message = /** @type {Message} */ (JSON.parse(text));
      messages.push(message);
      if (message.type === 'error') errors.push(message);
    } catch (error) {
      failure.fail(error);
    }
    if (errors.length > 0) failure.onError();
  });
  await page.evaluateOnNewDocument(() => {
    const { poseMessage } = /** @type {{ poseMessage: (text: string) => Promise<void> }} */ (
      /** @type {any} */ (window)
    );
    Object.assign(window, {
      ReactNativeWebView: { postMessage: (/** @type {string} */ text) => void poseMessage(text) },
    });
  });

  const run = async () => {
    await page.goto(url);
    // No file input comes where the page refuses to work, as it does without a valid token: then its error ends the run.
    const input = await Promise.race([page.waitForSelector(FILE_INPUT, { timeout: 0 }), failure.errored]);
    if (input) {
      await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(path);
      await page.waitForSelector('pose-upload-tracker:is([data-state="done"], [data-state="error"])', { timeout: 0 });
    }
    await beforeClose?.(page, messages);
    // Messages come in order: what was sent before this evaluation has arrived when it returns.
    const state = await page.evaluate(() => document.querySelector('pose-upload-tracker')?.getAttribute('data-state'));
    return /** @type {EndpointResult} */ ({ state: state === 'done' ? 'done' : 'error', messages, errors });
  };
  try {
    return await Promise.race([run(), failure.failed]);
  } finally {
    failure.stop();
  }
}

/**
 * Watches a page for what ends a run otherwise: a crash, or nothing happening any more.
 * @param {import('puppeteer-core').Page} page
 */
function watch(page) {
  /** @type {(reason: unknown) => void} */
  let reject = () => undefined;
  /** @type {Promise<never>} */
  const failed = new Promise((_, fail) => (reject = fail));
  failed.catch(() => undefined);
  /** @type {(value: undefined) => void} */
  let resolveError = () => undefined;
  /** @type {Promise<undefined>} */
  const errored = new Promise((done) => (resolveError = done));
  const expire = () => reject(new Error(`Nothing came from the page for ${IDLE_MS / 1000} s.`));
  let timer = setTimeout(expire, IDLE_MS);
  page.on('error', (error) => reject(new Error(`The page crashed: ${error.message}`)));
  return {
    failed,
    errored,
    fail: reject,
    alive() {
      clearTimeout(timer);
      timer = setTimeout(expire, IDLE_MS);
    },
    onError: () => resolveError(undefined),
    stop: () => clearTimeout(timer),
  };
}
