/**
 * Renders the synthetic athlete's clips: `npm run athlete -- [--only NAME] [--out FOLDER] [--frame SECONDS]`.
 *
 * Without arguments it writes every clip of `test/athlete/clips.ts` with its truth to `test/fixtures/clips`, and the
 * demo's sample. `--only` picks clips by name; `--frame` writes one moment of each as a PNG to `--out` instead.
 */
import { once } from 'node:events';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { launchChromium } from './browsers.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const ATHLETE = join(ROOT, 'test/athlete');
const FIXTURES = join(ROOT, 'test/fixtures/clips');
/** The clip that the demo shows. */
const SAMPLE = 'squat-oblique';

/**
 * One of the athlete's TypeScript modules, bundled.
 * @param {string} entry
 * @param {'browser' | 'node'} platform
 */
async function bundle(entry, platform) {
  const { outputFiles } = await build({
    entryPoints: [join(ATHLETE, entry)],
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'esm' : 'iife',
    target: 'es2022',
  });
  return outputFiles[0].text;
}

/** @param {string} entry */
async function load(entry) {
  const code = await bundle(entry, 'node');
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, out: { type: 'string' }, frame: { type: 'string' } },
});
const [{ CLIPS, extensionOf }, { truthOf }] = await Promise.all([load('clips.ts'), load('truth.ts')]);
const chosen = CLIPS.filter(({ name }) => !values.only || values.only.split(',').includes(name));
if (chosen.length === 0) {
  throw new Error(`There is no clip ${values.only}; there are ${CLIPS.map(({ name }) => name).join(', ')}.`);
}
const out = values.out ?? FIXTURES;
await mkdir(out, { recursive: true });

// WebCodecs exist only in a secure context, such as a page of localhost.
const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'));
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const origin = `http://127.0.0.1:${port}/`;
const browser = await launchChromium({ args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
try {
  for (const spec of chosen) {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(origin);
    await page.addScriptTag({ content: await bundle('render-page.ts', 'browser') });
    if (values.frame !== undefined) {
      const url = await page.evaluate((s, t) => globalThis.renderPage.renderFrame(s, t), spec, Number(values.frame));
      await writeFile(join(out, `${spec.name}.png`), Buffer.from(url.split(',')[1], 'base64'));
    } else {
      const file = `${spec.name}.${extensionOf(spec)}`;
      const bytes = Buffer.from(await page.evaluate((s) => globalThis.renderPage.renderClip(s), spec), 'base64');
      await writeFile(join(out, file), bytes);
      const truth = JSON.stringify(truthOf(spec, file));
      await writeFile(join(out, `${spec.name}.json`), `${truth}\n`);
      console.log(`${file}: ${(bytes.length / 1000).toFixed(0)} kB, truth ${(truth.length / 1000).toFixed(0)} kB`);
      if (spec.name === SAMPLE && !values.out) await copyFile(join(out, file), join(ROOT, 'demo/sample.mp4'));
    }
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}
