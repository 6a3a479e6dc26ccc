/**
 * Reads the edit lists of MP4 and MOV files (ISO/IEC 14496-12, `elst`), which say what of each track is shown, in which
 * order. mediabunny takes the place of the first edit from them and nothing else.
 */
import type { Source } from 'mediabunny';
import { childOf, children, fileBox, readTrackId, readVersion, type Box } from './boxes.js';
import { readBytes } from './source-bytes.js';

/** One edit: a stretch of the media, or of nothing. */
export interface Edit {
  /** Length in ticks of the movie. */
  readonly duration: number;
  /** Where it begins in the media, in ticks of the track; -1 where nothing is shown. */
  readonly mediaTime: number;
  /** Speed, 1 as recorded. */
  readonly rate: number;
}

/** The edit list of one track. */
export interface EditList {
  readonly edits: readonly Edit[];
  /** Ticks a second. */
  readonly movieTimescale: number;
  readonly trackTimescale: number;
  /** Of a fragmented file the length that its header states of the media, in ticks of the track: often that of its beginning. */
  readonly headerDuration?: number;
}

/** The place of an edit that shows nothing. */
export const EMPTY = -1;

/** Edits that are read. A list of more is damaged: editors join what belongs together. */
export const MOST_EDITS = 1000;

/** The edit lists of a file by the number of their track. A track without one is shown as it is. */
export async function readEditLists(source: Source): Promise<ReadonlyMap<number, EditList>> {
  const lists = new Map<number, EditList>();
  const movie = await childOf(source, await fileBox(source), 'moov');
  if (!movie) return lists;
  const header = await childOf(source, movie, 'mvhd');
  const movieTimescale = header && (await readTimes(source, header))?.timescale;
  if (!movieTimescale) return lists;
  const isFragmented = (await childOf(source, movie, 'mvex')) !== undefined;
  for await (const track of children(source, movie)) {
    if (track.type !== 'trak') continue;
    const id = await readTrackId(source, track);
    const media = await childOf(source, track, 'mdia');
    const mediaHeader = media && (await childOf(source, media, 'mdhd'));
    const times = mediaHeader && (await readTimes(source, mediaHeader));
    const edits = await readEdits(source, track);
    if (id === undefined || !times?.timescale || edits.length === 0) continue;
    const { timescale: trackTimescale, duration: headerDuration } = times;
    lists.set(id, { edits, movieTimescale, trackTimescale, ...(isFragmented && { headerDuration }) });
  }
  return lists;
}

/** Of several lists the last one that shows anything counts, as in mediabunny. */
async function readEdits(source: Source, track: Box): Promise<readonly Edit[]> {
  let found: readonly Edit[] = [];
  for await (const box of children(source, track)) {
    if (box.type !== 'edts') continue;
    for await (const list of children(source, box)) {
      if (list.type !== 'elst') continue;
      const edits = await readList(source, list);
      if (edits.some(({ mediaTime }) => mediaTime !== EMPTY)) found = edits;
    }
  }
  return found;
}

async function readList(source: Source, { start, end }: Box): Promise<readonly Edit[]> {
  const head = await readBytes(source, start, start + 8);
  if (!head || start + 8 > end) return [];
  const isLong = head.getUint8(0) === 1;
  const entryBytes = isLong ? 20 : 12;
  const stated = head.getUint32(4);
  const entries = Math.min(stated, Math.floor((end - start - 8) / entryBytes), MOST_EDITS + 1);
  const view = await readBytes(source, start + 8, start + 8 + entries * entryBytes);
  if (!view) return [];
  return Array.from({ length: entries }, (_, index) => {
    const at = index * entryBytes;
    return {
      duration: isLong ? Number(view.getBigUint64(at)) : view.getUint32(at),
      mediaTime: isLong ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4),
      rate: view.getInt32(at + entryBytes - 4) / 0x10000,
    };
  });
}

/** What the headers of the movie and of a track's media have in common. */
async function readTimes(
  source: Source,
  { start, end }: Box,
): Promise<{ readonly timescale: number; readonly duration: number } | undefined> {
  const version = await readVersion(source, start);
  const [at, bytes] = version === 1 ? [start + 20, 12] : [start + 12, 8];
  const view = at + bytes <= end ? await readBytes(source, at, at + bytes) : undefined;
  if (!view) return undefined;
  return { timescale: view.getUint32(0), duration: version === 1 ? Number(view.getBigUint64(4)) : view.getUint32(4) };
}
