/**
 * The picture of the README: the endpoint page with `controls`, once it has analysed the synthetic athlete's squats.
 */
import { join } from 'node:path';
import { runEndpoint } from './endpoint-run.mjs';
import { ROOT } from './run.mjs';

/** In CSS pixels. */
const WIDTH = 960;

/** The bottom of the third squat. */
const SHOWN_AT_S = 5.6;

const OPTIONS = { exercise: 'squat', controls: true, angles: true, recommendations: true, progression: true };

/**
 * Takes the picture.
 * @param {string} file a WebP file, which is written anew
 * @throws Error where the analysis failed
 */
export async function takePicture(file) {
  const { errors } = await runEndpoint(join(ROOT, 'demo/sample.mp4'), OPTIONS, {
    async beforeClose(page) {
      await page.setViewport({ width: WIDTH, height: 1200 });
      await page.evaluate(async (seconds) => {
        const tracker = /** @type {any} */ (document.querySelector('pose-upload-tracker'));
        const video = /** @type {HTMLVideoElement} */ (tracker.renderRoot.querySelector('video'));
        const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
        video.currentTime = seconds;
        await sought;
      }, SHOWN_AT_S);
      // The chart is loaded when there is something to draw.
      await page.waitForSelector('pose-upload-tracker >>> [part=chart] canvas');
      const element = await page.$('pose-upload-tracker');
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await element?.screenshot({ path: /** @type {`${string}.webp`} */ (file), type: 'webp', quality: 80 });
    },
  });
  if (errors[0]) throw new Error(`The picture could not be taken: ${errors[0].message}`);
}
