/**
 * Damages media files: a mutation is data, so that a case can be told, saved and repeated. Places are shares of the file
 * or of the list of its parts, so that every mutation fits every file.
 */
import { around, flatten, partsOf, type LengthField, type Part } from './parts.js';

/** A place: 0 is the beginning, 1 the end. */
type Share = number;

/** One way to damage a file. */
export type Mutation =
  // By byte.
  | { readonly kind: 'flip'; readonly at: Share; readonly bit: number }
  | { readonly kind: 'fill'; readonly at: Share; readonly length: Share; readonly value: number }
  | { readonly kind: 'truncate'; readonly at: Share }
  | { readonly kind: 'cut'; readonly at: Share; readonly length: Share }
  | { readonly kind: 'splice'; readonly at: Share; readonly from: Share; readonly length: Share }
  // By structure; `mend` corrects the lengths of what is around.
  | { readonly kind: 'remove'; readonly part: Share; readonly mend: boolean }
  | { readonly kind: 'duplicate'; readonly part: Share; readonly mend: boolean }
  | { readonly kind: 'swap'; readonly part: Share; readonly other: Share }
  | { readonly kind: 'move'; readonly part: Share; readonly to: Share; readonly mend: boolean }
  | { readonly kind: 'rename'; readonly part: Share; readonly other: Share }
  | { readonly kind: 'resize'; readonly part: Share; readonly size: number; readonly relative: boolean }
  | {
      readonly kind: 'number';
      readonly part: Share;
      readonly at: Share;
      readonly bytes: 1 | 2 | 4 | 8;
      readonly value: bigint;
    }
  // Of MP4: the edits of a track, in place of those that it has.
  | { readonly kind: 'edits'; readonly part: Share; readonly edits: readonly Edit[] };

/** One entry of an edit list: lengths in units of the movie's and the track's clocks, and speed (65536 is 1). */
export interface Edit {
  readonly duration: number;
  readonly mediaTime: number;
  readonly rate: number;
}

/** How long a place may be that is filled, cut or spliced by byte. */
const MOST_BYTES = 4096;

/** Damages a file. What does not fit it, as an edit list an image, changes nothing. */
export function mutate(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array<ArrayBuffer> {
  let result = bytes.slice();
  for (const mutation of mutations) result = apply(result, mutation);
  return withChecksums(result);
}

function apply(bytes: Uint8Array<ArrayBuffer>, mutation: Mutation): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) return bytes;
  const byte = (share: Share) => Math.min(bytes.length - 1, Math.floor(share * bytes.length));
  const lengthOf = (share: Share) => 1 + Math.floor(share * share * Math.min(MOST_BYTES, bytes.length));
  switch (mutation.kind) {
    case 'flip': {
      const changed = bytes.slice();
      changed[byte(mutation.at)]! ^= 1 << mutation.bit;
      return changed;
    }
    case 'fill': {
      const at = byte(mutation.at);
      return bytes.slice().fill(mutation.value, at, at + lengthOf(mutation.length));
    }
    case 'truncate':
      return bytes.slice(0, byte(mutation.at));
    case 'cut': {
      const at = byte(mutation.at);
      return replace(bytes, at, at + lengthOf(mutation.length), new Uint8Array());
    }
    case 'splice': {
      const from = byte(mutation.from);
      const at = byte(mutation.at);
      return replace(bytes, at, at, bytes.slice(from, from + lengthOf(mutation.length)));
    }
    default:
      return applyToPart(bytes, mutation);
  }
}

type StructureMutation = Exclude<Mutation, { kind: 'flip' | 'fill' | 'truncate' | 'cut' | 'splice' }>;

