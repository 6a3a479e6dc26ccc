/**
 * What a visitor loads of the built package, and how many bytes of it go over the wire.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchChromium } from '../browsers.mjs';
import { runEndpoint, startDistServer } from './endpoint-run.mjs';
import { ROOT } from './run.mjs';
import { staticImports } from './static-imports.mjs';

/** The built package. */
export const DIST = join(ROOT, 'dist');

/** What servers do not compress, and what is no part of the package. */
const UNCOMPRESSED = ['.bin', '.task'];
const MEDIA = ['.mp4', '.png', '.jpg', '.ico'];

/** Small as the package ships it, and the deployer's own wherever it matters. */
const CONFIGURATION = 'pose-tracker.config.json';

/** Most bytes of what is loaded, as a server that compresses sends it. */
export const BUDGETS = { script: 35_000, engine: 35_000, run: 6_000_000 };

/** The script tag with everything that it imports statically. */
export function filesOfScript() {
  return staticImports(join(DIST, 'define.js'));
}

/** The script of the endpoint page with everything that it imports statically. */
export function filesOfEndpointScript() {
  return staticImports(join(DIST, 'endpoint.js'));
}

/**
 * The exercise engine, which counts the exercises that come with it, with everything that it imports statically. It is loaded where
 * an exercise is set.
 */
export async function filesOfEngine() {
  const chunks = join(DIST, 'chunks');
  const found = readdirSync(chunks).filter((name) => /^engine-[^.]+\.js$/.test(name));
  if (found.length !== 1) throw new Error(`dist/chunks has ${found.length} files of the engine: build anew.`);
  return staticImports(join(chunks, String(found[0])));
}

/** Pages that nobody has touched, by what stands in them. */
const UNTOUCHED = {
  none: '<pose-upload-tracker token="size" preload="none"></pose-upload-tracker>',
  intent: '<pose-upload-tracker token="size"></pose-upload-tracker>',
  'auto, out of view':
    '<p style="height: 5000px"></p><pose-upload-tracker token="size" preload="auto"></pose-upload-tracker>',
};

/**
 * The files of the package that pages load which nobody touches.
 * @returns {Promise<readonly (readonly [title: string, files: readonly string[], isEndpoint: boolean])[]>}
 */
export async function filesOfUntouchedPages() {
  const server = await startDistServer();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    /** @param {string} address */
    const loaded = async (address) => {
      const before = server.requests.length;
      await page.goto(new URL(address, server.origin).href);
      await page.waitForNetworkIdle({ idleTime: 1000 });
      return packageFiles(server.requests.slice(before));
    };
    const endpoint = await loaded('/pose_tracker/upload_tracking/index.html?token=size');
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const kind = Object.entries(UNTOUCHED).find(([name]) =>
        request.url().endsWith(`/untouched?${encodeURIComponent(name)}`),
      );
      const body = `<!doctype html><script type="module" src="/define.js"></script>${kind?.[1]}`;
      void (kind ? request.respond({ contentType: 'text/html', body }) : request.continue());
    });
    await page.setCacheEnabled(false);
    const pages = [];
    for (const name of Object.keys(UNTOUCHED)) {
      pages.push(/** @type {const} */ ([name, await loaded(`/untouched?${encodeURIComponent(name)}`), false]));
    }
    return [...pages, ['the endpoint page', endpoint, true]];
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * What of the requests is the package's code and data.
 * @param {readonly string[]} paths
 */
function packageFiles(paths) {
  const own = paths.filter((path) => !MEDIA.includes(extname(path)) && !path.endsWith(`/${CONFIGURATION}`));
  return [...new Set(own)].map((path) => join(DIST, path));
}

/**
 * The files of the package that a real run of the endpoint page loads.
 * @param {string} clip
 * @param {Record<string, string | number | boolean>} [params] URL parameters
 * @returns {Promise<string[]>}
 */
export async function filesOfRun(clip, params = {}) {
  const server = await startDistServer();
  try {
    const { errors } = await runEndpoint(clip, { keypoints: true, ...params }, { server });
    if (errors.length > 0) throw new Error(`The run failed: ${errors[0]?.message}`);
    return packageFiles(server.requests);
  } finally {
    await server.close();
  }
}

/**
 * What a server that compresses sends of all of them, in bytes.
 * @param {readonly string[]} files
 */
export function sentOf(files) {
  return files.reduce((sum, file) => sum + sizes(file).sent, 0);
}

/**
 * Bytes of a file, and what a server that compresses sends of it.
 * @param {string} file
 */
export function sizes(file) {
  const content = readFileSync(file);
  const sent = UNCOMPRESSED.includes(extname(file)) ? content.length : gzipSync(content, { level: 9 }).length;
  return { raw: content.length, sent };
}
