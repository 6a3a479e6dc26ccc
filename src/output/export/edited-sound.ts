/**
 * Sound whose edit list cuts something off, or puts it into another order: packets that lie inside what is heard are copied to
 * where they are heard; where the container cannot hold them, the sound is encoded anew.
 */
import {
  AudioSampleSink,
  AudioSampleSource,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  getFirstEncodableAudioCodec,
  Quality,
  type AudioCodec,
  type AudioSample,
  type AudioSource,
  type InputAudioTrack,
} from 'mediabunny';
import { ROUNDING_S, type Part } from '../../media/timeline.js';

/** Sound on its way into an output. */
export interface EditedSound {
  readonly source: AudioSource;
  /** Adds one piece after the other, and says of each when it ends. */
  write(): AsyncGenerator<number, void, undefined>;
}

/** What an encoder puts before the sound so that a decoder gets going, at most: so much before the first edit is no cut. */
const PRIMING_S = 0.15;

/** Bits per second below which some encoders take no sound. */
const LEAST_BITRATE = 64_000;

/** More makes nothing better, and sound that is not compressed has three times what Firefox's encoder for Opus takes. */
const MOST_BITRATE = 256_000;

/** Whether an edit list does more than to leave out what the encoder has put around the sound to fill its packets. */
export async function isCut(track: InputAudioTrack, [first, ...others]: readonly Part[]): Promise<boolean> {
  if (!first || others.length > 0) return true;
  const packets = new EncodedPacketSink(track);
  const last = await packets.getPacket(Infinity, { metadataOnly: true });
  const isEndCut = last !== null && last.timestamp > first.endS + ROUNDING_S;
  return isEndCut || first.startS - (await track.getFirstTimestamp()) > PRIMING_S;
}

/** Copies packets. What is not heard from its beginning to its end is left out: some hundredths of a second at each cut. */
export function copied(track: InputAudioTrack, codec: AudioCodec, parts: readonly Part[]): EditedSound {
  const source = new EncodedAudioPacketSource(codec);
  const packets = new EncodedPacketSink(track);
  return {
    source,
    async *write() {
      const decoderConfig = (await track.getDecoderConfig()) ?? undefined;
      for (const { startS, endS, shiftS } of parts) {
        const fromS = Math.max(0, startS) - shiftS;
        const first = (await packets.getPacket(fromS)) ?? (await packets.getFirstPacket());
        if (!first) continue;
        for await (const packet of packets.packets(first)) {
          if (packet.timestamp + packet.duration > endS - shiftS + ROUNDING_S) break;
          if (packet.timestamp < fromS - ROUNDING_S) continue;
          const timestamp = Math.max(0, packet.timestamp + shiftS);
          await source.add(packet.clone({ timestamp }), { ...(decoderConfig && { decoderConfig }) });
          yield timestamp + packet.duration;
        }
      }
      source.close();
    },
  };
}

/** @returns undefined where this browser encodes to none of the codecs, or cannot decode the sound */
export async function encoded(
  track: InputAudioTrack,
  codecs: readonly AudioCodec[],
  bitrate: number,
  parts: readonly Part[],
): Promise<EditedSound | undefined> {
  if (!(await track.canDecode())) return undefined;
  const [numberOfChannels, sampleRate] = [await track.getNumberOfChannels(), await track.getSampleRate()];
  const quality = new Quality({ bitrate: Math.min(MOST_BITRATE, Math.max(LEAST_BITRATE, bitrate)) });
  const codec = await getFirstEncodableAudioCodec([...codecs], { numberOfChannels, sampleRate, quality });
  if (!codec) return undefined;
  const source = new AudioSampleSource({ codec, quality });
  const samples = new AudioSampleSink(track);
  return {
    source,
    async *write() {
      for (const part of parts) {
        const [fromS, untilS] = [Math.max(0, part.startS) - part.shiftS, part.endS - part.shiftS];
        for await (const sample of samples.samples(fromS, untilS)) {
          const heard = trimmed(sample, fromS, untilS);
          sample.close();
          if (!heard) continue;
          heard.setTimestamp(heard.timestamp + part.shiftS);
          try {
            await source.add(heard);
            yield heard.timestamp + heard.duration;
          } finally {
            heard.close();
          }
        }
      }
      source.close();
    },
  };
}

/** What of a piece lies between two times; undefined where nothing does. */
function trimmed(sample: AudioSample, fromS: number, untilS: number): AudioSample | undefined {
  const frameAt = (timeS: number) =>
    Math.min(sample.numberOfFrames, Math.max(0, Math.round((timeS - sample.timestamp) * sample.sampleRate)));
  const [from, until] = [frameAt(fromS), frameAt(untilS)];
  return until > from ? sample.trim(from, until) : undefined;
}
