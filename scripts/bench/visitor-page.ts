/**
 * A visitor: opens the endpoint page, or a page with the element, presses the button, chooses a file and waits.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext } from 'puppeteer-core';
import type { Lab } from './lab.js';
import { WATCH, type Watched, type WatchedJob } from './visitor-watch.js';

/** Where a visitor meets the package. */
export type Surface = 'endpoint' | 'element';

/** What one run took, in ms from the moment in which the file was chosen. */
export interface VisitorRun {
  readonly readyMs: number;
  readonly firstPoseMs: number;
  readonly doneMs: number;
  /** Share of the workers' time, from the first work to the last, in which they had any, 0..1. */
  readonly busyShare: number;
}

/** An open page. */
export interface VisitorPage {
  /** @param hesitateMs from the press of the button to the choice */
  choose(file: string, hesitateMs?: number): Promise<VisitorRun>;
  close(): Promise<void>;
}

const OPTIONS = { token: 'bench', pace: 'max', keypoints: 'true', exercise: 'squat' };

const BUTTON = 'pose-upload-tracker button';

/** Opens a page in a profile of its own: nothing is cached. */
export async function openVisitorPage(lab: Lab, origin: string, surface: Surface): Promise<VisitorPage> {
  const context: BrowserContext = await lab.browser.createBrowserContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => lab.log(`page error: ${error instanceof Error ? error.message : String(error)}`));
  await page.evaluateOnNewDocument(WATCH);
  await page.goto(urlOf(origin, surface));
  await page.waitForFunction('visitor.times.button !== undefined', { polling: 20 });
  return {
    choose: async (file, hesitateMs = 0) => {
      await page.evaluate('visitor.begin()');
      const [chooser] = await Promise.all([page.waitForFileChooser(), page.click(BUTTON)]);
      await pause(hesitateMs);
      await chooser.accept([file]);
      const ended = 'visitor.times.done !== undefined || visitor.times.error !== undefined';
      await page.waitForFunction(ended, { polling: 50, timeout: 0 });
      return runOf((await page.evaluate('visitor')) as Watched);
    },
    close: () => context.close(),
  };
}

function urlOf(origin: string, surface: Surface): string {
  if (surface === 'element') {
    const attributes = Object.entries(OPTIONS).map(([name, value]) => `${name}="${value}"`);
    return `${origin}/bench/element.html#${encodeURIComponent(attributes.join(' '))}`;
  }
  const url = new URL('/pose_tracker/upload_tracking/index.html', origin);
  url.search = new URLSearchParams({ ...OPTIONS, source: 'video' }).toString();
  return url.href;
}

function runOf({ times, jobs }: Watched): VisitorRun {
  if (times.error !== undefined) throw new Error(`The run failed: ${times.error}`);
  const { chosen = NaN, ready = NaN, firstPose = NaN, done = NaN } = times;
  return {
    readyMs: ready - chosen,
    firstPoseMs: firstPose - chosen,
    doneMs: done - chosen,
    busyShare: shareOf(jobs),
  };
}

/** A worker is idle while it has no work; waiting for the decoder is work. */
function shareOf(jobs: readonly WatchedJob[]): number {
  const segments = jobs.filter(({ call }) => call === 'segment');
  const from = Math.min(...segments.map(({ startMs }) => startMs));
  const to = Math.max(...segments.map(({ endMs = 0 }) => endMs));
  const workers = new Set(segments.map(({ worker }) => worker)).size;
  const busyMs = segments.reduce((sum, { startMs, endMs = startMs }) => sum + endMs - startMs, 0);
  return busyMs / (workers * (to - from));
}
