/**
 * Boxes of MP4 files: what is put into the index of a clip that has been rendered.
 */

/** Boxes that hold others, on the way to the tables of offsets. */
const CONTAINERS: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/** A value of the key-value metadata that phones write. */
export type MetadataValue = string | { readonly float: number } | { readonly integer: number };

/** One box. */
export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** A box of metadata by keys (`mdta`), as Android and Apple write it into `moov`. */
export function keyedMetadata(values: Readonly<Record<string, MetadataValue>>): Buffer {
  const entries = Object.entries(values);
  const keys = entries.map(([key]) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + key.length);
    head.write('mdta', 4, 'latin1');
    return Buffer.concat([head, Buffer.from(key)]);
  });
  const items = entries.map(([, value], index) => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(index + 1);
    return box(number.toString('latin1'), box('data', dataOf(value)));
  });
  const handler = Buffer.alloc(25);
  handler.write('mdta', 8, 'latin1');
  return box('meta', box('hdlr', handler), box('keys', uint32(0, entries.length), ...keys), box('ilst', ...items));
}

/** A text of a movie's user data (`udta`), as older recorders write it. */
export function userText(type: string, text: string): Buffer {
  const encoded = Buffer.from(text);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(encoded.length);
  head.writeUInt16BE(0x55c4, 2);
  return box(type, head, encoded);
}

/** The same file with more boxes at the end of its index: what lies behind it moves. */
export function withInIndex(file: Buffer, ...added: readonly Buffer[]): Buffer {
  return withIn(file, find(file, 'moov'), added);
}

/** The same file with more boxes at the end of one track, by its number from 0. */
export function withInTrack(file: Buffer, track: number, ...added: readonly Buffer[]): Buffer {
  const moov = find(file, 'moov');
  let found = -1;
  for (let at = moov.at + 8; at < moov.at + moov.size; at += file.readUInt32BE(at)) {
    if (typeAt(file, at) === 'trak' && ++found === track) {
      return withIn(file, moov, added, { at, size: file.readUInt32BE(at) });
    }
  }
  throw new Error(`the file has no track ${track}`);
}

/** Where a box lies in a file. */
interface Place {
  readonly at: number;
  readonly size: number;
}

/** @param parent the box of the index that takes them; by default the index itself */
function withIn(file: Buffer, moov: Place, added: readonly Buffer[], parent = moov): Buffer {
  const more = Buffer.concat(added);
  const end = parent.at + parent.size;
  const longer = Buffer.concat([file.subarray(0, end), more, file.subarray(end)]);
  for (const { at, size } of new Set([moov, parent])) longer.writeUInt32BE(size + more.length, at);
  const index = longer.subarray(moov.at, moov.at + moov.size + more.length);
  if (find(file, 'mdat').at > moov.at) moveOffsets(index, 8, index.length, more.length);
  return longer;
}

function find(file: Buffer, type: string): Place {
  for (let at = 0; at < file.length; at += file.readUInt32BE(at)) {
    if (typeAt(file, at) === type) return { at, size: file.readUInt32BE(at) };
  }
  throw new Error(`the file has no ${type}`);
}

function moveOffsets(boxes: Buffer, from: number, to: number, by: number): void {
  for (let at = from; at < to; at += boxes.readUInt32BE(at)) {
    const type = typeAt(boxes, at);
    if (CONTAINERS.has(type)) moveOffsets(boxes, at + 8, at + boxes.readUInt32BE(at), by);
    if (type !== 'stco') continue;
    const count = boxes.readUInt32BE(at + 12);
    for (let entry = at + 16; entry < at + 16 + 4 * count; entry += 4) {
      boxes.writeUInt32BE(boxes.readUInt32BE(entry) + by, entry);
    }
  }
}

function typeAt(boxes: Buffer, at: number): string {
  return boxes.toString('latin1', at + 4, at + 8);
}

/** By what it is (1 text, 21 a signed integer, 23 a float), and for no place in particular. */
function dataOf(value: MetadataValue): Buffer {
  if (typeof value === 'string') return Buffer.concat([uint32(1, 0), Buffer.from(value)]);
  if ('integer' in value) return uint32(21, 0, value.integer);
  const float = Buffer.alloc(4);
  float.writeFloatBE(value.float);
  return Buffer.concat([uint32(23, 0), float]);
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
}
