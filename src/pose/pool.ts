/**
 * Several detector workers over the segments of one video. Which worker analyses a segment changes nothing in its
 * result; the poses come out in the order of the media.
 */
import { unlessAborted } from '../abort.js';
import type { AnalysisFps, Segment } from '../media/sampling.js';
import { planSegments } from '../media/sampling.js';
import type { MediaInput } from '../media/source.js';
import type { VideoInfo } from '../media/video.js';
import type { DetectorRequest } from './detector.js';
import type { Pose } from './types.js';
import { WorkerClient, type WorkerStarter } from './worker-client.js';
import type { DetectorInfo } from './worker-protocol.js';

/** How a pool is made. */
export interface PoolOptions {
  readonly workerUrl: string;
  /** Most workers it starts. */
  readonly size: number;
  readonly startWorker: WorkerStarter;
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
}

/** Workers with the same detector loaded. */
export class DetectorPool {
  readonly #clients = new Map<number, Promise<WorkerClient>>();
  #loaded = new Map<number, Promise<DetectorInfo>>();
  #request: DetectorRequest | undefined;
  #nextVideo = 0;
  #onProgress: (value: number) => void = () => undefined;

  constructor(private readonly options: PoolOptions) {}

  /**
   * Loads the detector into the first worker; the others follow when there is work for them.
   *
   * @param onProgress share of the model's files that has arrived, 0..1
   */
  async load(request: DetectorRequest, signal: AbortSignal, onProgress: (value: number) => void): Promise<PoolInfo> {
    if (JSON.stringify(request) !== JSON.stringify(this.#request)) {
      // A new worker each: two backends in one worker share state, and a slow start must not hold up what replaces it.
      if (this.#request) this.dispose();
      this.#request = request;
    }
    this.#onProgress = onProgress;
    const info = await unlessAborted(this.#ensureLoaded(0), signal);
    const { mainThreadReason } = await this.#client(0);
    return {
      ...info,
      workers: this.#size(info, mainThreadReason),
      ...(mainThreadReason !== undefined && { mainThreadReason }),
    };
  }

  /** Opens a video in the first worker. Whoever opens it calls `analyse` or `close`. */
  async open(media: MediaInput, signal: AbortSignal): Promise<PooledVideo> {
    const number = this.#nextVideo++;
    const client = await this.#client(0);
    const { info, data } = await client.call('open', { video: number, media }, signal);
    return { number, info, media: data ?? media };
  }

  /**
   * Analyses an open video, and closes it.
   *
   * @param onPose called with every pose, in order
   */
  async analyse(
    video: PooledVideo,
    fps: AnalysisFps,
    pool: PoolInfo,
    signal: AbortSignal,
    onPose: (pose: Pose) => void,
  ): Promise<void> {
    const { number, info, media } = video;
    const segments = planSegments(info.startMs, info.durationMs);
    const inOrder = new OrderedSegments(segments.length, onPose);
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    let next = 0;
    const work = async (index: number) => {
      const client = await this.#client(index);
      if (index > 0) {
        await unlessAborted(this.#ensureLoaded(index), either);
        await client.call('open', { video: number, media }, either);
      }
      for (let segment: Segment | undefined; (segment = segments[next++]);) {
        const { index: position } = segment;
        await client.call('segment', { video: number, segment, fps }, either, (pose) => inOrder.add(position, pose));
        inOrder.end(position);
      }
    };
    const workers = Math.min(pool.workers, segments.length);
    try {
      await Promise.all(
        Array.from({ length: workers }, (_, index) =>
          work(index).catch((error: unknown) => {
            failed.abort(error);
            throw error;
          }),
        ),
      );
    } finally {
      this.close(video);
    }
  }

  /** Closes a video in all workers, where it is still open. */
  close({ number }: PooledVideo): void {
    const never = new AbortController().signal;
    for (const client of this.#clients.values()) {
      void client.then((ready) => ready.call('close', { video: number }, never)).catch(() => undefined);
    }
  }

  /** Analyses one picture. */
  async analyseImage(blob: Blob, name: string, signal: AbortSignal): Promise<Pose> {
    return (await this.#client(0)).call('image', { blob, name }, signal);
  }

  /** Ends all workers. */
  dispose(): void {
    for (const client of this.#clients.values()) void client.then((ready) => ready.terminate()).catch(() => undefined);
    this.#clients.clear();
    this.#loaded = new Map();
  }

  /** A client that failed to start is forgotten, so that the next run tries again; so is a failed load. */
  #client(index: number): Promise<WorkerClient> {
    return remembered(this.#clients, index, async () => {
      const { startWorker, workerUrl } = this.options;
      return new WorkerClient(await startWorker(workerUrl));
    });
  }

  /** Loading goes on where a run is cancelled: the next run needs the same. */
  #ensureLoaded(index: number): Promise<DetectorInfo> {
    const request = this.#request;
    if (!request) throw new Error('load was not called');
    return remembered(this.#loaded, index, async () => {
      const client = await this.#client(index);
      try {
        return await client.call('load', { request }, new AbortController().signal, (value) => {
          if (index === 0) this.#onProgress(value);
        });
      } catch (error) {
        // A backend that failed half-way cannot be started again in the same worker.
        this.#clients.delete(index);
        client.terminate(error as Error);
        throw error;
      }
    });
  }

  /** A GPU serves one worker best, and the page's own thread is only one. */
  #size(info: DetectorInfo, mainThreadReason: string | undefined): number {
    return info.backend === 'wasm' && mainThreadReason === undefined ? this.options.size : 1;
  }
}

/** Puts the poses of segments that are analysed at the same time back into order. */
class OrderedSegments {
  readonly #waiting: Pose[][];
  readonly #ended: boolean[];
  #current = 0;

  constructor(
    count: number,
    private readonly onPose: (pose: Pose) => void,
  ) {
    this.#waiting = Array.from({ length: count }, () => []);
    this.#ended = Array.from({ length: count }, () => false);
  }

  add(segment: number, pose: Pose): void {
    if (segment === this.#current) this.onPose(pose);
    else this.#waiting[segment]?.push(pose);
  }

  end(segment: number): void {
    this.#ended[segment] = true;
    while (this.#ended[this.#current]) {
      this.#current++;
      const waiting = this.#waiting[this.#current] ?? [];
      for (const pose of waiting.splice(0)) this.onPose(pose);
    }
  }
}

/** The promise kept under a key, made where there is none; one that rejects is not kept. */
function remembered<T>(kept: Map<number, Promise<T>>, key: number, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => {
    if (kept.get(key) === made) kept.delete(key);
  });
  return made;
}
