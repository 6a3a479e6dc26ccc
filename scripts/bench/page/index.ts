/**
 * What the command calls in the page, as `bench.NAME(…)` with plain data.
 */
import type { RunOptions } from '../../../src/session/run-options.js';
import { BareModel } from './bare.js';
import type { Competitor, CompetitorFiles } from './competitors/types.js';
import { encodeClip, type Encoding } from './encode.js';
import { decodePictures, type Picture } from './frames.js';
import { OwnSession, type OwnRun } from './ours.js';
import { exportOwn, recordCanvas, type MadeVideo } from './overlay-video.js';

/** Everything else that is measured. */
const COMPETITORS = {
  'pose-detection': async (files: CompetitorFiles) =>
    (await import('./competitors/pose-detection.js')).createPoseDetection(files),
  human: async (files: CompetitorFiles) => (await import('./competitors/human.js')).createHuman(files),
  'mediapipe-lite': async (files: CompetitorFiles) =>
    (await import('./competitors/mediapipe.js')).createMediaPipe(files, 'lite'),
  'mediapipe-full': async (files: CompetitorFiles) =>
    (await import('./competitors/mediapipe.js')).createMediaPipe(files, 'full'),
};

/** Name of a system that is measured beside ours. */
export type CompetitorName = keyof typeof COMPETITORS;

/** Frames that each system gets before it is timed. */
const WARM_UP_PICTURES = 5;

const files: CompetitorFiles = {
  assets: new URL('/assets/', location.href).href,
  packages: new URL('/node_modules/', location.href).href,
  tasks: new URL('/tasks/', location.href).href,
};
const bareModel = new BareModel('/bench/bare-worker.js', files.assets);
const sessions = new Map<string, OwnSession>();
const competitors = new Map<CompetitorName, Competitor>();
let pictures: Picture[] = [];

function clip(): File {
  const file = document.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
  if (!file) throw new Error('The page was given no clip.');
  return file;
}

function sessionFor({ model, poseBackend }: Omit<RunOptions, 'assetBase'>, workers?: number): OwnSession {
  const key = `${workers} ${model} ${poseBackend}`;
  const session = sessions.get(key) ?? new OwnSession('/session.js', workers);
  sessions.set(key, session);
  return session;
}

const page = {
  /** Decodes the pictures that the others get. */
  async decode(count: number): Promise<number> {
    pictures = await decodePictures(clip(), count);
    return pictures.length;
  },
  /** Encodes the clip another way. */
  encode: (encoding: Encoding) => encodeClip(clip(), encoding),
  bare: (workers: number, runMs: number) => bareModel.rate(workers, runMs),
  closeBare: () => bareModel.close(),
  /** Analyses the clip; a session is kept by its number of workers, so that only the first run loads anything. */
  async ours(options: Omit<RunOptions, 'assetBase'>, workers?: number): Promise<OwnRun> {
    return sessionFor(options, workers).run(clip(), { ...options, assetBase: files.assets });
  },
  /** Makes the overlay video of the clip, which `ours` has analysed with these options. */
  overlayVideo: (by: 'export' | 'recorder', options: Omit<RunOptions, 'assetBase'>): Promise<MadeVideo> =>
    by === 'export' ? exportOwn(sessionFor(options)) : recordCanvas(sessionFor(options), clip()),
  closeOurs(): void {
    for (const session of sessions.values()) session.close();
    sessions.clear();
  },
  /** Loads a system and warms it up. */
  async load(name: CompetitorName): Promise<void> {
    const competitor = await COMPETITORS[name](files);
    for (const picture of pictures.slice(0, WARM_UP_PICTURES)) await competitor.detect(picture);
    competitors.set(name, competitor);
  },
  /** Shows a system all pictures, one after another. @returns frames per second, and the share with somebody found */
  async competitor(name: CompetitorName): Promise<{ rate: number; found: number }> {
    const competitor = competitors.get(name);
    if (!competitor) throw new Error(`${name} is not loaded.`);
    let found = 0;
    const started = performance.now();
    for (const picture of pictures) if (await competitor.detect(picture)) found++;
    return { rate: (pictures.length * 1000) / (performance.now() - started), found: found / pictures.length };
  },
};

/** The page's side, for the types of the command. */
export type BenchPage = typeof page;

Object.assign(globalThis, { bench: page });
