/**
 * Several detector workers over the segments of one video. Which worker analyses a segment changes nothing in its
 * result; the poses come out in the order of the media. A worker that crashes or hangs is replaced.
 */
import { anySignal, unlessAborted } from '../abort.js';
import { TrackerError } from '../errors.js';
import type { AnalysisFps } from '../media/sampling.js';
import { planSegments } from '../media/segments.js';
import { mediaName, type MediaInput } from '../media/source.js';
import type { VideoInfo } from '../media/video.js';
import { startOnPage, type WorkerStarter } from '../workers/start-worker.js';
import { startTimerTicker } from '../workers/watchdog.js';
import { WorkerClient, type Watch } from '../workers/worker-client.js';
import { WorkerLostError } from '../workers/worker-lost.js';
import { isGpuLost } from './backend-error.js';
import { NOT_IN_WORKERS, type DetectorRequest } from './detector.js';
import {
  DETECTOR_WORK,
  WORKING,
  type DetectorInfo,
  type Download,
  type WorkerCalls,
  type Working,
} from './protocol.js';
import { SegmentLine, type Job } from './segment-line.js';
import type { Pose } from './types.js';

/** How a pool is made. */
export interface PoolOptions {
  readonly workerUrl: string;
  /** Most workers it starts. */
  readonly size: number;
  /** Fewer for a video whose frames need much memory; by default `size` for any. */
  readonly sizeFor?: (video: VideoInfo) => number;
  readonly startWorker: WorkerStarter;
  /** Starts what stands in for a worker on the page's own thread. */
  readonly startOnPage?: typeof startOnPage;
  /** How long workers may be silent before they are replaced. */
  readonly watch?: Partial<Watch>;
}

/** What a pool says of itself once its first worker is ready. */
export interface PoolInfo extends DetectorInfo {
  readonly workers: number;
  /** Why the work is on the page's own thread, where it is. */
  readonly mainThreadReason?: string;
}

/** A video that is open in the pool. */
export interface PooledVideo {
  readonly number: number;
  readonly info: VideoInfo;
  /** What the workers read from. */
  readonly media: MediaInput;
  /** All the data, where the first worker is downloading it: the others begin when it is there. */
  readonly whole?: Promise<Blob>;
  /** Gives each worker a line to whoever takes the pictures, where WebCodecs does not. */
  readonly connect?: () => MessagePort;
}

/** Who takes the poses of a video. */
export interface PoseConsumer {
  /** Called with every pose, in order. What it throws ends the analysis. */
  readonly onPose: (pose: Pose) => void;
  /** Resolves when there is room for the poses of another segment; without it there always is. */
  readonly room?: (signal: AbortSignal) => Promise<void>;
}

/** A worker fails this often in one run before the run goes on without it. */
const MAX_FAILURES = 2;

/** Segments under way or waiting for earlier ones, for each worker: a slow one must not stop the others at once. */
const LOOK_AHEAD_PER_WORKER = 3;

/** One worker of the pool. */
interface Slot {
  readonly client: Promise<WorkerClient<WorkerCalls>>;
  loaded: Promise<DetectorInfo> | undefined;
  /** Number of the video that is open in it, or being opened. */
  video: number | undefined;
}

/** What the workers of one analysis share. */
interface Analysis {
  readonly video: PooledVideo;
  readonly fps: AnalysisFps;
  readonly line: SegmentLine;
  readonly room: PoseConsumer['room'];
  readonly signal: AbortSignal;
  /** Ends the whole analysis. */
  readonly fail: (error: unknown) => void;
}

/** Workers with the same detector loaded. */
export class DetectorPool {
  readonly #slots = new Map<number, Slot>();
  readonly #watch: Watch;
  #request: DetectorRequest | undefined;
  /** Why the detector has to run on the page's own thread; undefined where it need not. */
  #pageReason: string | undefined;
  #nextVideo = 0;
  #onProgress: (value: number) => void = () => undefined;

