/**
 * Takes notes out of what a decoder of sound is told. FLAC and Vorbis keep title, author, place and cover picture there, and
 * not in the container, so copied sound would carry them. Pure.
 */
import type { AudioCodec, InputAudioTrack } from 'mediabunny';
import { bytesOf } from '../../media/bytes-of.js';

/** The four letters before FLAC's blocks, and the only block that a decoder needs (RFC 9639, section 8). */
const FLAC_MARK_BYTES = 4;
const STREAM_INFO = 0;
const LAST_BLOCK = 0x80;

/** The comment header of Vorbis with nothing in it: no vendor, no comments (Vorbis I, section 5.2.1). */
const NO_COMMENTS = new TextEncoder().encode('\x03vorbis\0\0\0\0\0\0\0\0\x01');

/** Vorbis has three headers: what it is, comments, and its tables. They are laced as Xiph does it. */
const LACED_HEADERS = 2;

/** Has a track of sound say nothing but what it takes to decode it. */
export async function removeNotes(track: InputAudioTrack): Promise<void> {
  const codec = await track.getCodec();
  // Throws where the file's own configuration makes no sense: nothing copies such sound.
  const config = await track.getDecoderConfig().catch(() => null);
  if (!codec || !config?.description) return;
  const description = withoutNotes(codec, bytesOf(config.description));
  // What copies the sound asks the track.
  track.getDecoderConfig = () => Promise.resolve({ ...config, description });
}

/** The configuration of a decoder without notes. @param description as the container keeps it */
export function withoutNotes(codec: AudioCodec, description: Uint8Array): Uint8Array {
  switch (codec) {
    case 'flac':
      return flacWithoutNotes(description);
    case 'vorbis':
      return vorbisWithoutNotes(description);
    default:
      return description;
  }
}

function flacWithoutNotes(description: Uint8Array): Uint8Array {
  const view = new DataView(description.buffer, description.byteOffset, description.length);
  for (let at = FLAC_MARK_BYTES; at + 4 <= description.length;) {
    const head = view.getUint32(at);
    const end = at + 4 + (head & 0xffffff);
    if (((head >>> 24) & ~LAST_BLOCK) === STREAM_INFO && end <= description.length) {
      const kept = joined(description.subarray(0, FLAC_MARK_BYTES), description.subarray(at, end));
      kept[FLAC_MARK_BYTES] = STREAM_INFO | LAST_BLOCK;
      return kept;
    }
    at = end;
  }
  // Nothing that a decoder could use.
  return description.subarray(0, FLAC_MARK_BYTES);
}

function vorbisWithoutNotes(description: Uint8Array): Uint8Array {
  const sizes: number[] = [];
  let at = 1;
  for (let header = 0; header < LACED_HEADERS; header++) {
    let size = 0;
    for (let byte = 255; byte === 255; size += byte) byte = description[at++] ?? 0;
    sizes.push(size);
  }
  const [identification = 0, comments = 0] = sizes;
  return joined(
    Uint8Array.of(LACED_HEADERS, ...laced(identification), ...laced(NO_COMMENTS.length)),
    description.subarray(at, at + identification),
    NO_COMMENTS,
    description.subarray(at + identification + comments),
  );
}

/** A size as Xiph laces it: as many 255 as there are, and the rest. */
function laced(size: number): number[] {
  return [...Array.from({ length: Math.floor(size / 255) }, () => 255), size % 255];
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
