/**
 * Whether an MP4 or MOV is shorter than the boxes that it is made of (ISO/IEC 14496-12): then either its end is missing, or
 * somebody has told a wrong length.
 */
import type { Source } from 'mediabunny';
import { readBytes } from './source-bytes.js';

/** Boxes before the index and the frames that are looked at: files have a handful. */
const MOST_BOXES = 16;

/** The shortest header of a box, and the longest: a length of 64 bits follows the letters where that of 32 bits is 1. */
const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;

/** @returns false too where the source does not know its length, or the boxes cannot be followed */
export async function endsInsideBox(source: Source): Promise<boolean> {
  const length = await source.getSizeOrNull();
  if (length === null) return false;
  const missing = new Set(['moov', 'mdat']);
  for (let at = 0, count = 0; missing.size > 0 && count < MOST_BOXES; count++) {
    const head = await readBytes(source, at, at + HEADER_BYTES);
    if (!head) return false;
    const isLong = head.getUint32(0) === 1;
    const size = isLong ? await longSize(source, at) : head.getUint32(0);
    // 0 is all the rest.
    if (size === undefined || size < HEADER_BYTES) return false;
    if (at + size > length) return true;
    missing.delete(String.fromCharCode(...[4, 5, 6, 7].map((byte) => head.getUint8(byte))));
    at += size;
  }
  return false;
}

async function longSize(source: Source, at: number): Promise<number | undefined> {
  const head = await readBytes(source, at, at + LONG_HEADER_BYTES);
  return head && Number(head.getBigUint64(HEADER_BYTES));
}
