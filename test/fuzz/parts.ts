/**
 * Takes media files apart as far as mutations need it: the boxes of MP4 and MOV, the elements of WebM and MKV, the
 * segments of JPEG, the chunks of PNG and WebP.
 */

/** The number that states how long a part is. */
export interface LengthField {
  readonly at: number;
  readonly bytes: number;
  /** How many bytes of the part it does not count. */
  readonly excludes: number;
  readonly littleEndian?: true;
  /** Bits that are set besides, which state how many bytes the number has. */
  readonly marker?: bigint;
}

/** One part of a file. */
export interface Part {
  /** Name of the box or chunk, or the ID of the element or segment in hexadecimal. */
  readonly type: string;
  readonly start: number;
  /** Bytes before the content. */
  readonly header: number;
  readonly end: number;
  /** Where its length is written. */
  readonly size: LengthField;
  /** Where its type is written. */
  readonly name: { readonly at: number; readonly bytes: number };
  readonly parts: readonly Part[];
}

/** Boxes that hold boxes, with the bytes before the first of them. */
const BOX_CONTAINERS: Readonly<Record<string, number>> = {
  moov: 0,
  trak: 0,
  mdia: 0,
  minf: 0,
  stbl: 0,
  dinf: 0,
  edts: 0,
  mvex: 0,
  moof: 0,
  traf: 0,
  mfra: 0,
  udta: 0,
  dref: 8,
  stsd: 8,
  avc1: 78,
  mp4a: 28,
};

/** Elements that hold elements (RFC 9559). */
const EBML_CONTAINERS: ReadonlySet<string> = new Set([
  '1a45dfa3',
  '18538067',
  '114d9b74',
  '4dbb',
  '1549a966',
  '1654ae6b',
  'ae',
  'e0',
  'e1',
  '55b0',
  '1f43b675',
  'a0',
  '1c53bb6b',
  'bb',
  'b7',
  '1254c367',
]);

/** How deep files nest; damaged ones go on for ever. */
const MAX_DEPTH = 12;

/** The parts of a file, by its first bytes; none for what is not known. */
export function partsOf(bytes: Uint8Array): readonly Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return [];
  if (view.getUint32(0) === 0x1a45dfa3) return elements(view, 0, bytes.length, 0);
  if (view.getUint16(0) === 0xffd8) return segments(view);
  if (view.getUint32(0) === 0x89504e47) return chunks(view, 8, false);
  if (ascii(view, 0, 4) === 'RIFF') return chunks(view, 12, true);
  if (/^[a-z0-9]{4}$/i.test(ascii(view, 4, 4))) return boxes(view, 0, bytes.length, 0);
  return [];
}

/** All parts, those inside of others too, from the outside to the inside. */
export function flatten(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [part, ...flatten(part.parts)]);
}

/** The parts that hold a place, from the outside to the inside. */
export function around(parts: readonly Part[], at: number): Part[] {
  const outer = parts.find(({ start, end }) => start < at && at < end);
  return outer ? [outer, ...around(outer.parts, at)] : [];
}

function boxes(view: DataView, from: number, to: number, depth: number): Part[] {
  const found: Part[] = [];
  for (let start = from; start + 8 <= to;) {
    const stated = view.getUint32(start);
    const isLong = stated === 1 && start + 16 <= to;
    const size = isLong ? Number(view.getBigUint64(start + 8)) : stated === 0 ? to - start : stated;
    if (size < 8 || start + size > to) break;
    const header = isLong ? 16 : 8;
    const type = ascii(view, start + 4, 4);
    const skipped = BOX_CONTAINERS[type];
    const isContainer = skipped !== undefined && depth < MAX_DEPTH;
    const end = start + size;
    found.push({
      type,
      start,
      header,
      end,
      size: isLong ? { at: start + 8, bytes: 8, excludes: 0 } : { at: start, bytes: 4, excludes: 0 },
      name: { at: start + 4, bytes: 4 },
      parts: isContainer ? boxes(view, start + header + skipped, end, depth + 1) : [],
    });
    start = end;
  }
  return found;
}

function elements(view: DataView, from: number, to: number, depth: number): Part[] {
  const found: Part[] = [];
  for (let start = from; start < to;) {
    const idBytes = Math.clz32(view.getUint8(start)) - 23;
    if (idBytes > 4 || start + idBytes >= to) break;
    const sizeBytes = Math.clz32(view.getUint8(start + idBytes)) - 23;
    const header = idBytes + sizeBytes;
    if (sizeBytes > 8 || start + header > to) break;
    let size = view.getUint8(start + idBytes) & (0xff >> sizeBytes);
    let isUnknown = size === 0xff >> sizeBytes;
    for (let index = 1; index < sizeBytes; index++) {
      const byte = view.getUint8(start + idBytes + index);
      isUnknown &&= byte === 0xff;
      size = size * 256 + byte;
    }
    const end = isUnknown ? to : start + header + size;
    if (end > to) break;
    const type = hex(view, start, idBytes);
    found.push({
      type,
      start,
      header,
      end,
      size: { at: start + idBytes, bytes: sizeBytes, excludes: header, marker: 1n << BigInt(7 * sizeBytes) },
      name: { at: start, bytes: idBytes },
      parts: EBML_CONTAINERS.has(type) && depth < MAX_DEPTH ? elements(view, start + header, end, depth + 1) : [],
    });
    start = end;
  }
  return found;
}

function segments(view: DataView): Part[] {
  const found: Part[] = [];
  for (let start = 2; start + 4 <= view.byteLength;) {
    const marker = view.getUint16(start);
    if (marker < 0xff01) break;
    // What follows the start of the scan is pixels, to the end of the file.
    const isScan = marker === 0xffda;
    const end = isScan ? view.byteLength : start + 2 + view.getUint16(start + 2);
    if (end > view.byteLength || end <= start) break;
    found.push({
      type: marker.toString(16),
      start,
      header: 4,
      end,
      size: { at: start + 2, bytes: 2, excludes: 2 },
      name: { at: start + 1, bytes: 1 },
      parts: [],
    });
    start = end;
  }
  return found;
}

/** @param isRiff chunks of WebP: the length stands after the name, is little-endian, and no checksum follows */
function chunks(view: DataView, from: number, isRiff: boolean): Part[] {
  const found: Part[] = [];
  for (let start = from; start + 8 <= view.byteLength;) {
    const sizeAt = isRiff ? start + 4 : start;
    const nameAt = isRiff ? start : start + 4;
    const size = view.getUint32(sizeAt, isRiff);
    const end = start + 8 + size + (isRiff ? size % 2 : 4);
    if (end > view.byteLength) break;
    found.push({
      type: ascii(view, nameAt, 4),
      start,
      header: 8,
      end,
      size: { at: sizeAt, bytes: 4, excludes: isRiff ? 8 : 12, ...(isRiff && { littleEndian: true }) },
      name: { at: nameAt, bytes: 4 },
      parts: [],
    });
    start = end;
  }
  return found;
}

function ascii(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}

function hex(view: DataView, at: number, length: number): string {
  return Array.from({ length }, (_, index) =>
    view
      .getUint8(at + index)
      .toString(16)
      .padStart(2, '0'),
  ).join('');
}
