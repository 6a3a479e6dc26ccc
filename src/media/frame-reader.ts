/**
 * Decodes the frames of a video track segment by segment. Decoding goes on from where the segment before ended wherever
 * that is shorter than beginning at a keyframe again: a video with few keyframes costs each reader one pass at most.
 */
import type { VideoSample } from 'mediabunny';
import { placeInside, type Size } from './fit.js';
import type { VideoInfo } from './frame.js';
import type { CopyableFrame } from './picture-copy.js';
import { placedFrame, type DecodedPicture } from './placed-frame.js';
import { copyPlanes, SampleReader } from './sample-reader.js';
import type { SampleSource } from './sample-source.js';
import { createSampler, type AnalysisFps } from './sampling.js';
import type { Segment } from './segments.js';

/** Times are rounded to microseconds, so a time that names a frame may lie this little before it. */
const ROUNDING_MS = 0.001;

/** Frames may start this much before their segment by rounding. */
export const START_TOLERANCE_MS = 0.01;

/** A keyframe further ahead than this is worth leaving out what lies before it. */
const WORTH_SKIPPING_MS = 250;

/** A running decoder, and the first frame that nobody has taken yet. */
interface Decoding {
  readonly samples: AsyncGenerator<VideoSample, void, unknown>;
  next: VideoSample | undefined;
  /** Time of the last frame that came out. */
  positionMs: number;
  /** Time of the last frame that was taken or left out, and will not come again. */
  passedMs: number;
}

/** The decoder of one open video. One segment at a time. */
export class FrameReader {
  readonly #reader = new SampleReader();
  #decoding: Decoding | undefined;

  /**
   * @param info of the video: when it starts, and the size of its frames
   * @param onActivity called for every frame that is decoded, wanted or not
   */
  constructor(
    private readonly source: SampleSource,
    private readonly info: Pick<VideoInfo, 'startMs' | 'width' | 'height'>,
    private readonly onActivity: () => void,
  ) {}

  /** Time of the last frame that has been decoded; -Infinity before the first. */
  get positionMs(): number {
    return this.#decoding?.positionMs ?? -Infinity;
  }

  /** The sampled frames of one segment, in order. Whoever iterates closes each frame. */
  async *frames(
    segment: Segment,
    fps: AnalysisFps,
    signal: AbortSignal,
  ): AsyncGenerator<CopyableFrame, void, undefined> {
    const take = createSampler(fps, this.info.startMs);
    const decoding = await this.#startAt(segment);
    signal.throwIfAborted();
    let complete = false;
    try {
      for (;;) {
        const sample = decoding.next ?? (await nextSample(decoding));
        decoding.next = undefined;
        if (!sample) break;
        const timestampMs = toMilliseconds(sample.timestamp);
        decoding.positionMs = Math.max(decoding.positionMs, timestampMs);
        this.onActivity();
        if (!signal.aborted && timestampMs >= segment.endMs - START_TOLERANCE_MS) {
          decoding.next = sample;
          break;
        }
        decoding.passedMs = timestampMs;
        // Frames that start before the segment belong to the one before, even where they are still shown in this one.
        if (signal.aborted || timestampMs < segment.startMs - START_TOLERANCE_MS || !take(timestampMs)) {
          sample.close();
          signal.throwIfAborted();
          continue;
        }
        yield toFrame(sample, timestampMs, this.info, this.#reader);
      }
      complete = true;
    } finally {
      if (!complete) this.close();
    }
  }

  /** Ends the decoder and frees its frames. The next segment begins at a keyframe. */
  close(): void {
    const decoding = this.#decoding;
    this.#decoding = undefined;
    decoding?.next?.close();
    // Where the decoder failed there is nobody to hear of it twice.
    void decoding?.samples.return().catch(() => undefined);
  }

  async #startAt({ startMs, decodeFromMs }: Segment): Promise<Decoding> {
    const fromS = (decodeFromMs + ROUNDING_MS) / 1000;
    const running = this.#decoding;
    if (running && running.passedMs < startMs - START_TOLERANCE_MS) {
      const decodedFromS = await this.source.decodedFromS(fromS);
      if (decodedFromS !== undefined && toMilliseconds(decodedFromS) <= running.positionMs + WORTH_SKIPPING_MS) {
        return running;
      }
    }
    this.close();
    const samples = this.source.samples(fromS);
    return (this.#decoding = { samples, next: undefined, positionMs: -Infinity, passedMs: -Infinity });
  }
}

async function nextSample({ samples }: Decoding): Promise<VideoSample | undefined> {
  return (await samples.next()).value ?? undefined;
}

/** Microseconds, the finest unit that WebCodecs keeps, as ms: the same on every browser. */
export function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e3;
}

function toFrame(sample: VideoSample, timestampMs: number, size: Size, reader: SampleReader): CopyableFrame {
  const picture: DecodedPicture = {
    width: sample.displayWidth,
    height: sample.displayHeight,
    draw: (context, part, target) =>
      sample.draw(context, part.x, part.y, part.width, part.height, target.x, target.y, target.width, target.height),
    close: () => sample.close(),
  };
  const { width, height } = size;
  const placed = placeInside(picture, size);
  return {
    ...placedFrame(picture, timestampMs, size, placed),
    read: (square, side) => reader.read(sample, placed, square, side),
    copy: async (memoryFor) => {
      const planes = await copyPlanes(sample, memoryFor);
      const { rotation, flip } = sample;
      return planes && { timestampMs, width, height, placed, rotation, flip, planes };
    },
  };
}
