/**
 * Clips with sound whose decoder is told more than it needs: FLAC and Vorbis keep title, author and place there.
 */
import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MkvOutputFormat,
  Output,
  WEBM,
} from 'mediabunny';
import { clipFile } from './tracker.js';

const FRAMES = 10;
const SAMPLE_RATE = 48_000;

/** Numbers of a usual stream, as FLAC packs them: blocks of 4096 samples, one channel of 16 bits. */
const STREAM_INFO = [0x10, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x0b, 0xb8, 0, 0xf0, ...Array.from({ length: 20 }, () => 0)];

/** The configuration of a decoder, with a note in it. */
const DESCRIPTIONS = {
  flac: (note) => [...bytes('fLaC'), 0, 0, 0, STREAM_INFO.length, ...STREAM_INFO, 0x84, 0, 0, note.length, ...note],
  vorbis: (note) => [2, 30, note.length, ...bytes('\x01vorbis'), ...Array.from({ length: 23 }, () => 1), ...note, 5],
} satisfies Record<string, (note: readonly number[]) => number[]>;

/** A codec that keeps notes in the configuration of its decoder. */
export type NotingCodec = keyof typeof DESCRIPTIONS;

/** A second of video with such sound. It is never decoded, so there is none in its packets. */
export async function clipWithNotedSound(codec: NotingCodec, note: string): Promise<File> {
  const input = new Input({ formats: [WEBM], source: new BlobSource(await clipFile('vp9.webm')) });
  const track = await input.getPrimaryVideoTrack();
  const videoConfig = await track?.getDecoderConfig();
  if (!track || !videoConfig) throw new Error('the clip has no video');
  const target = new BufferTarget();
  const output = new Output({ format: new MkvOutputFormat(), target });
  const [video, sound] = [new EncodedVideoPacketSource('vp9'), new EncodedAudioPacketSource(codec)];
  output.addVideoTrack(video);
  output.addAudioTrack(sound);
  await output.start();
  let count = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (count++ === FRAMES) break;
    await video.add(packet, { decoderConfig: videoConfig });
    await sound.add(new EncodedPacket(new Uint8Array(8), 'key', packet.timestamp, packet.duration), {
      decoderConfig: {
        codec,
        numberOfChannels: 1,
        sampleRate: SAMPLE_RATE,
        description: Uint8Array.from(DESCRIPTIONS[codec](bytes(note))),
      },
    });
  }
  await output.finalize();
  input.dispose();
  return new File([target.buffer ?? new ArrayBuffer(0)], `${codec}.mkv`);
}

function bytes(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}
