/**
 * The detector workers of a page: loaded once, and asked to open videos, to analyse them together, and to analyse pictures.
 */
import { unlessAborted } from '../abort.js';
import { TrackerError } from '../errors.js';
import type { VideoPart } from '../media/part.js';
import type { AnalysisFps } from '../media/sampling.js';
import { mediaName, type MediaInput, type MediaRequest } from '../media/source.js';
import type { VideoInfo } from '../media/frame.js';
import { WorkerLostError } from '../workers/worker-lost.js';
import type { DetectorRequest } from './detector.js';
import { DetectorSlots, type Slot, type SlotOptions } from './detector-slots.js';
import { WORKING, type AnalysedPicture, type DetectorInfo, type Download, type Working } from './protocol.js';
import { firstOf, type PersonPick } from './opening-call.js';
import type { PersonChoice } from './people.js';
import { modelEntry } from './models.js';
import { FIRST_WORKER } from './retry-policy.js';
import type { Pose } from './types.js';
import { analyseVideo, type PoseConsumer, type PooledVideo } from './video-analysis.js';

/** How a pool is made. */
export interface PoolOptions extends SlotOptions {
  /** Most workers it starts. */
  readonly size: number;
  /** Fewer for a video whose frames need much memory; by default `size` for any. */
  readonly sizeFor?: (video: VideoInfo) => number;
}

/** How a video is opened. */
export interface PoolOpenOptions {
  /**
   * Called with the share that has arrived of a video that must be downloaded from its beginning to its end, 0..1, and its
   * bytes in total, where they are known.
   */
  readonly onDownload?: (share: number, bytes?: number) => void;
  /** Gives a worker a line to what takes the pictures (see `VideoStepper`), in place of WebCodecs. */
  readonly connect?: () => MessagePort;
  /** How its address is asked for. */
  readonly request?: MediaRequest;
}

/** A part of a video that is looked at once more, in every frame. */
export interface CloseLook {
  readonly part: VideoPart;
  readonly person: PersonPick;
  /** Called with every pose, in order. */
  readonly onPose: (pose: Pose) => void;
}

/** What a pool says of itself once its first worker is ready. */
export interface PoolInfo extends DetectorInfo {
  readonly workers: number;
  /** Why the work is on the page's own thread, where it is. */
  readonly mainThreadReason?: string;
}

/** Workers with the same detector loaded. */
export class DetectorPool {
  readonly #slots: DetectorSlots;
  #nextVideo = 0;
  /** How many workers are to be loaded ahead of their work. */
  #expected = 1;
  /** What the first worker has all files of: the others find them in the browser's cache. */
  #arrived: DetectorRequest | undefined;

  constructor(private readonly options: PoolOptions) {
    this.#slots = new DetectorSlots(options);
  }

  /**
   * Says that work for so many workers is likely: they are loaded as soon as the first one has all files, so that none of
   * them is fetched twice. The others follow when there is work for them.
   */
  expectWork(workers: number): void {
    this.#expected = Math.max(this.#expected, Math.min(workers, this.options.size));
    this.#loadExpected();
  }