  constructor(private readonly options: PoolOptions) {
    this.#watch = { patience: DETECTOR_WORK.patience, startTicker: startTimerTicker, ...options.watch };
  }

  /**
   * Loads the detector into the first worker; the others follow when there is work for them.
   *
   * @param onProgress share of the model's files that has arrived, 0..1
   */
  async load(request: DetectorRequest, signal: AbortSignal, onProgress: (value: number) => void): Promise<PoolInfo> {
    if (JSON.stringify(request) !== JSON.stringify(this.#request)) {
      // A new worker each: two backends in one worker share state, and a slow start must not hold up what replaces it.
      if (this.#request) this.dispose();
      this.#pageReason = undefined;
      this.#request = request;
    }
    this.#onProgress = onProgress;
    const info = await this.#firstWorker(signal, () => unlessAborted(this.#ensureLoaded(0), signal));
    const { mainThreadReason } = await this.#slot(0).client;
    return {
      ...info,
      workers: this.#size(info, mainThreadReason),
      ...(mainThreadReason !== undefined && { mainThreadReason }),
    };
  }

  /**
   * Opens a video in the first worker. Whoever opens it calls `analyse` or `close`.
   *
   * @param signal of the whole run, which a download may take
   * @param onDownload share that has arrived of a video that must be downloaded from its beginning to its end, 0..1, and
   *   its bytes in total, where they are known
   * @param connect gives a worker a line to what takes the pictures (see `VideoStepper`), in place of WebCodecs
   */
  async open(
    media: MediaInput,
    signal: AbortSignal,
    onDownload: (share: number, bytes?: number) => void = () => undefined,
    connect?: () => MessagePort,
  ): Promise<PooledVideo> {
    const number = this.#nextVideo++;
    const report = (value: Working | Download) => {
      if (value !== WORKING) onDownload(value.share, value.bytes);
    };
    return this.#firstWorker(signal, async (slot) => {
      slot.video = number;
      const client = await slot.client;
      const takes = { video: number, media, ...(connect && { pictures: connect() }) };
      const { info, data, isDownloading } = await client.call('open', takes, signal, report).catch((error: unknown) => {
        // A worker that hangs has been caught in a loop by what it reads: so would be the next one.
        if (!(error instanceof WorkerLostError && error.hangs)) throw error;
        if (this.#slots.get(0) === slot) this.#drop(0);
        throw unreadable(media, error);
      });
      const line = connect && { connect };
      if (!isDownloading) {
        onDownload(1);
        return { number, info, media: data ?? media, ...line };
      }
      const whole = client.call('data', { video: number }, signal, report);
      whole.then(
        () => onDownload(1),
        () => undefined,
      );
      return { number, info, media, whole, ...line };
    });
  }

  /**
   * Analyses an open video, and closes it.
   *
   * @throws TrackerError of the video; `internal_error` where no worker is left that works
   */
  async analyse(
    video: PooledVideo,
    fps: AnalysisFps,
    pool: PoolInfo,
    signal: AbortSignal,
    { onPose, room }: PoseConsumer,
  ): Promise<void> {
    const segments = planSegments(video.info, fps);
    // Pictures that are taken one after the other are not worth a second worker.
    const most = video.connect ? 1 : pool.workers;
    const workers = Math.min(most, segments.length, this.options.sizeFor?.(video.info) ?? Infinity);
    const failed = new AbortController();
    const either = anySignal([signal, failed.signal]);
    const fail = (error: unknown) => failed.abort(error);
    const line = new SegmentLine(segments, workers * LOOK_AHEAD_PER_WORKER, (pose) => {
      if (either.aborted) return;
      try {
        onPose(pose);
      } catch (error) {
        fail(error);
      }
    });
    const analysis: Analysis = { video, fps, line, room, signal: either, fail };
    let left = workers;
    const work = async (index: number) => {
      try {
        await this.#workOff(index, analysis);
      } catch (error) {
        if (either.aborted) throw either.reason;
        const isOfWorker = isFault(error) || error instanceof PreparationError;
        if (!isOfWorker || --left === 0) {
          fail(error instanceof PreparationError ? error.cause : error);
          throw either.reason;
        }
      }
    };
    try {
      await Promise.all(Array.from({ length: workers }, (_, index) => work(index)));
    } finally {
      this.close(video);
    }
  }

  /** Closes a video in all workers, where it is still open. */
  close({ number }: PooledVideo): void {
    const never = new AbortController().signal;
    for (const slot of this.#slots.values()) {
      if (slot.video === number) slot.video = undefined;
      void slot.client.then((client) => client.call('close', { video: number }, never)).catch(() => undefined);
    }
  }

  /** Analyses one picture. */
  async analyseImage(blob: Blob, name: string, signal: AbortSignal): Promise<Pose> {
    return this.#firstWorker(signal, async (slot) => {
      const client = await slot.client;
      await unlessAborted(this.#ensureLoaded(0), signal);
      return client.call('image', { blob, name }, signal);
    });
  }

