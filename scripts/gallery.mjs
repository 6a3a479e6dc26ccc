/**
 * Photographs every state of the interface in light and dark at three widths, and puts the pictures beside each other; and each
 * as it is printed:
 * `npm run gallery -- [--only done,idle]` writes `out/gallery/`. For people to look at; no test compares pictures. Expects a
 * build in `dist/`.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { startStaticServer } from '../server/static-server.mjs';
import { launchChromium } from './browsers.mjs';
import { ROOT } from './lib/run.mjs';

/** A phone, a tablet or half a screen, and a desk: CSS pixels. */
const WIDTHS = [320, 768, 1280];
/** What a sheet of A4 leaves between its edges. */
const PAPER = 718;
const THEMES = /** @type {const} */ (['light', 'dark']);

const OUT = join(ROOT, 'out/gallery');
const PAGE = join(OUT, 'page');

const { values } = parseArgs({ options: { only: { type: 'string' } } });

await rm(OUT, { recursive: true, force: true });
await buildPage();
const server = await startStaticServer({
  mounts: {
    '/': PAGE,
    '/dist/': join(ROOT, 'dist'),
    '/test/fixtures/': join(ROOT, 'test/fixtures'),
    '/test/helpers/scripted-worker.ts': join(PAGE, 'scripted-worker.js'),
    '/test/helpers/export-worker.ts': join(PAGE, 'export-worker.js'),
  },
});
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: Math.max(...WIDTHS) + 32, height: 1000 });
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.origin}/`);
  await page.waitForFunction('globalThis.gallery');
  const all = /** @type {string[]} */ (await page.evaluate('gallery.states'));
  const wanted = values.only?.split(',').map((name) => name.trim()) ?? all;
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown) throw new Error(`No state "${unknown}": take ${all.join(', ')}.`);
  for (const state of wanted) {
    await page.evaluate(`gallery.show(${JSON.stringify(state)})`);
    for (const theme of THEMES) {
      for (const width of WIDTHS) {
        await page.evaluate(`gallery.dress(${JSON.stringify(theme)}, ${width})`);
        const body = await page.$('body');
        await body?.screenshot({ path: /** @type {`${string}.png`} */ (join(OUT, fileOf(state, theme, width))) });
      }
    }
    await page.emulateMediaType('print');
    await page.evaluate(`gallery.dress('dark', ${PAPER})`);
    const sheet = await page.$('body');
    await sheet?.screenshot({ path: /** @type {`${string}.png`} */ (join(OUT, fileOf(state, 'paper', PAPER))) });
    await page.emulateMediaType('screen');
    console.log(state);
  }
  for (const theme of THEMES) await takeSheet(page, theme, wanted);
} finally {
  await browser.close();
  await server.close();
}

/**
 * @param {string} state
 * @param {string} theme
 * @param {number} width
 */
function fileOf(state, theme, width) {
  return `${state.replace(/\W+/g, '-')}-${theme}-${width}.png`;
}

/**
 * All states of a theme on one picture: a row for each state, a column for each width.
 * @param {import('puppeteer-core').Page} page
 * @param {(typeof THEMES)[number]} theme
 * @param {readonly string[]} states
 */
async function takeSheet(page, theme, states) {
  const rows = await Promise.all(
    states.map(async (state) => {
      const pictures = await Promise.all(
        WIDTHS.map(async (width) => {
          const data = await readFile(join(OUT, fileOf(state, theme, width)), 'base64');
          return `<img width="${width / 2}" src="data:image/png;base64,${data}">`;
        }),
      );
      return `<h2>${state}</h2><div>${pictures.join('')}</div>`;
    }),
  );
  const style = `body { margin: 16px; background: ${theme === 'dark' ? '#334155' : '#e2e8f0'}; font: 16px sans-serif; }
    h2 { margin: 16px 0 4px; font-size: 16px; color: ${theme === 'dark' ? '#fff' : '#000'}; }
    div { display: flex; align-items: start; gap: 16px; }`;
  await page.setContent(`<!doctype html><style>${style}</style>${rows.join('')}`);
  await page.screenshot({ path: /** @type {`${string}.png`} */ (join(OUT, `${theme}.png`)), fullPage: true });
}

async function buildPage() {
  await mkdir(PAGE, { recursive: true });
  await build({
    entryPoints: {
      page: join(ROOT, 'scripts/gallery/page.ts'),
      'scripted-worker': join(ROOT, 'test/helpers/scripted-worker.ts'),
      'export-worker': join(ROOT, 'test/helpers/export-worker.ts'),
    },
    outdir: PAGE,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['production'],
    logLevel: 'error',
  });
  await writeFile(
    join(PAGE, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Gallery</title><style>body { margin: 0; padding: 16px; box-sizing: content-box; background: Canvas; }</style><script type="module" src="page.js"></script>',
  );
}