function applyToPart(bytes: Uint8Array<ArrayBuffer>, mutation: StructureMutation): Uint8Array<ArrayBuffer> {
  const parts = partsOf(bytes);
  const all = flatten(parts);
  const pick = (share: Share) => all[Math.min(all.length - 1, Math.floor(share * all.length))];
  const part = pick(mutation.part);
  if (!part) return bytes;
  const content = bytes.slice(part.start, part.end);
  switch (mutation.kind) {
    case 'remove':
      return replaceMended(bytes, parts, part.start, part.end, new Uint8Array(), mutation.mend);
    case 'duplicate':
      return replaceMended(bytes, parts, part.end, part.end, content, mutation.mend);
    case 'swap':
      return swap(bytes, part, pick(mutation.other));
    case 'move': {
      const target = pick(mutation.to);
      if (!target || target === part || (target.start > part.start && target.start < part.end)) return bytes;
      // What lies further back is changed first, so that the other place stays where it is.
      if (target.start > part.start) {
        const inserted = replaceMended(bytes, parts, target.start, target.start, content, mutation.mend);
        return replaceMended(inserted, partsOf(inserted), part.start, part.end, new Uint8Array(), mutation.mend);
      }
      const removed = replaceMended(bytes, parts, part.start, part.end, new Uint8Array(), mutation.mend);
      return replaceMended(removed, partsOf(removed), target.start, target.start, content, mutation.mend);
    }
    case 'rename': {
      const other = pick(mutation.other);
      if (!other || part.name.bytes !== other.name.bytes) return bytes;
      const name = bytes.slice(other.name.at, other.name.at + other.name.bytes);
      return replace(bytes, part.name.at, part.name.at + part.name.bytes, name);
    }
    case 'resize': {
      const changed = bytes.slice();
      const sound = part.end - part.start - part.size.excludes;
      writeLength(changed, part.size, mutation.relative ? sound + mutation.size : mutation.size);
      return changed;
    }
    case 'number': {
      const from = part.start + part.header;
      const room = part.end - from - mutation.bytes;
      if (room < 0) return bytes;
      const changed = bytes.slice();
      // Most numbers of most containers lie at multiples of their length.
      const at = Math.floor((mutation.at * (room + 1)) / mutation.bytes) * mutation.bytes;
      writeNumber(changed, from + at, mutation.bytes, mutation.value);
      return changed;
    }
    case 'edits':
      return withEdits(bytes, mutation.part, mutation.edits);
  }
}

function swap(bytes: Uint8Array<ArrayBuffer>, one: Part, other: Part | undefined): Uint8Array<ArrayBuffer> {
  if (!other || other === one) return bytes;
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  if (second.start < first.end) return bytes;
  return concat([
    bytes.subarray(0, first.start),
    bytes.subarray(second.start, second.end),
    bytes.subarray(first.end, second.start),
    bytes.subarray(first.start, first.end),
    bytes.subarray(second.end),
  ]);
}

/** Gives a track of an MP4 an edit list. */
function withEdits(bytes: Uint8Array<ArrayBuffer>, share: Share, edits: readonly Edit[]): Uint8Array<ArrayBuffer> {
  const parts = partsOf(bytes);
  const tracks = flatten(parts).filter(({ type }) => type === 'trak');
  const track = tracks[Math.min(tracks.length - 1, Math.floor(share * tracks.length))];
  if (!track) return bytes;
  const list = new Uint8Array(24 + edits.length * 12);
  const view = new DataView(list.buffer);
  view.setUint32(0, list.length);
  list.set(new TextEncoder().encode('edts'), 4);
  view.setUint32(8, list.length - 8);
  list.set(new TextEncoder().encode('elst'), 12);
  view.setUint32(20, edits.length);
  edits.forEach(({ duration, mediaTime, rate }, index) => {
    view.setUint32(24 + index * 12, duration);
    view.setInt32(28 + index * 12, mediaTime);
    view.setInt32(32 + index * 12, rate);
  });
  const old = track.parts.find(({ type }) => type === 'edts');
  // Behind the track's header, where writers put it.
  const at = old?.start ?? track.parts[0]?.end ?? track.end;
  return replaceMended(bytes, parts, at, old?.end ?? at, list, true);
}

/** Replaces bytes, and corrects the lengths of all parts around them. */
function replaceMended(
  bytes: Uint8Array<ArrayBuffer>,
  parts: readonly Part[],
  from: number,
  to: number,
  by: Uint8Array,
  mend: boolean,
): Uint8Array<ArrayBuffer> {
  const changed = replace(bytes, from, to, by);
  if (!mend) return changed;
  const difference = by.length - (to - from);
  for (const { size, start, end } of around(parts, from)) {
    writeLength(changed, size, end - start - size.excludes + difference);
  }
  return changed;
}

function writeLength(
  bytes: Uint8Array,
  { at, bytes: length, littleEndian, marker = 0n }: LengthField,
  value: number,
): void {
  writeNumber(bytes, at, length, BigInt(Math.max(0, Math.trunc(value))) | marker, littleEndian);
}

function replace(bytes: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array<ArrayBuffer> {
  return concat([bytes.subarray(0, from), by, bytes.subarray(to)]);
}

function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}

function writeNumber(bytes: Uint8Array, at: number, length: number, value: bigint, littleEndian = false): void {
  for (let index = 0; index < length; index++) {
    const shift = BigInt(8 * (littleEndian ? index : length - 1 - index));
    if (at + index < bytes.length) bytes[at + index] = Number((BigInt.asUintN(64, value) >> shift) & 0xffn);
  }
}

/** PNG readers leave out what its checksum does not fit: with the right ones they look at what was changed. */
function withChecksums(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50;
  if (!isPng) return bytes;
  for (const { start, end } of partsOf(bytes)) {
    writeNumber(bytes, end - 4, 4, BigInt(crc32(bytes.subarray(start + 4, end - 4))));
  }
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
