/**
 * What a transport stream says that it carries (ISO/IEC 13818-1, program map table). mediabunny lists what it can read, and
 * leaves out the rest: a recording of television looks to it as if there were only sound, or nothing.
 */
import type { Source } from 'mediabunny';
import { readBytes } from './source-bytes.js';

/** Tables come several times a second: so much is looked through. */
const LOOKED_THROUGH_BYTES = 1 << 20;

const PACKET_BYTES = 188;
const SYNC = 0x47;

/** Camcorders put a time of four bytes before each packet. */
const TIME_BYTES = 4;

/** The packets of the table that names the others. */
const ASSOCIATION_PID = 0;

const ASSOCIATION_TABLE = 0;
const MAP_TABLE = 2;

/** Kinds of video in transport streams that browsers do not decode, by their numbers. */
const OTHER_VIDEO: Readonly<Record<number, string>> = {
  0x01: 'MPEG-1',
  0x02: 'MPEG-2',
  0x10: 'MPEG-4 Visual',
  0x21: 'JPEG 2000',
  0x33: 'H.266',
  0x42: 'AVS',
  0xd2: 'AVS2',
  0xd4: 'AVS3',
  0xea: 'VC-1',
};

/** @returns what the video in it is called, where it has one that is not read here */
export async function otherVideoIn(source: Source): Promise<string | undefined> {
  const size = (await source.getSizeOrNull()) ?? LOOKED_THROUGH_BYTES;
  const view = await readBytes(source, 0, Math.min(size, LOOKED_THROUGH_BYTES));
  if (!view) return undefined;
  const maps = new Set<number>();
  for (const { pid, table } of tablesOf(view)) {
    if (pid === ASSOCIATION_PID && table.type === ASSOCIATION_TABLE) {
      // Number of a programme, three bits that mean nothing, and where its map is.
      for (let at = table.start; at + 4 <= table.end; at += 4) maps.add(view.getUint16(at + 2) & 0x1fff);
    } else if (maps.has(pid) && table.type === MAP_TABLE) {
      const found = streamTypes(view, table.start, table.end).find((type) => type in OTHER_VIDEO);
      if (found !== undefined) return OTHER_VIDEO[found];
    }
  }
  return undefined;
}

/** A table that begins in a packet, as far as it lies in it. */
interface Table {
  readonly type: number;
  /** Of what follows the head that all tables have, and of their checksum. */
  readonly start: number;
  readonly end: number;
}

function* tablesOf(view: DataView): Generator<{ readonly pid: number; readonly table: Table }> {
  const bare = view.byteLength > 0 && view.getUint8(0) === SYNC;
  const [first, step] = bare ? [0, PACKET_BYTES] : [TIME_BYTES, PACKET_BYTES + TIME_BYTES];
  for (let packet = first; packet + PACKET_BYTES <= view.byteLength; packet += step) {
    const word = view.getUint32(packet);
    const [beginsTable, hasFields, hasPayload] = [word & 0x40_00_00, word & 0x20, word & 0x10];
    if (word >>> 24 !== SYNC || !beginsTable || !hasPayload) continue;
    const payload = packet + 4 + (hasFields ? 1 + view.getUint8(packet + 4) : 0);
    const end = packet + PACKET_BYTES;
    if (payload >= end) continue;
    const at = payload + 1 + view.getUint8(payload);
    if (at + 8 > end) continue;
    const length = view.getUint16(at + 1) & 0xfff;
    const table = { type: view.getUint8(at), start: at + 8, end: Math.min(end, at + 3 + length - 4) };
    yield { pid: (word >>> 8) & 0x1fff, table };
  }
}

/** The kinds of the streams of a programme. */
function streamTypes(view: DataView, start: number, end: number): number[] {
  const types: number[] = [];
  if (start + 4 > end) return types;
  const first = start + 4 + (view.getUint16(start + 2) & 0xfff);
  for (let at = first; at + 5 <= end; at += 5 + (view.getUint16(at + 3) & 0xfff)) types.push(view.getUint8(at));
  return types;
}
