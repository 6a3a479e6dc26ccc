/**
 * Takes a video apart: its packets, and its frames as upright pixels.
 */
import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  Conversion,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  Output,
  VideoSampleSink,
  type InputAudioTrack,
  type InputVideoTrack,
} from 'mediabunny';

/** One decoded frame. */
export interface ReadFrame {
  /** Seconds. */
  readonly timestamp: number;
  /** Draws the upright frame at a size and hands over its pixels. */
  pixels(width: number, height: number): Uint8ClampedArray<ArrayBuffer>;
}

/** An open video. */
export interface ReadVideo {
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  /** Seconds. */
  readonly duration: number;
  readonly codec: string | null;
  /** Times of the frames in seconds, in order. */
  readonly timestamps: readonly number[];
  readonly mimeType: string;
  /** Packets of the sound as text: time and data. */
  readonly sound: readonly string[];
  /** Visits the frames, in order. */
  forEachFrame(visit: (frame: ReadFrame, index: number) => void): Promise<void>;
}

/** Reads a whole video. */
export async function readVideo(blob: Blob): Promise<ReadVideo> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(blob) });
  const video = await input.getPrimaryVideoTrack();
  if (!video) throw new Error('no video track');
  const audio = await input.getPrimaryAudioTrack();
  return {
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    rotation: await video.getRotation(),
    duration: await video.computeDuration(),
    codec: await video.getCodec(),
    mimeType: (await input.getFormat()).mimeType,
    timestamps: await times(video),
    sound: audio ? await packets(audio) : [],
    async forEachFrame(visit) {
      let index = 0;
      // One for all frames: making a canvas takes longer than drawing on it.
      const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('no canvas');
      for await (const sample of new VideoSampleSink(video).samples()) {
        visit(
          {
            timestamp: sample.timestamp,
            pixels(width, height) {
              const { canvas } = context;
              if (canvas.width !== width) canvas.width = width;
              if (canvas.height !== height) canvas.height = height;
              sample.draw(context, 0, 0, width, height);
              return context.getImageData(0, 0, width, height).data;
            },
          },
          index++,
        );
        sample.close();
      }
    },
  };
}

async function times(track: InputVideoTrack): Promise<number[]> {
  const found: number[] = [];
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })) {
    found.push(packet.timestamp);
  }
  return found.sort((a, b) => a - b);
}

async function packets(track: InputAudioTrack): Promise<string[]> {
  const found: string[] = [];
  for await (const { timestamp, data } of new EncodedPacketSink(track).packets()) {
    found.push(`${timestamp.toFixed(3)} ${[...data].join(' ')}`);
  }
  return found;
}

/**
 * Peak signal-to-noise ratio of two pictures in dB, over the pixels that `counts` takes.
 *
 * @param counts alpha channel of a picture of the same size: 0 is taken
 */
export function psnr(a: Uint8ClampedArray, b: Uint8ClampedArray, counts: Uint8ClampedArray): number {
  let error = 0;
  let values = 0;
  for (let index = 0; index < a.length; index += 4) {
    if ((counts[index + 3] ?? 0) > 0) continue;
    for (let channel = 0; channel < 3; channel++) error += ((a[index + channel] ?? 0) - (b[index + channel] ?? 0)) ** 2;
    values += 3;
  }
  return 10 * Math.log10((255 * 255 * values) / Math.max(1, error));
}

/** The same clip with its sound as plain samples (PCM), which mp4 can hold and webm cannot. */
export async function withPlainSound(clip: Blob, name: string): Promise<File> {
  const target = new BufferTarget();
  const conversion = await Conversion.init({
    input: new Input({ formats: ALL_FORMATS, source: new BlobSource(clip) }),
    output: new Output({ format: new Mp4OutputFormat(), target }),
    audio: { codec: 'pcm-s16' },
  });
  await conversion.execute();
  return new File([target.buffer ?? new ArrayBuffer(0)], name, { type: 'video/mp4' });
}

/** The same clip with all times later, and nothing before. */
export function delayed(clip: File, byS: number): Promise<File> {
  return repacked(clip, byS, Infinity);
}

/** The beginning of a clip: enough for tests in which each frame is encoded, decoded and compared. */
export function shortened(clip: File, lengthS: number): Promise<File> {
  return repacked(clip, 0, lengthS);
}

/** The same packets of a clip up to a time, in a new mp4, at later times. */
async function repacked(clip: File, byS: number, untilS: number): Promise<File> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(clip) });
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const [videoCodec, audioCodec] = [await video?.getCodec(), await audio?.getCodec()];
  if (!video || !videoCodec) throw new Error('the clip needs a picture');
  const picture = new EncodedVideoPacketSource(videoCodec);
  output.addVideoTrack(picture, { rotation: await video.getRotation() });
  const sound = audio && audioCodec && new EncodedAudioPacketSource(audioCodec);
  if (sound) output.addAudioTrack(sound);
  await output.start();

  const copyPicture = async () => {
    const decoderConfig = await video.getDecoderConfig();
    for await (const packet of new EncodedPacketSink(video).packets()) {
      if (packet.timestamp >= untilS) break;
      const later = packet.clone({ timestamp: packet.timestamp + byS });
      await picture.add(later, decoderConfig ? { decoderConfig } : {});
    }
    picture.close();
  };
  const copySound = async () => {
    if (!audio || !sound) return;
    const decoderConfig = await audio.getDecoderConfig();
    for await (const packet of new EncodedPacketSink(audio).packets()) {
      if (packet.timestamp >= untilS) break;
      const later = packet.clone({ timestamp: packet.timestamp + byS });
      await sound.add(later, decoderConfig ? { decoderConfig } : {});
    }
    sound.close();
  };
  await Promise.all([copyPicture(), copySound()]);
  await output.finalize();
  input.dispose();
  return new File([target.buffer ?? new ArrayBuffer(0)], clip.name, { type: 'video/mp4' });
}
