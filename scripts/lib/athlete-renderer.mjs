/**
 * Renders pictures and clips of the synthetic athlete (`test/athlete`) in headless Chromium.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { launchChromium } from '../browsers.mjs';
import { ROOT } from './run.mjs';

/** @typedef {import('../../test/athlete/clips.js').ClipSpec} ClipSpec */
/** @typedef {import('../../test/athlete/render-page.js').RateOptions} RateOptions */

/**
 * @typedef {object} AthleteRenderer
 * @property {(spec: ClipSpec) => Promise<Buffer>} clip the clip's file
 * @property {(spec: ClipSpec, options: RateOptions) => Promise<Buffer[]>} atRates the clip's file at each of several rates
 * @property {(spec: ClipSpec, tS: number) => Promise<Buffer>} frame one moment as a PNG
 * @property {() => Promise<void>} close
 */

/**
 * One of the athlete's TypeScript modules, bundled.
 * @param {string} entry
 * @param {'browser' | 'node'} platform
 */
export async function bundleAthlete(entry, platform) {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'test/athlete', entry)],
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'esm' : 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Starts a browser that renders; whoever starts it closes it.
 * @returns {Promise<AthleteRenderer>}
 */
export async function startAthleteRenderer() {
  const script = await bundleAthlete('render-page.ts', 'browser');
  // WebCodecs exist only in a secure context, such as a page of localhost.
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await launchChromium({ args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });

  /**
   * @template T
   * @param {(page: import('puppeteer-core').Page) => Promise<T>} work
   */
  const inPage = async (work) => {
    const page = await browser.newPage();
    try {
      page.on('pageerror', (error) => console.error(error));
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.addScriptTag({ content: script });
      return await work(page);
    } finally {
      await page.close();
    }
  };
  return {
    clip: (spec) =>
      inPage(async (page) =>
        Buffer.from(await page.evaluate((s) => globalThis.renderPage.renderClip(s), spec), 'base64'),
      ),
    atRates: (spec, options) =>
      inPage(async (page) => {
        const files = await page.evaluate((s, o) => globalThis.renderPage.renderAtRates(s, o), spec, options);
        return files.map((file) => Buffer.from(file, 'base64'));
      }),
    frame: (spec, tS) =>
      inPage(async (page) => {
        const url = await page.evaluate((s, t) => globalThis.renderPage.renderFrame(s, t), spec, tS);
        return Buffer.from(url.split(',')[1] ?? '', 'base64');
      }),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
