/**
 * Analyses a local video or image with the built endpoint page in headless Chromium, and prints each message as one
 * JSON line:
 *
 *     npm run analyze -- FILE [--exercise NAME] [--keypoints] [--angles] [--option value …] [--out overlay.mp4|overlay.png]
 *
 * Any option becomes the page's URL parameter of that name. What has the name of a picture is one, unless `--source video`
 * says that it is an animation. `keypoints` and `keypoints_batch` are printed only with
 * `--keypoints`, `angles` only with `--angles`. The exit code is 1 where an error message came.
 */
import { writeFileSync } from 'node:fs';
import { analyzeFile, isImage } from './lib/analyze.mjs';
import { readArguments } from './lib/analyze-arguments.mjs';
import { readOptions } from './lib/options.mjs';

/** What is printed only when asked for. */
const ON_REQUEST = { keypoints: 'keypoints', keypoints_batch: 'keypoints', angles: 'angles' };

/** How long after the end of the analysis an export may be silent. */
const EXPORT_SILENCE_MS = 10_000;

/** @typedef {import('./lib/analyze.mjs').Message} Message */

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
  const options = await readOptions();
  /** @type {ReadonlySet<string>} */
  const booleans = new Set(options.filter(({ type }) => type === 'boolean').map(({ name }) => name));
  const { file, out, params } = readArguments(args, booleans);
  const isVideo = (params.source ?? (isImage(file) ? 'image' : 'video')) === 'video';
  const wantsVideo = out !== undefined && isVideo;
  if (wantsVideo) params.export ??= 'true';

  const started = Date.now();
  /** @type {{ saved?: boolean }} */
  const result = {};
  const { state, errors } = await analyzeFile(file, params, {
    onLog: (text) => console.error(text),
    onMessage(message) {
      if (isWanted(message, params)) console.log(JSON.stringify(message));
    },
    async beforeClose(page, messages) {
      if (!out) return;
      if (messages.some(({ type }) => type === 'error')) return;
      result.saved = wantsVideo ? await saveVideo(page, messages, out) : saveImage(messages, out);
    },
  });
  console.error(`${file}: ${state} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (out && !result.saved) {
    const what = wantsVideo ? 'export_ready' : 'image_overlay';
    console.error(`${out} was not written: the page sent no ${what} message.`);
    return 1;
  }
  return errors.length > 0 || state === 'error' ? 1 : 0;
}

/**
 * @param {Message} message
 * @param {Record<string, string>} params
 */
function isWanted({ type }, params) {
  const flag = /** @type {Record<string, string>} */ (ON_REQUEST)[type];
  return flag === undefined || params[flag] === 'true';
}

/**
 * @param {readonly Message[]} messages
 * @param {string} out
 */
function saveImage(messages, out) {
  const overlay = messages.find(({ type }) => type === 'image_overlay');
  if (!overlay) return false;
  writeFileSync(out, Buffer.from(String(overlay.image).split(',')[1] ?? '', 'base64'));
  console.error(`Wrote ${out}`);
  return true;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {readonly Message[]} messages grows while we wait
 * @param {string} out
 */
async function saveVideo(page, messages, out) {
  const ready = () => messages.find(({ type }) => type === 'export_ready');
  let seen = messages.length;
  for (let waited = 0; !ready() && waited < EXPORT_SILENCE_MS; waited += 100) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (messages.some(({ type }) => type === 'error')) return false;
    if (messages.length > seen) waited = 0;
    seen = messages.length;
  }
  const message = ready();
  if (!message) return false;
  const base64 = await page.evaluate(async (/** @type {string} */ url) => {
    const blob = await (await fetch(url)).blob();
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(/** @type {string} */ (reader.result).split(',')[1]);
      reader.onerror = () => reject(new Error('The export could not be read.'));
      reader.readAsDataURL(blob);
    });
  }, message.url);
  writeFileSync(out, Buffer.from(String(base64), 'base64'));
  console.error(`Wrote ${out}`);
  return true;
}
