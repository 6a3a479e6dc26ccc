/**
 * Packs the package, installs it into each example, builds that, opens it in headless Chromium and analyses a clip there:
 * whether models, WASM files and workers are found in what bundlers make of them shows nowhere else.
 *
 *     npm run test:demos -- [--only react,vue] [--landing] [--keep] [--update-locks]
 *
 * `--landing` takes the quick ones, and of those only what the last commits may have changed. `--keep` leaves what was installed and built. Expects a build in `dist/`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startStaticServer } from '../server/static-server.mjs';
import { launchChromium } from './browsers.mjs';
import { changedFiles } from './lib/changed.mjs';
import { driveExample } from './lib/drive-example.mjs';
import {
  EXAMPLES,
  LANDING_EXAMPLES,
  buildExample,
  cleanExample,
  concerns,
  exampleFolder,
  installExample,
  lockExample,
  packForExamples,
  startVite,
} from './lib/examples.mjs';
import { ROOT } from './lib/run.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    landing: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    'update-locks': { type: 'boolean', default: false },
  },
});
const names = values.only?.split(',') ?? (values.landing ? landingNames() : Object.keys(EXAMPLES));
const unknown = names.find((name) => !(name in EXAMPLES));
if (unknown) throw new Error(`No example "${unknown}": take ${Object.keys(EXAMPLES).join(', ')}.`);
if (!existsSync(join(ROOT, 'dist/types/index.d.ts'))) throw new Error('dist/ is not built: run `npm run build` first.');

/** What the pages of servers hold before any program has run. */
const RENDERED_TAG = /<pose-upload-tracker [^>]*token="YOUR_API_KEY"[^>]*exercise="squat"/;

/** The synthetic athlete's squats. */
const CLIP = join(ROOT, 'demo/sample.mp4');

const packed = packForExamples();
console.log(
  `${packed.files.length} files, ${megabytes(packed.size)} packed, ${megabytes(packed.unpackedSize)} unpacked`,
);

if (values['update-locks']) {
  for (const name of names) lockExample(name);
} else {
  const browser = await launchChromium();
  try {
    for (const name of names) if (!(await test(name))) process.exitCode = 1;
  } finally {
    await browser.close();
  }

  /**
   * @param {string} name
   * @returns {Promise<boolean>} whether it works
   */
  async function test(name) {
    /** @type {string[]} */
    const problems = [];
    /** @type {string[]} */
    const times = [];
    /**
     * @param {string} what
     * @param {() => void | Promise<void>} work
     */
    const timed = async (what, work) => {
      const start = performance.now();
      await work();
      times.push(`${what} ${((performance.now() - start) / 1000).toFixed(1)} s`);
    };
    try {
      await timed('npm ci', () => installExample(name));
      await timed('build', () => buildExample(name));
      await timed('run', async () => {
        problems.push(...(await open(name)));
      });
      if (EXAMPLES[name]?.vite) {
        await timed('vite', async () => {
          problems.push(...(await openWithVite(name)));
        });
      }
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    } finally {
      if (!values.keep) cleanExample(name);
    }
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(8)} ${times.join(', ')}`);
    for (const problem of problems) console.error(`     ${problem}`);
    return problems.length === 0;
  }

  /** @param {string} name */
  async function openWithVite(name) {
    const server = await startVite(name);
    try {
      return (await driveExample(browser, `${server.origin}/`, CLIP)).map((problem) => `vite: ${problem}`);
    } finally {
      await server.close();
    }
  }

  /** @param {string} name */
  async function open(name) {
    const { root, pages, rendered } = /** @type {(typeof EXAMPLES)[string]} */ (EXAMPLES[name]);
    const folder = join(exampleFolder(name), root);
    const server = await startStaticServer({ mounts: { '/': folder } });
    try {
      const problems = [];
      for (const page of pages) {
        if (rendered && !RENDERED_TAG.test(readFileSync(join(folder, page), 'utf8'))) {
          problems.push(`${page}: the server has not rendered the tag with its options`);
        }
        for (const problem of await driveExample(browser, `${server.origin}/${page}`, CLIP)) {
          problems.push(`${page}: ${problem}`);
        }
      }
      return problems;
    } finally {
      await server.close();
    }
  }
}

/** The quick ones that may have changed. */
function landingNames() {
  const changed = changedFiles();
  const concerned = LANDING_EXAMPLES.filter((name) => changed === undefined || concerns(name, changed));
  const others = LANDING_EXAMPLES.filter((name) => !concerned.includes(name));
  if (others.length > 0) console.log(`Nothing has changed in what these are made of: ${others.join(', ')}`);
  return concerned;
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
