/**
 * Gives the frames of a video that WebCodecs does not decode: takes their times from the container, and has the page step
 * a `<video>` to each. So the same frames are analysed as with WebCodecs. Runs in a worker.
 */
import { unlessAborted } from '../abort.js';
import { TrackerError } from '../errors.js';
import type { Frame, VideoInfo } from './frame.js';
import { toMilliseconds } from './frame-reader.js';
import { bitmapPicture, placedFrame } from './placed-frame.js';
import { createSampler, type AnalysisFps } from './sampling.js';
import type { Segment } from './segments.js';
import type { ShownTrack } from './shown-track.js';
import { isAskedFor, type PictureAnswer, type PictureRequest } from './stepping.js';

/** Frames may start this much before their segment by rounding. */
const START_TOLERANCE_MS = 0.01;

/** Seeks go this far into a frame, or to its middle where it is shorter. */
const INTO_FRAME_MS = 20;

type Picture = Extract<PictureAnswer, { picture: ImageBitmap }>;

/** The frames of one open video, as a `FrameReader`. One segment at a time. */
export class SteppedReader {
  #positionMs = -Infinity;
  #nextId = 0;
  #waiting: { readonly id: number; resolve(answer: Picture): void; reject(error: Error): void } | undefined;

  constructor(
    private readonly track: ShownTrack,
    private readonly info: VideoInfo,
    private readonly port: MessagePort,
    private readonly onActivity: () => void,
  ) {
    port.addEventListener('message', ({ data }: MessageEvent<PictureAnswer>) => this.#onAnswer(data));
    port.start();
  }

  /** Time of the last frame that has been asked for; -Infinity before the first. */
  get positionMs(): number {
    return this.#positionMs;
  }

  /** The sampled frames of one segment, in order. Whoever iterates closes each frame. */
  async *frames(segment: Segment, fps: AnalysisFps, signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    const times = await this.#frameTimes(segment);
    const take = createSampler(fps, this.info.startMs);
    let lastMs = -Infinity;
    for (const [index, timeMs] of times.entries()) {
      signal.throwIfAborted();
      if (timeMs >= segment.endMs - START_TOLERANCE_MS) break;
      this.#positionMs = Math.max(this.#positionMs, timeMs);
      if (!take(timeMs)) continue;
      const endMs = times[index + 1] ?? timeMs + 2 * INTO_FRAME_MS;
      const { picture, shownMs } = await unlessAborted(this.#ask(timeMs, endMs), signal);
      this.onActivity();
      // The browser may show another frame than the one sought; its own time is the true one then.
      const isOther = shownMs !== undefined && !isAskedFor(shownMs, { timeMs, endMs });
      const timestampMs = isOther ? toMilliseconds(shownMs / 1000) : timeMs;
      if (timestampMs <= lastMs) {
        picture.close();
        continue;
      }
      lastMs = timestampMs;
      yield placedFrame(bitmapPicture(picture), timestampMs, this.info);
    }
  }

  close(): void {
    this.#waiting?.reject(new DOMException('The video was closed.', 'AbortError'));
    this.#waiting = undefined;
    this.port.close();
  }

  /** Times of all frames of a segment and of the one after it. */
  async #frameTimes({ startMs, endMs }: Segment): Promise<number[]> {
    const [fromS, untilS] = [startMs, endMs].map((ms) => (ms - START_TOLERANCE_MS) / 1000) as [number, number];
    return (await this.track.times(fromS, untilS, this.onActivity)).map(toMilliseconds);
  }

  #ask(timeMs: number, endMs: number): Promise<Picture> {
    const id = this.#nextId++;
    const seekMs = timeMs + Math.min((endMs - timeMs) / 2, INTO_FRAME_MS);
    return new Promise((resolve, reject) => {
      this.#waiting = { id, resolve, reject };
      this.port.postMessage({ id, timeMs, endMs, seekMs } satisfies PictureRequest);
    });
  }

  #onAnswer(answer: PictureAnswer): void {
    const waiting = this.#waiting;
    if (waiting?.id !== answer.id) {
      if ('picture' in answer) answer.picture.close();
      return;
    }
    this.#waiting = undefined;
    if ('error' in answer) waiting.reject(TrackerError.fromPlain(answer.error));
    else waiting.resolve(answer);
  }
}