  /** Ends all workers. */
  dispose(): void {
    for (const slot of this.#slots.values()) endWorker(slot);
    this.#slots.clear();
  }

  /** One worker's part of an analysis; a worker that is lost is replaced once. */
  async #workOff(index: number, analysis: Analysis): Promise<void> {
    for (let failures = 1; ; failures++) {
      try {
        const client = await this.#prepare(index, analysis);
        await analyseSegments(client, analysis);
        return;
      } catch (error) {
        if (analysis.signal.aborted || !isFault(error)) throw error;
        this.#drop(index);
        if (failures === MAX_FAILURES) throw error;
      }
    }
  }

  /** A worker with the detector loaded and the video open. */
  async #prepare(index: number, { video, signal }: Analysis): Promise<WorkerClient<WorkerCalls>> {
    const slot = this.#slot(index);
    try {
      const client = await slot.client;
      if (index > 0 && client.mainThreadReason !== undefined) throw new Error(client.mainThreadReason);
      await unlessAborted(this.#ensureLoaded(index), signal);
      if (slot.video !== video.number) {
        // Where the worker was lost that downloaded it, it is downloaded again.
        const whole = video.whole?.catch(() => video.media) ?? Promise.resolve(video.media);
        const media = await unlessAborted(whole, signal);
        slot.video = video.number;
        const pictures = video.connect && { pictures: video.connect() };
        await client.call('open', { video: video.number, media, ...pictures }, signal);
      }
      return client;
    } catch (error) {
      if (signal.aborted || isFault(error)) throw error;
      throw new PreparationError(error);
    }
  }

  /** Has the first worker do something; where it is lost another one tries once more. */
  async #firstWorker<T>(signal: AbortSignal, work: (slot: Slot) => Promise<T>, isAgain = false): Promise<T> {
    const slot = this.#slot(0);
    try {
      return await work(slot);
    } catch (error) {
      if (signal.aborted || !(error instanceof WorkerLostError || isGpuLost(error))) throw error;
      if (this.#slots.get(0) === slot) this.#drop(0);
      if (isAgain) throw error;
      return this.#firstWorker(signal, work, true);
    }
  }

  /** A worker that failed to start is forgotten, so that the next run tries again. */
  #slot(index: number): Slot {
    const known = this.#slots.get(index);
    if (known) return known;
    const { startWorker, workerUrl } = this.options;
    const page = this.options.startOnPage ?? startOnPage;
    const { patience, startTicker } = this.#watch;
    const how = { work: DETECTOR_WORK.name, startTicker };
    const starting =
      this.#pageReason === undefined ? startWorker(workerUrl, how) : page(workerUrl, this.#pageReason, how);
    const client = starting.then(
      (handle) => new WorkerClient<WorkerCalls>(handle, { ...DETECTOR_WORK, patience }, startTicker),
    );
    const slot: Slot = { client, loaded: undefined, video: undefined };
    this.#slots.set(index, slot);
    client.catch(() => this.#forget(index, slot));
    return slot;
  }

