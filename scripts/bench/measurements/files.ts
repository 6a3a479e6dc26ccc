/**
 * Memory for files that are large in one way: a picture of as many pixels as phones make, and the index of a long video.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { ROOT } from '../../lib/run.mjs';
import { CLIP_FOLDER, encodedClip } from '../clip.js';
import { openElementPage } from '../element-page.js';
import type { Figure } from '../figures.js';
import type { Lab } from '../lab.js';
import type { Measurement } from '../measurement.js';
import { canInspectProcesses, peakResidentMB, residentMB, resetPeaks } from '../processes.js';
import { INDEX_MB, LARGE_PICTURE_MB } from '../targets.js';

const MB = 2 ** 20;

/** Sides of the pictures; 9000 × 9000 is what the largest cameras of phones make. */
const SIDES = [3000, 9000] as const;

const INDEX = { shortS: 60, longS: 7200, quickS: 1200 } as const;

/** Small frames of a usual rate: the index of a video knows nothing of their size. */
const SMALL = { container: 'mp4', codec: 'avc', width: 192, height: 108, frameRate: 30, bitrate: 60_000 } as const;

/** Seconds at the end that are analysed: to get there, all of the index is read. */
const ANALYSED_S = 10;

export const files: Measurement = {
  name: 'files',
  title: 'Memory for large images and long videos',
  async run(lab) {
    if (!canInspectProcesses) {
      lab.log('Only Linux tells the memory of processes: left out.');
      return [];
    }
    return [...(await pictures(lab)), ...(await indices(lab))];
  },
};

async function pictures(lab: Lab): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const side of SIDES) {
    const file = await picture(side);
    lab.log(`files: a picture of ${side} × ${side}`);
    const { idleMB, peakMB } = await peaks(lab, file, 'source="image" keypoints');
    const pixels = `${(side ** 2 / 1e6).toFixed(0)} MP`;
    figures.push({
      label: `An image of ${pixels}: more than the open page`,
      value: peakMB - idleMB,
      unit: 'MB',
      note: `${((4 * side ** 2) / MB).toFixed(0)} MB of pixels; all processes at their peak: ${peakMB.toFixed(0)} MB`,
      ...(side === Math.max(...SIDES) && { target: LARGE_PICTURE_MB }),
    });
  }
  return figures;
}

/** A frame of the athlete, with grain as cameras have it: what is smooth is small as a file. */
async function picture(side: number): Promise<string> {
  await mkdir(CLIP_FOLDER, { recursive: true });
  const file = join(CLIP_FOLDER, `picture-${side}.jpg`);
  if (existsSync(file)) return file;
  const filter = `scale=${side}:${side},noise=alls=10:allf=t`;
  const from = join(ROOT, 'test/fixtures/clips/still.jpg');
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-i', from, '-vf', filter, '-q:v', '3', file]);
  return file;
}

/** Memory of all of a browser's processes before a file is analysed, and the most while it is. */
function peaks(lab: Lab, file: string, attributes: string): Promise<{ idleMB: number; peakMB: number }> {
  return lab.usingBrowser(async (own) => {
    const page = await openElementPage(own, attributes);
    const pid = processOf(own);
    const idleMB = residentMB(pid);
    resetPeaks(pid);
    await page.analyze(file);
    return { idleMB, peakMB: peakResidentMB(pid) };
  });
}

function processOf({ browser }: Lab): number {
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('The browser was not started from here, so its memory is not known.');
  return pid;
}

async function indices(lab: Lab): Promise<Figure[]> {
  const longS = lab.quick ? INDEX.quickS : INDEX.longS;
  const short = await heldBy(lab, INDEX.shortS);
  const long = await heldBy(lab, longS);
  const length = longS % 3600 === 0 ? `${longS / 3600} h` : `${longS / 60} min`;
  const than = `of each worker, ${long.frames} frames; more than for a video of ${INDEX.shortS} s`;
  return [
    {
      label: `A video of ${length}: heap of JavaScript`,
      value: long.heapMB - short.heapMB,
      unit: 'MB',
      note: than,
      target: INDEX_MB,
    },
    {
      label: `A video of ${length}: bytes of the file in memory`,
      value: long.bytesMB - short.bytesMB,
      unit: 'MB',
      note: than,
    },
    {
      label: `A video of ${length}: all processes at their peak`,
      value: long.peakMB,
      unit: 'MB',
      note: `${short.peakMB.toFixed(0)} MB for ${INDEX.shortS} s`,
    },
  ];
}

/** What is in memory while the end of a video is analysed. */
interface Held {
  readonly frames: number;
  /** What the garbage collector leaves, in the worker that has the most. */
  readonly heapMB: number;
  /** Buffers of the same. */
  readonly bytesMB: number;
  readonly peakMB: number;
}

async function heldBy(lab: Lab, durationS: number): Promise<Held> {
  const { file, frames } = await encodedClip(lab, 'small', SMALL, durationS);
  lab.log(`files: the index of ${durationS} s, ${frames} frames`);
  return lab.usingBrowser(async (own) => {
    const attributes = `pace="max" keypoints analysis-fps="all" start-time="${durationS - ANALYSED_S}"`;
    const element = await openElementPage(own, attributes);
    const analysed = element.analyze(file);
    // The file is open from then on, until the analysis ends.
    await Promise.race([
      analysed,
      element.page.waitForFunction('times.firstPose !== undefined', { polling: 20, timeout: 0 }),
    ]);
    const heaps = await heapsOf(element.page);
    await analysed;
    const most = (of: (heap: Heap) => number) => Math.max(...heaps.map(of)) / MB;
    const peakMB = peakResidentMB(processOf(own));
    return { frames, heapMB: most(({ used }) => used), bytesMB: most(({ buffers }) => buffers), peakMB };
  });
}

/** Bytes in one worker. */
interface Heap {
  readonly used: number;
  readonly buffers: number;
}

function heapsOf(page: Page): Promise<Heap[]> {
  return Promise.all(
    page.workers().map(async ({ client }) => {
      await client.send('HeapProfiler.enable');
      await client.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
      return { used: usedSize, buffers: backingStorageSize };
    }),
  );
}