  /**
   * Loads the detector into the first worker, and into the others that are expected to have work.
   *
   * @param onProgress share of the model's files that has arrived, 0..1
   */
  async load(request: DetectorRequest, signal: AbortSignal, onProgress: (value: number) => void): Promise<PoolInfo> {
    this.#slots.request(request);
    if (this.#arrived && JSON.stringify(this.#arrived) !== JSON.stringify(request)) this.#arrived = undefined;
    const onFiles = () => {
      this.#arrived = request;
      this.#loadExpected();
    };
    this.#slots.onProgress = (value) => {
      onProgress(value);
      if (value >= 1) onFiles();
    };
    const info = await this.#firstWorker(signal, (slot) => unlessAborted(this.#slots.load(slot), signal));
    onFiles();
    const { mainThreadReason } = await this.#slots.at(0).client;
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
   */
  async open(
    media: MediaInput,
    signal: AbortSignal,
    { onDownload = () => undefined, connect, request }: PoolOpenOptions = {},
  ): Promise<PooledVideo> {
    const number = this.#nextVideo++;
    const asked = request && { request };
    const report = (value: Working | Download) => {
      if (value !== WORKING) onDownload(value.share, value.bytes);
    };
    return this.#firstWorker(signal, async (slot) => {
      slot.video = number;
      const client = await slot.client;
      const takes = { video: number, media, ...asked, ...(connect && { pictures: connect() }) };
      const { info, data, isDownloading } = await client.call('open', takes, signal, report).catch((error: unknown) => {
        // A worker that hangs has been caught in a loop by what it reads: so would be the next one.
        if (!(error instanceof WorkerLostError && error.hangs)) throw error;
        this.#slots.drop(slot);
        throw unreadable(media, error);
      });
      const line = { ...asked, ...(connect && { connect }) };
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
   * @param person who is followed where several people are there; whoever is found by default
   * @param part what is analysed of it; all by default
   * @param looks what is looked at once more after that: each is asked for when the one before is done
   * @param after what is still to be done with the open video then: it is not waited for, and its failure nobody's business
   * @throws TrackerError of the video; `internal_error` where no worker is left that works
   */
  async analyse(
    video: PooledVideo,
    fps: AnalysisFps,
    pool: PoolInfo,
    signal: AbortSignal,
    consumer: PoseConsumer,
    person?: PersonPick,
    part?: VideoPart,
    looks: () => Iterable<CloseLook> = () => [],
    after?: () => Promise<unknown>,
  ): Promise<void> {
    // Pictures that are taken one after the other are not worth a second worker.
    const most = video.connect ? 1 : pool.workers;
    const workers = Math.min(most, this.options.sizeFor?.(video.info) ?? Infinity);
    // The memory that they take is needed for its frames.
    this.#slots.keepFirst(workers);
    try {
      await analyseVideo(this.#slots, { video, fps, part, workers, signal, consumer, ...(person && { person }) });
      for (const { onPose, ...look } of looks()) {
        await analyseVideo(this.#slots, { video, fps: 'all', workers, signal, consumer: { onPose }, ...look });
      }
      // What is being downloaded is wanted whole, for playback and export; closing the video would end that.
      const whole = video.whole?.catch(() => undefined);
      if (whole) await unlessAborted(whole, signal);
    } catch (error) {
      this.close(video);
      throw error;
    }
    const close = () => this.close(video);
    if (after) after().then(close, close);
    else close();
  }

  /**
   * The picture that an open video shows at a time.
   *
   * @returns undefined where no worker decodes it frame by frame
   */
  async stillAt({ number }: PooledVideo, timeMs: number, signal: AbortSignal): Promise<ImageBitmap | undefined> {
    const client = await this.#slots.openerOf(number);
    return (await client?.call('still', { video: number, timeMs }, signal))?.picture;
  }

  /**
   * The people in the first frame of a part of an open video in which anybody is.
   *
   * @returns none where no worker has it open any more
   */
  async peopleIn({ number }: PooledVideo, part: VideoPart, signal: AbortSignal): Promise<Pose[]> {
    const client = await this.#slots.openerOf(number);
    return firstOf((await client?.call('people', { video: number, follow: false, part }, signal)) ?? []);
  }

  /** Closes a video in all workers, where it is still open. */
  close({ number }: PooledVideo): void {
    this.#slots.closeVideo(number);
  }

  /**
   * Analyses one picture.
   *
   * @param take gives the picture, which moves to the worker: asked for once more where that worker is lost with it
   * @returns the picture too; whoever asked closes it
   */
  async analyseImage(
    take: () => Promise<ImageBitmap>,
    signal: AbortSignal,
    person: PersonChoice = 'auto',
  ): Promise<AnalysedPicture> {
    return this.#firstWorker(signal, async (slot) => {
      const client = await slot.client;
      await unlessAborted(this.#slots.load(slot), signal);
      return client.call('image', { picture: await take(), person }, signal);
    });
  }

  /** Ends all workers. */
  dispose(): void {
    this.#slots.dispose();
  }

  /** A GPU serves one worker best: others are loaded only for WASM. */
  #loadExpected(): void {
    const request = this.#arrived;
    if (!request) return;
    const backend = request.backend === 'auto' ? modelEntry(request.model).auto : request.backend;
    if (backend === 'wasm') void this.#slots.loadAhead(this.#expected);
  }

  #firstWorker<T>(signal: AbortSignal, work: (slot: Slot) => Promise<T>): Promise<T> {
    return this.#slots.withWorker(0, FIRST_WORKER, signal, work);
  }

  /** A GPU serves one worker best, and the page's own thread is only one. */
  #size(info: DetectorInfo, mainThreadReason: string | undefined): number {
    return info.backend === 'wasm' && mainThreadReason === undefined ? this.options.size : 1;
  }
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