  #drop(index: number): void {
    const slot = this.#slots.get(index);
    if (!slot) return;
    this.#forget(index, slot);
    endWorker(slot);
  }

  #forget(index: number, slot: Slot): void {
    if (this.#slots.get(index) === slot) this.#slots.delete(index);
  }

  /** Loading goes on where a run is cancelled: the next run needs the same. */
  #ensureLoaded(index: number): Promise<DetectorInfo> {
    const request = this.#request;
    if (!request) throw new Error('load was not called');
    const slot = this.#slot(index);
    slot.loaded ??= slot.client.then(async (client) => {
      try {
        return await client.call('load', { request }, new AbortController().signal, (value) => {
          if (index === 0) this.#onProgress(value);
        });
      } catch (error) {
        // A backend that failed half-way cannot be started again in the same worker.
        this.#forget(index, slot);
        const failure = this.#moveToPage(client, error) ?? (error as Error);
        client.terminate(failure);
        throw failure;
      }
    });
    return slot.loaded;
  }

  /**
   * Has the next first worker run on the page's own thread, where a detector lacks something in workers only.
   *
   * @returns what ends the work of the worker, so that it is done again
   */
  #moveToPage(client: WorkerClient<WorkerCalls>, error: unknown): WorkerLostError | undefined {
    const isLacking = error instanceof TrackerError && error.details?.['reason'] === NOT_IN_WORKERS;
    if (!isLacking || client.mainThreadReason !== undefined) return undefined;
    this.#pageReason = error.message;
    return new WorkerLostError(DETECTOR_WORK.name, `cannot do it: ${error.message}`);
  }

  /** A GPU serves one worker best, and the page's own thread is only one. */
  #size(info: DetectorInfo, mainThreadReason: string | undefined): number {
    return info.backend === 'wasm' && mainThreadReason === undefined ? this.options.size : 1;
  }
}

/** Has a worker analyse one segment after the other until none is left. */
async function analyseSegments(
  client: WorkerClient<WorkerCalls>,
  { video, fps, line, room, signal, fail }: Analysis,
): Promise<void> {
  for (;;) {
    await room?.(signal);
    const job = await line.next(signal);
    if (!job) return;
    try {
      const { segment, near } = job;
      const either = anySignal([signal, job.signal]);
      await client.call('segment', { video: video.number, segment, fps, ...(near && { near }) }, either, (report) => {
        if (report !== WORKING) line.add(job, report);
      });
      line.end(job);
    } catch (error) {
      if (job.signal.aborted && !signal.aborted) continue;
      handBack(line, job, error, fail);
      throw error;
    }
  }
}

function handBack(line: SegmentLine, job: Job, error: unknown, fail: (error: unknown) => void): void {
  if (!line.giveBack(job)) fail(error);
}

/** `media_decode_error` for a video that its reader does not come to an end with. */
function unreadable(media: MediaInput, cause: Error): TrackerError {
  const name = mediaName(media);
  return new TrackerError(
    'media_decode_error',
    `${name} could not be opened: its index leads in circles or is too large, so it is damaged. Record or export it again.`,
    { reason: 'damaged', name, cause: cause.message },
    { cause },
  );
}

function endWorker({ client }: Slot): void {
  void client.then((ready) => ready.terminate()).catch(() => undefined);
}

/** A worker could not be made ready. Where there are others the run goes on without it. */
class PreparationError extends Error {
  constructor(cause: unknown) {
    super('a worker could not be made ready', { cause });
  }
}

/** Whether another worker may do better: this one crashed, hung, lost its GPU, or failed in a way that nobody expected. */
function isFault(error: unknown): boolean {
  return (error instanceof TrackerError && error.code === 'internal_error') || isGpuLost(error);
}
