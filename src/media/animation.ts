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
  private constructor(
    private readonly decoder: ImageDecoder,
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
    const decoder = new ImageDecoder({ data, type, preferAnimation: true });
    const close = () => decoder.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      await decoder.tracks.ready;
      await decoder.completed;
      const track = decoder.tracks.selectedTrack;
      if (!track?.animated || track.frameCount < 2) throw new Error('a still picture');
      const frames: Shown[] = [];
      let size = { width: 0, height: 0 };
      // How long each is shown is told with the frame.
      for (let frameIndex = 0, startS = 0; frameIndex < track.frameCount; frameIndex++) {
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
      return new Animation(decoder, frames, { ...size, startMs: 0, durationMs, codec: name.toLowerCase() });
    } catch {
      decoder.close();
      signal.throwIfAborted();
      return undefined;
    } finally {
      signal.removeEventListener('abort', close);
    }
  }

  /** How many frames it has. */
  get count(): number {
    return this.frames.length;
  }

  async *samples(fromS = 0): AsyncGenerator<VideoSample, void, undefined> {
    const first = this.frames.findLastIndex(({ startS }) => startS <= fromS);
    for (let frameIndex = Math.max(0, first); frameIndex < this.frames.length; frameIndex++) {
      const { startS, lengthS } = this.frames[frameIndex]!;
      const { image } = await this.decoder.decode({ frameIndex });
      yield new VideoSample(image, { timestamp: startS, duration: lengthS });
    }
  }

  decodedFromS(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  lastS(): Promise<number | undefined> {
    return Promise.resolve(this.frames.at(-1)?.startS);
  }

  close(): void {
    this.decoder.close();
  }
}
