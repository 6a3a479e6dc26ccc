/**
 * Animated pictures (GIF, WebP, PNG, AVIF) as videos, where the browser decodes them frame by frame.
 */
import { VideoSample } from 'mediabunny';
import type { VideoInfo } from './frame.js';
import type { FileKind } from './file-kind.js';
import type { SampleSource } from './sample-source.js';

/** How long a frame is shown that does not say, as browsers have it. */
const UNSTATED_S = 0.1;

/** When a frame is shown. */
interface Shown {
  readonly startS: number;
  readonly lengthS: number;
}

/** An open animation. */
export class Animation implements SampleSource {
  readonly #decoders = new Set<ImageDecoder>();

  private constructor(
    private readonly init: ImageDecoderInit,
    private readonly frames: readonly Shown[],
    readonly info: VideoInfo,
  ) {}

  /**
   * @param data the whole file
   * @param onActivity called for every frame that is decoded
   * @returns undefined where this browser does not decode such pictures, or this one is still or damaged
   */
  static async open(
    data: ArrayBuffer,
    { type, name }: FileKind,
    signal: AbortSignal,
    onActivity: () => void,
  ): Promise<Animation | undefined> {
    if (typeof ImageDecoder === 'undefined' || type === undefined) return undefined;
    if (!(await ImageDecoder.isTypeSupported(type))) return undefined;
    const init = { data, type, preferAnimation: true };
    let decoder: ImageDecoder | undefined;
    try {
      decoder = await openDecoder(init);
      const track = decoder.tracks.selectedTrack;
      if (!track?.animated || track.frameCount < 2) return undefined;
      const frames: Shown[] = [];
      let size = { width: 0, height: 0 };
      // How long each is shown is told with the frame.
      for (let frameIndex = 0, startS = 0; frameIndex < track.frameCount; frameIndex++) {
        signal.throwIfAborted();
        const { image } = await decoder.decode({ frameIndex });
        if (frameIndex === 0) size = { width: image.displayWidth, height: image.displayHeight };
        const lengthS = image.duration ? image.duration / 1e6 : UNSTATED_S;
        image.close();
        frames.push({ startS, lengthS });
        startS += lengthS;
        onActivity();
      }
      const last = frames.at(-1)!;
      const durationMs = Math.round((last.startS + last.lengthS) * 1e6) / 1e3;
      return new Animation(init, frames, { ...size, startMs: 0, durationMs, codec: name.toLowerCase() });
    } catch {
      signal.throwIfAborted();
      return undefined;
    } finally {
      decoder?.close();
    }
  }

  /** How many frames it has. */
  get count(): number {
    return this.frames.length;
  }

  async *samples(fromS = 0): AsyncGenerator<VideoSample, void, undefined> {
    const first = this.frames.findLastIndex(({ startS }) => startS <= fromS);
    // Firefox hands out a frame that was closed once more, closed: each pass has a decoder of its own.
    const decoder = await openDecoder(this.init);
    this.#decoders.add(decoder);
    try {
      for (let frameIndex = Math.max(0, first); frameIndex < this.frames.length; frameIndex++) {
        const { startS, lengthS } = this.frames[frameIndex]!;
        const { image } = await decoder.decode({ frameIndex });
        yield new VideoSample(image, { timestamp: startS, duration: lengthS });
      }
    } finally {
      this.#decoders.delete(decoder);
      decoder.close();
    }
  }

  decodedFromS(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  lastS(): Promise<number | undefined> {
    return Promise.resolve(this.frames.at(-1)?.startS);
  }

  close(): void {
    for (const decoder of this.#decoders) decoder.close();
    this.#decoders.clear();
  }
}

async function openDecoder(init: ImageDecoderInit): Promise<ImageDecoder> {
  const decoder = new ImageDecoder(init);
  try {
    await decoder.tracks.ready;
    await decoder.completed;
    return decoder;
  } catch (error) {
    decoder.close();
    throw error;
  }
}
