/**
 * Walks through the boxes of MP4 and MOV files (ISO/IEC 14496-12).
 */
import type { Source } from 'mediabunny';
import { readBytes } from './source-bytes.js';

/** The longest header of a box: 32 bits of length, four letters, 64 bits of length. */
const HEADER_BYTES = 16;

/** A box. */
export interface Box {
  readonly type: string;
  /** Place of what is in it. */
  readonly start: number;
  readonly end: number;
}

/** All of a file as if it were a box. */
export async function fileBox(source: Source): Promise<Box> {
  return { type: '', start: 0, end: (await source.getSizeOrNull()) ?? Infinity };
}

/** The number of a track (`trak`) by its header. */
export async function readTrackId(source: Source, track: Box): Promise<number | undefined> {
  const header = await childOf(source, track, 'tkhd');
  if (!header) return undefined;
  const at = header.start + ((await readVersion(source, header.start)) === 1 ? 20 : 12);
  return (await readBytes(source, at, at + 4))?.getUint32(0);
}

/** The version of a box that has one, by its first byte. */
export async function readVersion(source: Source, start: number): Promise<number | undefined> {
  return (await readBytes(source, start, start + 1))?.getUint8(0);
}

/** The first box of a type that lies in another. */
export async function childOf(source: Source, parent: Box, type: string): Promise<Box | undefined> {
  for await (const box of children(source, parent)) if (box.type === type) return box;
  return undefined;
}

/** The boxes that lie in one, as far as they can be followed. */
export async function* children(source: Source, { start, end }: Box): AsyncGenerator<Box, void, undefined> {
  for (let at = start; at + 8 <= end;) {
    const head = (await readBytes(source, at, at + HEADER_BYTES)) ?? (await readBytes(source, at, at + 8));
    if (!head) return;
    const short = head.getUint32(0);
    if (short === 1 && head.byteLength < HEADER_BYTES) return;
    const size = short === 0 ? end - at : short === 1 ? Number(head.getBigUint64(8)) : short;
    const headerBytes = short === 1 ? HEADER_BYTES : 8;
    if (size < headerBytes || at + size > end) return;
    const type = String.fromCharCode(...[4, 5, 6, 7].map((byte) => head.getUint8(byte)));
    yield { type, start: at + headerBytes, end: at + size };
    at += size;
  }
}
