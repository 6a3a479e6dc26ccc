/**
 * Decodes with a `<video>` element, where WebCodecs does not: seeks to one frame after the other and takes its picture.
 * Runs in the page. Slower than decoding, as every seek may decode from the keyframe before.
 *
 * Which frame a seek shows is not specified exactly: seeks go into the middle of a frame, and where the browser has
 * `requestVideoFrameCallback` its `mediaTime` says which one is shown (not in hidden pages, which paint nothing).
 */
import { TrackerError } from '../errors.js';
import { mediaName, type MediaInput, type MediaRequest } from './source.js';
import { isAskedFor, type PictureAnswer, type PictureRequest } from './stepping.js';
import { urlError } from './url-errors.js';
import { VideoAddress } from './video-address.js';

/** How long a browser may take to open a video or to seek in it, also over a slow network. */
const PATIENCE_MS = 25_000;

/**
 * How long a frame that has been sought may take to be painted: long on a busy device. Where nothing is painted, as of a
 * video that is out of sight, each further one is waited for half as long.
 */
const PAINT_MS = { most: 500, least: 30 };

/** A seek that shows the frame before is tried again, this much further; one that shows a later one, nearer to the start. */
const NUDGE_MS = 2;

const MAX_TRIES = 3;

/** A video in an element of its own, in no document. */
export class VideoStepper {
  readonly #video = document.createElement('video');
  readonly #address = new VideoAddress(this.#video);
  readonly #ports = new Set<MessagePort>();
  #objectUrl: string | undefined;
  #opened: Promise<void> | undefined;
  /** Pictures are taken one after the other, whoever asks. */
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  #paintMs = PAINT_MS.most;

  /**
   * @param media what messages name
   * @param codec what messages call its codec
   * @param request how its address is asked for
   * @param signal closes it when it aborts
   */
  constructor(
    private readonly media: MediaInput,
    private readonly codec: string,
    private readonly request: MediaRequest,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', this.close, { once: true });
  }

