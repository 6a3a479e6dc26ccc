/**
 * How the frames of a track in an MP4 or MOV are described (ISO/IEC 14496-12, `stsd`, `stsc`). A track may change its
 * description on the way, as where clips of two cameras were joined without encoding them anew: mediabunny decodes all of it
 * by the last one, and so cannot read the others.
 */
import type { Source } from 'mediabunny';
import { childOf, children, fileBox, readTrackId, type Box } from './boxes.js';
import { readBytes } from './source-bytes.js';

/** Version, flags and count of entries, before those of a table. */
const TABLE_HEAD_BYTES = 8;

/** First chunk, samples in each, description. */
const CHUNK_ROW_BYTES = 12;

/** Rows that are looked at: a longer table has one for every change of interleaving. */
const MOST_ROWS = 100_000;

/** Whether a track has frames that another description than its last one is for. */
export async function changesDescription(source: Source, trackId: number): Promise<boolean> {
  const table = await sampleTable(source, trackId);
  const list = table && (await childOf(source, table, 'stsd'));
  if (!list) return false;
  const entries: string[] = [];
  for await (const { start, end, type } of children(source, { ...list, start: list.start + TABLE_HEAD_BYTES })) {
    entries.push(type + (await textOf(source, start, end)));
  }
  const last = entries.at(-1);
  if (entries.every((entry) => entry === last)) return false;
  const used = await usedDescriptions(source, table);
  // Fragments name theirs one by one.
  return used.size === 0 || [...used].some((number) => entries[number - 1] !== last);
}

async function sampleTable(source: Source, trackId: number): Promise<Box | undefined> {
  const movie = await childOf(source, await fileBox(source), 'moov');
  if (!movie) return undefined;
  for await (const track of children(source, movie)) {
    if (track.type !== 'trak' || (await readTrackId(source, track)) !== trackId) continue;
    let box: Box | undefined = track;
    for (const type of ['mdia', 'minf', 'stbl']) box = box && (await childOf(source, box, type));
    return box;
  }
  return undefined;
}

/** Numbers of the descriptions, from 1, that frames have. */
async function usedDescriptions(source: Source, table: Box): Promise<ReadonlySet<number>> {
  const chunks = await childOf(source, table, 'stsc');
  const head = chunks && (await readBytes(source, chunks.start, chunks.start + TABLE_HEAD_BYTES));
  if (!head) return new Set();
  const rows = Math.min(head.getUint32(4), MOST_ROWS);
  const start = chunks.start + TABLE_HEAD_BYTES;
  const view = await readBytes(source, start, Math.min(chunks.end, start + rows * CHUNK_ROW_BYTES));
  if (!view) return new Set();
  const count = Math.floor(view.byteLength / CHUNK_ROW_BYTES);
  return new Set(Array.from({ length: count }, (_, row) => view.getUint32(row * CHUNK_ROW_BYTES + 8)));
}

async function textOf(source: Source, start: number, end: number): Promise<string> {
  const view = await readBytes(source, start, end);
  if (!view) return '';
  return Array.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), (byte) => byte.toString(16)).join();
}
