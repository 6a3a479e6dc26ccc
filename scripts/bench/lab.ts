/**
 * What measurements run in: the built package behind a local server, the page's programs, and headless Chromium.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { launchChromium } from '../browsers.mjs';
import { ROOT } from '../lib/run.mjs';
import { startStaticServer, type StaticServer } from '../../server/static-server.mjs';
import { ELEMENT_HTML } from './element-html.js';
import type { BenchPage } from './page/index.js';

const DIST = join(ROOT, 'dist');
/** Where the page's programs are, and what they fetch. */
export const PAGE_FOLDER = join(ROOT, 'out/bench/page');

/** How thorough a run is. */
export interface Effort {
  /** Shorter clips and few repetitions: to see that everything runs. */
  readonly quick: boolean;
  /** Repetitions of each measurement. */
  readonly rounds: number;
  /** Folder of videos that a visitor's clips are made of; without it they are made of the synthetic athlete. */
  readonly clips?: string;
}

/** Everything that measurements share. */
export interface Lab extends Effort {
  readonly browser: Browser;
  readonly server: StaticServer;
  /** The same over another build, measured in turns with this one, where one was given. */
  readonly baseline?: StaticServer;
  /** Does something in a browser of its own, so that nothing from before counts. */
  usingBrowser<T>(work: (own: Lab) => Promise<T>): Promise<T>;
  /** Says what is going on, on the standard error. */
  readonly log: (text: string) => void;
  close(): Promise<void>;
}

/** A page with the measuring programs in it. */
export interface Bench {
  readonly page: Page;
  /** Calls the page's side. */
  call<N extends keyof BenchPage>(
    name: N,
    ...args: Parameters<BenchPage[N]>
  ): Promise<Awaited<ReturnType<BenchPage[N]>>>;
  close(): Promise<void>;
}

/**
 * Starts everything; whoever does closes it.
 *
 * @param baseline folder of another checkout that is built
 */
export async function openLab(effort: Effort, log: (text: string) => void, baseline?: string): Promise<Lab> {
  await buildPage();
  const server = await serve(DIST);
  const other = baseline === undefined ? undefined : await serve(join(baseline, 'dist'));
  const inBrowser = async (): Promise<Lab> => {
    const browser = await launchChromium();
    return {
      ...effort,
      browser,
      server,
      ...(other && { baseline: other }),
      log,
      usingBrowser: async (work) => {
        const own = await inBrowser();
        try {
          return await work(own);
        } finally {
          await own.browser.close();
        }
      },
      close: async () => {
        await browser.close();
        await server.close();
        await other?.close();
      },
    };
  };
  return inBrowser();
}

async function serve(dist: string): Promise<StaticServer> {
  if (!existsSync(join(dist, 'session.js')))
    throw new Error(`${dist} is not built: run \`npm run build\` there first.`);
  return startStaticServer({
    mounts: {
      '/': dist,
      '/bench/': PAGE_FOLDER,
      '/node_modules/': join(ROOT, 'node_modules'),
      '/tasks/': (await taskFolder()) ?? PAGE_FOLDER,
    },
    headersOf: () => ({ 'Cache-Control': 'no-cache' }),
  });
}

/** The folder of BlazePose's model files, or undefined where the build has none. */
export async function taskFolder(): Promise<string | undefined> {
  const files = await readdir(DIST, { recursive: true, withFileTypes: true });
  return files.find(({ name }) => name === 'blazepose-lite.task')?.parentPath;
}

/** Opens a page with the measuring programs, and gives it a clip. */
export async function openBench(lab: Lab, clip: string, { origin }: StaticServer = lab.server): Promise<Bench> {
  const page = await lab.browser.newPage();
  page.on('pageerror', (error) => lab.log(`page error: ${error instanceof Error ? error.message : String(error)}`));
  await page.goto(`${origin}/bench/index.html`);
  await giveFile(page, 'input[type=file]', clip);
  return {
    page,
    // As text: a compiled function would call the compiler's helpers, which the page has not.
    call: (name, ...args) =>
      page.evaluate(`bench.${name}(${args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ')})`) as never,
    close: () => page.close(),
  };
}

/** pose-detection imports this for its BlazePose; it is a script, no module, and MoveNet calls nothing of it. */
const withoutMediaPipePose: Plugin = {
  name: 'without-mediapipe-pose',
  setup(builder) {
    builder.onResolve({ filter: /^@mediapipe\/pose$/ }, ({ path }) => ({ path, namespace: 'unused' }));
    builder.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'export const Pose = undefined;' }));
  },
};

/** Puts a file into a file input, as a visitor does. */
export async function giveFile(page: Page, selector: string, file: string): Promise<void> {
  const input = (await page.waitForSelector(selector)) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
}

async function buildPage(): Promise<void> {
  const source = join(ROOT, 'scripts/bench/page');
  await build({
    entryPoints: {
      bench: join(source, 'index.ts'),
      'bare-worker': join(source, 'bare-worker.ts'),
      'kernels-worker': join(source, 'kernels-worker.ts'),
      'agreement-worker': join(source, 'agreement-worker.ts'),
    },
    outdir: PAGE_FOLDER,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
    plugins: [withoutMediaPipePose],
  });
  await mkdir(PAGE_FOLDER, { recursive: true });
  const html =
    '<!doctype html><title>Benchmark</title><input type="file"><script type="module" src="bench.js"></script>';
  await writeFile(join(PAGE_FOLDER, 'index.html'), html);
  await writeFile(join(PAGE_FOLDER, 'element.html'), ELEMENT_HTML);
}
