/**
 * Encodes the clip another way, for what is measured of other sizes, rates and codecs.
 */
import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  Conversion,
  Input,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

/** How a clip is encoded. */
export interface Encoding {
  readonly container: 'mp4' | 'webm';
  readonly codec: 'avc' | 'vp9' | 'av1';
  readonly width: number;
  readonly height: number;
  /** Frames per second: more than the clip has repeats frames. */
  readonly frameRate: number;
  /** Bits per second. */
  readonly bitrate: number;
  /** Seconds from one keyframe to the next; 2 by default. */
  readonly keyFrameInterval?: number;
}

/** @returns the file in base64 */
export async function encodeClip(file: Blob, { container, ...video }: Encoding): Promise<string> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const target = new BufferTarget();
  const output = new Output({ format: container === 'webm' ? new WebMOutputFormat() : new Mp4OutputFormat(), target });
  try {
    const conversion = await Conversion.init({
      input,
      output,
      video: { keyFrameInterval: 2, ...video, fit: 'fill', forceTranscode: true },
    });
    if (!conversion.isValid) {
      throw new Error(`The browser cannot encode ${video.codec} of ${video.width} × ${video.height}.`);
    }
    await conversion.execute();
    if (!target.buffer) throw new Error('Nothing was encoded.');
    return await toBase64(new Blob([target.buffer]));
  } finally {
    input.dispose();
  }
}

async function toBase64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(reader.error ?? new Error('The encoded clip cannot be read.'));
    reader.readAsDataURL(blob);
  });
  return (reader.result as string).split(',')[1] ?? '';
}
