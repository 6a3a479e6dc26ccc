/**
 * Clips that are made when they are needed: of sizes and lengths that no fixture has.
 */
import { BufferTarget, Output, Quality, VideoSample, VideoSampleSource, WebMOutputFormat } from 'mediabunny';

/** What a clip is like. */
export interface MadeClip {
  readonly width: number;
  readonly height: number;
  /** Times of the frames in seconds. */
  readonly times: readonly number[];
  /** Seconds that each frame lasts. */
  readonly frameS?: number;
}

/** Makes a VP8 clip of plain frames that grow lighter. */
export async function madeClip({ width, height, times, frameS = 0.1 }: MadeClip, name = 'made.webm'): Promise<File> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new VideoSampleSource({ codec: 'vp8', quality: new Quality({ bitrate: 200_000 }) });
  output.addVideoTrack(source);
  await output.start();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  for (const [index, timestamp] of times.entries()) {
    context.fillStyle = `rgb(${40 + 10 * index} 120 90)`;
    context.fillRect(0, 0, width, height);
    const sample = new VideoSample(canvas, { timestamp, duration: frameS });
    await source.add(sample);
    sample.close();
  }
  source.close();
  await output.finalize();
  return new File([target.buffer ?? new ArrayBuffer(0)], name, { type: 'video/webm' });
}
