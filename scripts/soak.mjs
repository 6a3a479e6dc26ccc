/**
 * Many runs in one page: complete, cancelled, superseded, and with the element taken out of the page and put back. Prints
 * what is left after each tenth of them: what does not come back to where it began grows.
 *
 *     npm run soak [-- --runs 50] [--clip FILE] [--fps 5]
 *
 * Heap: JavaScript objects and array buffers after garbage collection, page and workers together. Process: memory of the
 * browser's page process. Cancel: from `cancel()` until the run has ended and every worker is idle. The exit code is 1
 * where something was left behind.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEndpointServer } from '../server/endpoint-server.mjs';
import { launchChromium } from './browsers.mjs';
import { ROOT } from './lib/run.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @typedef {object} Leftovers
 * @property {number} runs
 * @property {number} workers
 * @property {number} urls object URLs that were not revoked
 * @property {number} tensors
 * @property {number} heapMb
 * @property {number} processMb
 * @property {number} lostFrames frames that nobody closed
 */

/** How much may be left more than after the second tenth, by garbage that no collection finds at once. */
const TOLERANCE = { workers: 0, urls: 0, tensors: 0, heapMb: 4, processMb: 60, lostFrames: 0 };

const CANCEL_BUDGET_MS = 200;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    clip: { type: 'string', default: 'test/fixtures/clips/squat-side.mp4' },
    fps: { type: 'string', default: '5' },
  },
});
const runs = Number(values.runs);

const server = await startEndpointServer();
const browser = await launchChromium({ args: ['--js-flags=--expose-gc'] });
try {
  const page = await browser.newPage();
  let lostFrames = 0;
  page.on('console', (entry) => {
    if (/VideoFrame was garbage collected/.test(entry.text())) lostFrames++;
  });
  await page.evaluateOnNewDocument(countObjectUrls);
  await page.goto(`${server.origin}/pose_tracker/upload_tracking/index.html`);
  await prepare(page, readFileSync(join(ROOT, values.clip)).toString('base64'), Number(values.fps));

  /** @type {Leftovers[]} */
  const rows = [];
  /** @type {number[]} */
  const cancels = [];
  for (let run = 1; run <= runs; run++) {
    const kind = /** @type {const} */ (['whole', 'cancel', 'supersede', 'remove'])[(run - 1) % 4] ?? 'whole';
    await page.evaluate((name) => /** @type {any} */ (window).soak[name](), kind);
    if (kind === 'cancel') {
      await idle(page);
      cancels.push(await page.evaluate(() => performance.now() - /** @type {any} */ (window).soak.cancelledAt));
    }
    if (run % Math.max(4, Math.round(runs / 10)) === 0 || run === runs) {
      // A run to its end, so that all workers have their model again.
      await page.evaluate(() => /** @type {any} */ (window).soak.whole());
      rows.push({ runs: run, ...(await leftovers(page)), lostFrames });
    }
  }
  console.table(rows);
  cancels.sort((a, b) => a - b);
  const cancelMs = { median: cancels[cancels.length >> 1] ?? 0, most: cancels.at(-1) ?? 0 };
  console.log(
    `Cancel: median ${cancelMs.median.toFixed(0)} ms, at most ${cancelMs.most.toFixed(0)} ms of ${CANCEL_BUDGET_MS} ms (${cancels.length} times)`,
  );
  const problems = compare(rows);
  for (const problem of problems) console.log(`Left behind: ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await server.close();
}

/** Runs in the page before anything else. */
function countObjectUrls() {
  const urls = new Set();
  Object.assign(window, { openUrls: urls });
  const createObjectURL = URL.createObjectURL.bind(URL);
  const revokeObjectURL = URL.revokeObjectURL.bind(URL);
  URL.createObjectURL = (object) => {
    const url = createObjectURL(object);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL(url);
  };
}

/**
 * Puts an element and the ways to use it into the page.
 * @param {Page} page
 * @param {string} clip
 * @param {number} fps
 */
async function prepare(page, clip, fps) {
  await page.evaluate(
    async (base64, analysisFps) => {
      document.body.replaceChildren();
      await import(/* webpackIgnore: true */ String('/define.js'));
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const tracker = /** @type {any} */ (document.createElement('pose-upload-tracker'));
      Object.assign(tracker, { token: 'soak', pace: 'max', keypoints: true, exercise: 'squat', analysisFps });
      tracker.assetBase = new URL('/assets/', location.href).href;
      document.body.append(tracker);
      const file = () => new File([bytes], 'soak.mp4');
      const start = () =>
        tracker.analyze(file()).catch((/** @type {Error} */ error) => {
          if (error.name !== 'AbortError') throw error;
        });
      const firstPose = () => new Promise((resolve) => tracker.addEventListener('keypoints', resolve, { once: true }));
      const soak = {
        cancelledAt: 0,
        whole: start,
        async cancel() {
          const run = start();
          await firstPose();
          soak.cancelledAt = performance.now();
          tracker.cancel();
          await run;
        },
        async supersede() {
          const first = start();
          await firstPose();
          await Promise.all([first, start()]);
        },
        async remove() {
          const run = start();
          await firstPose();
          tracker.remove();
          await run;
          document.body.append(tracker);
          await start();
        },
      };
      Object.assign(window, { soak });
    },
    clip,
    fps,
  );
}

/**
 * Waits until every worker has time for us.
 * @param {Page} page
 */
async function idle(page) {
  await Promise.all(page.workers().map((worker) => worker.evaluate(() => new Promise((done) => setTimeout(done)))));
}

/**
 * @param {Page} page
 * @returns {Promise<Omit<Leftovers, 'runs' | 'lostFrames'>>}
 */
async function leftovers(page) {
  const workers = page.workers();
  let heap = 0;
  let tensors = 0;
  for (const target of [page, ...workers]) {
    const client = target === page ? await page.createCDPSession() : /** @type {any} */ (target).client;
    for (let i = 0; i < 2; i++) await client.send('HeapProfiler.collectGarbage').catch(() => undefined);
    const usage = await client.send('Runtime.getHeapUsage');
    heap += usage.usedSize + (usage.backingStorageSize ?? 0);
    if (target === page) await client.detach();
  }
  for (const worker of workers) {
    tensors += await worker.evaluate(() => /** @type {any} */ (globalThis)._tfengine?.memory().numTensors ?? 0);
  }
  return {
    workers: workers.length,
    urls: await page.evaluate(() => /** @type {any} */ (window).openUrls.size),
    tensors,
    heapMb: Math.round(heap / 1e5) / 10,
    processMb: await processMb(),
  };
}

/** Memory of the largest page process, as the operating system counts it; 0 where it does not tell. */
async function processMb() {
  const client = await browser.target().createCDPSession();
  const { processInfo } = await client.send('SystemInfo.getProcessInfo');
  await client.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1000;
      } catch {
        return 0;
      }
    });
  return Math.round(Math.max(0, ...sizes));
}

/**
 * What grew since the second row: until the first one the browser compiles code and fills its own caches.
 * @param {Leftovers[]} rows
 */
function compare(rows) {
  const [first, last] = [rows[1], rows.at(-1)];
  if (!first || !last) return ['too few runs were measured: take 12 or more'];
  return Object.entries(TOLERANCE).flatMap(([name, tolerance]) => {
    const key = /** @type {keyof typeof TOLERANCE} */ (name);
    const grown = last[key] - first[key];
    return grown > tolerance ? [`${name}: ${first[key]} → ${last[key]}`] : [];
  });
}
