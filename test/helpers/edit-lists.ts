/**
 * Boxes of MP4 files around an edit list, and edit lists put into files that have none.
 */
import type { Edit } from '../../src/media/edit-list.js';

/** A box of its type with what is in it. */
export function box(type: string, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = joined(content);
  const head = new Uint8Array(8);
  new DataView(head.buffer).setUint32(0, 8 + all.length);
  for (const [index, letter] of [...type].entries()) head[4 + index] = letter.charCodeAt(0);
  return joined([head, all]);
}

/** `edts` with one `elst`. */
export function editListBox(edits: readonly Edit[], version: 0 | 1): Uint8Array<ArrayBuffer> {
  const entryBytes = version === 1 ? 20 : 12;
  const content = new DataView(new ArrayBuffer(8 + edits.length * entryBytes));
  content.setUint8(0, version);
  content.setUint32(4, edits.length);
  for (const [index, { duration, mediaTime, rate }] of edits.entries()) {
    const at = 8 + index * entryBytes;
    if (version === 1) {
      content.setBigUint64(at, BigInt(duration));
      content.setBigInt64(at + 8, BigInt(mediaTime));
    } else {
      content.setUint32(at, duration);
      content.setInt32(at + 4, mediaTime);
    }
    content.setInt32(at + entryBytes - 4, rate * 0x10000);
  }
  return box('edts', box('elst', new Uint8Array(content.buffer)));
}

/**
 * A file with the edit lists given, in place of those that it has.
 *
 * @param lists one for each track, in the order of the file; undefined leaves a track as it is
 * @returns the file with its index at the end, as a new list needs more room
 */
export function withEdits(
  file: Uint8Array,
  lists: readonly (readonly Edit[] | undefined)[],
  version: 0 | 1 = 0,
): Uint8Array<ArrayBuffer> {
  let track = 0;
  const parts = boxesOf(file).map(({ type, bytes, content }) => {
    if (type !== 'moov') return bytes;
    const children = boxesOf(content).map((child) => {
      const edits = child.type === 'trak' ? lists[track++] : undefined;
      if (!edits) return child.bytes;
      const others = boxesOf(child.content).filter((each) => each.type !== 'edts');
      const [head, ...rest] = others.map((each) => each.bytes);
      return box('trak', head ?? new Uint8Array(), editListBox(edits, version), ...rest);
    });
    return box('moov', ...children);
  });
  const index = parts.findIndex((_, each) => boxesOf(file)[each]?.type === 'moov');
  const moov = parts[index];
  const isFragmented = boxesOf(file).some(({ type }) => type === 'moof');
  if (!moov || isFragmented) return joined(parts);
  // What lies behind it must not move: its place is left empty.
  const gap = boxesOf(file)[index]?.bytes.length ?? 8;
  return joined([...parts.slice(0, index), box('free', new Uint8Array(gap - 8)), ...parts.slice(index + 1), moov]);
}

/** A box with all of it, and with what is in it. */
export interface Box {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** The boxes that lie next to each other. */
export function boxesOf(bytes: Uint8Array): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = view.getUint32(at);
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? bytes.length - at : short;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const whole = bytes.subarray(at, at + size);
    found.push({ type, bytes: whole, content: whole.subarray(short === 1 ? 16 : 8) });
    at += size;
  }
  return found;
}

/** Bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** `mvhd`, as far as edit lists need it. */
export function movieHeader(timescale: number, version: 0 | 1): Uint8Array<ArrayBuffer> {
  return header('mvhd', timescale, 0, version);
}

/** `trak` with its number, the time scale and length of its media, and an edit list. */
export function trackOf(
  id: number,
  timescale: number,
  version: 0 | 1,
  edits: Uint8Array = new Uint8Array(),
  duration = 0,
): Uint8Array<ArrayBuffer> {
  return box('trak', header('tkhd', id, 0, version), edits, box('mdia', header('mdhd', timescale, duration, version)));
}

/** These three boxes begin alike: version, two dates, and what is wanted of them. */
function header(type: string, first: number, second: number, version: 0 | 1): Uint8Array<ArrayBuffer> {
  const content = new DataView(new ArrayBuffer(100));
  content.setUint8(0, version);
  content.setUint32(version === 1 ? 20 : 12, first);
  if (version === 1) content.setBigUint64(24, BigInt(second));
  else content.setUint32(16, second);
  return box(type, new Uint8Array(content.buffer));
}
