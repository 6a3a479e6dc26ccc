/**
 * What the fuzzer runs in: the built package behind a local server, with the fuzzer's worker in place of the real one, the
 * page's programs, and headless Chromium.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { modelEntries } from '../../src/pose/models.js';
import { launchChromium } from '../browsers.mjs';
import { ROOT } from '../lib/run.mjs';
import { startStaticServer, type StaticServer } from '../../server/static-server.mjs';
import type { FuzzPage } from './page/index.js';

const DIST = join(ROOT, 'dist');
const PAGE_FOLDER = join(ROOT, 'out/fuzz/page');

/** The endpoint page, below the server's root. */
export const ENDPOINT = '/pose_tracker/upload_tracking/index.html';

/** How long a page may be busy with one call. */
const ANSWER_MS = 60_000;

/** Stands in for a host, before the page's own script. As text: a compiled function would call the compiler's helpers. */
const HOST = `
  window.received = [];
  window.ReactNativeWebView = { postMessage: (text) => void window.received.push(text) };
`;

/** Frames that nobody closed are told of so. */
const LOST_FRAME = /VideoFrame was garbage collected/;

/** Everything that the parts of the fuzzer share. */
export interface FuzzLab {
  readonly browser: Browser;
  readonly server: StaticServer;
  close(): Promise<void>;
}

/** A page under test. */
export interface FuzzedPage {
  readonly page: Page;
  /** What has gone wrong since the last call, as far as it shows from outside. */
  takeProblems(): string[];
  /** Requests to anywhere else since the last call. */
  takeOutside(): string[];
  /** Calls the page's side; rejects where it does not answer in time. */
  call<N extends keyof FuzzPage>(
    name: N,
    args: Parameters<FuzzPage[N]>,
    timeoutMs?: number,
  ): Promise<Awaited<ReturnType<FuzzPage[N]>>>;
  close(): Promise<void>;
}

/** Starts everything; whoever does closes it. */
export async function openFuzzLab(): Promise<FuzzLab> {
  if (!existsSync(join(DIST, 'define.js'))) throw new Error('dist/ is not built: run `npm run build` first.');
  await buildPage();
  const server = await startStaticServer({
    mounts: {
      '/': DIST,
      '/fuzz/': PAGE_FOLDER,
      '/clips/': join(ROOT, 'test/fixtures/clips'),
      '/media/': join(ROOT, 'test/fixtures/media'),
      // The endpoint page takes the workers from where the package has them.
      ...Object.fromEntries(
        modelEntries().map(([, { worker }]) => [`/assets/${worker}`, join(PAGE_FOLDER, 'worker.js')]),
      ),
    },
    headersOf: () => ({ 'Cache-Control': 'no-cache' }),
  });
  const browser = await launchChromium({
    args: ['--js-flags=--expose-gc', '--host-resolver-rules=MAP *.invalid ~NOTFOUND'],
  });
  return {
    browser,
    server,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Opens a page of the lab's server in a tab of its own. */
export async function openFuzzedPage(lab: FuzzLab, path: string): Promise<FuzzedPage> {
  const page = await lab.browser.newPage();
  const problems: string[] = [];
  const outside: string[] = [];
  page.on('pageerror', (error) =>
    problems.push(`uncaught: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  );
  page.on('error', (error) => problems.push(`the page crashed: ${error.message}`));
  page.on('console', (entry) => {
    if (LOST_FRAME.test(entry.text())) problems.push('a frame that nobody closed');
  });
  page.on('dialog', (dialog) => {
    problems.push('a value opened a dialog');
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (/^(https?|wss?|ftp):/.test(request.url()) && !request.url().startsWith(lab.server.origin))
      outside.push(request.url());
  });
  await page.evaluateOnNewDocument(HOST);
  await page.goto(`${lab.server.origin}${path}`);
  if (path.startsWith(ENDPOINT)) await page.addScriptTag({ url: '/fuzz/fuzz.js', type: 'module' });
  await page.waitForFunction('globalThis.fuzz !== undefined', { polling: 20 });
  return {
    page,
    takeProblems: () => problems.splice(0),
    takeOutside: () => outside.splice(0),
    call: async (name, args, timeoutMs = ANSWER_MS) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`the page has not answered for ${timeoutMs / 1000} s`)), timeoutMs);
      });
      try {
        return await Promise.race([page.evaluate(`fuzz.${name}(...${JSON.stringify(args)})`) as Promise<never>, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => page.close().catch(() => undefined),
  };
}

/** Memory of the browser's page processes in MB: of the largest now, and the most that one has had. */
export async function pageMemory({ browser }: FuzzLab): Promise<{ now: number; most: number }> {
  const client = await browser.target().createCDPSession();
  const { processInfo } = await client.send('SystemInfo.getProcessInfo');
  await client.detach();
  const read = (id: number, field: string) => {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1000;
    } catch {
      return 0;
    }
  };
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  return {
    now: Math.round(Math.max(0, ...pages.map(({ id }) => read(id, 'VmRSS')))),
    most: Math.round(Math.max(0, ...pages.map(({ id }) => read(id, 'VmHWM')))),
  };
}

/** Saves what failed, so that it can be looked at again. @returns where */
export async function save(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

async function buildPage(): Promise<void> {
  await build({
    entryPoints: { fuzz: join(ROOT, 'scripts/fuzz/page/index.ts'), worker: join(ROOT, 'test/fuzz/worker.ts') },
    outdir: PAGE_FOLDER,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
    sourcemap: 'inline',
  });
  const html =
    '<!doctype html><title>Fuzzer</title><script type="module" src="/define.js"></script><script type="module" src="fuzz.js"></script>';
  await writeFile(join(PAGE_FOLDER, 'index.html'), html);
}
