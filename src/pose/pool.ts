/**
 * Several detector workers over the segments of one video. Which worker analyses a segment changes nothing in its
 * result; the poses come out in the order of the media.
 */
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

/** Workers with the same detector loaded. */
export class DetectorPool {
  readonly #clients: Promise<WorkerClient>[] = [];
  #loaded: Promise<DetectorInfo>[] = [];
  #request: DetectorRequest | undefined;

  constructor(private readonly options: PoolOptions) {}

  /**
   * Loads the detector into the first worker; the others follow when there is work for them.
   *
   * @param onProgress share of the model's files that has arrived, 0..1
   */
  async load(request: DetectorRequest, signal: AbortSignal, onProgress: (value: number) => void): Promise<PoolInfo> {
    if (JSON.stringify(request) !== JSON.stringify(this.#request)) {
      this.#loaded = [];
      this.#request = request;
    }
    const info = await this.#ensureLoaded(0, signal, onProgress);
    const { mainThreadReason } = await this.#client(0);
    return {
      ...info,
      workers: this.#size(info, mainThreadReason),
      ...(mainThreadReason !== undefined && { mainThreadReason }),
    };
  }

  /** Opens a video in the first worker. */
  async open(media: MediaInput, signal: AbortSignal): Promise<VideoInfo> {
    return (await this.#client(0)).call('open', { media }, signal);
  }

  /**
   * Analyses the video that is open in the first worker.
   *
   * @param onPose called with every pose, in order
   */
  async analyse(
    media: MediaInput,
    info: VideoInfo,
    fps: AnalysisFps,
    pool: PoolInfo,
    signal: AbortSignal,
    onPose: (pose: Pose) => void,
  ): Promise<void> {
    const segments = planSegments(info.startMs, info.durationMs);
    const inOrder = new OrderedSegments(segments.length, onPose);
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    let next = 0;
    const work = async (index: number) => {
      const client = await this.#client(index);
      if (index > 0) {
        await this.#ensureLoaded(index, either, () => undefined);
        await client.call('open', { media }, either);
      }
      for (let segment: Segment | undefined; (segment = segments[next++]);) {
        const { index: position } = segment;
        await client.call('segment', { segment, fps }, either, (pose) => inOrder.add(position, pose));
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
      await this.#closeVideos();
    }
  }

  /** Analyses one picture. */
  async analyseImage(blob: Blob, name: string, signal: AbortSignal): Promise<Pose> {
    return (await this.#client(0)).call('image', { blob, name }, signal);
  }

  /** Ends all workers. */
  dispose(): void {
    for (const client of this.#clients) void client.then((ready) => ready.terminate()).catch(() => undefined);
    this.#clients.length = 0;
    this.#loaded = [];
  }

  #client(index: number): Promise<WorkerClient> {
    return (this.#clients[index] ??= this.options.startWorker(this.options.workerUrl).then(
      (handle) => new WorkerClient(handle),
      (error: unknown) => {
        delete this.#clients[index];
        throw error;
      },
    ));
  }

  async #ensureLoaded(index: number, signal: AbortSignal, onProgress: (value: number) => void): Promise<DetectorInfo> {
    const request = this.#request;
    if (!request) throw new Error('load was not called');
    const client = await this.#client(index);
    const loading = (this.#loaded[index] ??= client.call('load', { request }, signal, onProgress));
    try {
      return await loading;
    } catch (error) {
      if (this.#loaded[index] === loading) delete this.#loaded[index];
      throw error;
    }
  }

  /** A GPU serves one worker best, and the page's own thread is only one. */
  #size(info: DetectorInfo, mainThreadReason: string | undefined): number {
    return info.backend === 'wasm' && mainThreadReason === undefined ? this.options.size : 1;
  }

  async #closeVideos(): Promise<void> {
    const never = new AbortController().signal;
    await Promise.all(
      this.#clients.map(async (client) => (await client).call('close', {}, never).catch(() => undefined)),
    );
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