  /**
   * Opens the video and shows its first frame.
   *
   * @param source where to read it from
   * @throws TrackerError `unsupported_media` where the element does not play it either, `media_decode_error`, or as
   *   `urlError`
   */
  open(source: MediaInput): Promise<void> {
    return (this.#opened ??= this.#open(source));
  }

  /** The worker's end of a new line to it. */
  connect(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }: MessageEvent<PictureRequest>) => {
      const turn = this.#last.then(() => this.#answer(port1, data));
      this.#last = turn.catch(() => undefined);
    });
    port1.start();
    this.#ports.add(port1);
    return port2;
  }

  readonly close = (): void => {
    if (this.#closed) return;
    this.#closed = true;
    this.signal.removeEventListener('abort', this.close);
    for (const port of this.#ports) port.close();
    this.#ports.clear();
    this.#address.set(undefined);
    if (this.#objectUrl) URL.revokeObjectURL(this.#objectUrl);
  };

  async #open(source: MediaInput): Promise<void> {
    const video = this.#video;
    const opened = this.#event('loadeddata');
    this.#address.set(typeof source === 'string' ? source : (this.#objectUrl = URL.createObjectURL(source)));
    await opened;
    if (video.videoWidth === 0) throw this.#unsupported('no picture', 'it plays the sound only');
  }

  async #answer(port: MessagePort, request: PictureRequest): Promise<void> {
    let answer: PictureAnswer;
    try {
      await this.#opened;
      answer = { id: request.id, ...(await this.#pictureAt(request)) };
    } catch (error) {
      if (this.#closed) return;
      port.postMessage({ id: request.id, error: TrackerError.from(error).toPlain() } satisfies PictureAnswer);
      return;
    }
    if (this.#closed) answer.picture.close();
    else port.postMessage(answer, [answer.picture]);
  }

  async #pictureAt(request: PictureRequest): Promise<{ picture: ImageBitmap; shownMs?: number }> {
    let shownMs: number | undefined;
    let targetMs = request.seekMs;
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      // Nothing new to see is what was seen before.
      shownMs = (await this.#seek(targetMs, request)) ?? shownMs;
      if (shownMs === undefined || isAskedFor(shownMs, request)) break;
      targetMs = shownMs > request.timeMs ? (request.timeMs + targetMs) / 2 : targetMs + NUDGE_MS;
    }
    const picture = await createImageBitmap(this.#video);
    return { picture, ...(shownMs !== undefined && { shownMs }) };
  }

  /** @returns time of the frame that is shown then, where the browser says */
  async #seek(ms: number, request: PictureRequest): Promise<number | undefined> {
    const video = this.#video;
    const sought = this.#event('seeked');
    const painted = this.#painted(request);
    video.currentTime = ms / 1000;
    try {
      await sought;
      return await painted.within();
    } finally {
      painted.cancel();
    }
  }

  /** Waits for the frame to be painted. One that was sought before may be painted late, so others do not end it. */
  #painted(request: PictureRequest): { within(): Promise<number | undefined>; cancel(): void } {
    const video = this.#video;
    if (typeof video.requestVideoFrameCallback !== 'function' || document.hidden) {
      return { within: () => Promise.resolve(undefined), cancel: () => undefined };
    }
    let handle = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shownMs: number | undefined;
    const asked = new Promise<void>((resolve) => {
      const onFrame = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
        shownMs = mediaTime * 1000;
        if (isAskedFor(shownMs, request)) resolve();
        else handle = video.requestVideoFrameCallback(onFrame);
      };
      handle = video.requestVideoFrameCallback(onFrame);
    });
    return {
      within: async () => {
        const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, this.#paintMs)));
        await Promise.race([asked, late]);
        this.#paintMs = shownMs === undefined ? Math.max(PAINT_MS.least, this.#paintMs / 2) : PAINT_MS.most;
        return shownMs;
      },
      cancel: () => {
        clearTimeout(timer);
        video.cancelVideoFrameCallback(handle);
      },
    };
  }

  /** Waits for a media event, or for the failure in its place. */
  #event(name: 'loadeddata' | 'seeked'): Promise<void> {
    const video = this.#video;
    const over = new AbortController();
    const { signal } = over;
    return new Promise<void>((resolve, reject) => {
      video.addEventListener(name, () => resolve(), { signal });
      video.addEventListener('error', () => reject(this.#failure()), { signal });
      this.signal.addEventListener('abort', () => reject(this.signal.reason as Error), { signal });
      const onLate = () =>
        reject(this.#undecodable('no answer', `it did not answer for ${PATIENCE_MS / 1000} seconds`));
      let timer = setTimeout(onLate, PATIENCE_MS);
      // Data that arrives is a sign of life.
      video.addEventListener(
        'progress',
        () => {
          clearTimeout(timer);
          timer = setTimeout(onLate, PATIENCE_MS);
        },
        { signal },
      );
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    })
      .finally(() => over.abort())
      .catch(async (error: unknown) => {
        if (this.#video.error?.code === MediaError.MEDIA_ERR_NETWORK && typeof this.media === 'string') {
          throw await urlError('video', this.media, this.signal, error, this.request.credentials);
        }
        throw error;
      });
  }

  #failure(): Error {
    const { code = 0, message = '' } = this.#video.error ?? {};
    // What browsers say is written for their developers.
    const cause = message || `code ${code}`;
    return code === MediaError.MEDIA_ERR_DECODE ? this.#undecodable(cause) : this.#unsupported(cause);
  }

  /** @param what what people are told of it, in brackets */
  #undecodable(cause: string, what?: string): TrackerError {
    const name = mediaName(this.media);
    return new TrackerError(
      'media_decode_error',
      `${name} could not be decoded by the browser's video player${inBrackets(what)}. Record or export it again, or use another browser.`,
      { reason: 'damaged', name, cause },
    );
  }

  /** @param what what people are told of it, in brackets */
  #unsupported(cause: string, what?: string): TrackerError {
    const name = mediaName(this.media);
    return new TrackerError(
      'unsupported_media',
      `This browser cannot decode the video codec of ${name} (${this.codec}), neither frame by frame nor with its video player${inBrackets(what)}. Convert it to H.264 (MP4), or use another browser.`,
      { reason: 'codec', codec: this.codec, name, cause },
    );
  }
}

function inBrackets(what: string | undefined): string {
  return what === undefined ? '' : ` (${what})`;
}
