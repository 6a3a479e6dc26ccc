/**
 * Reads bytes of a source beside the library that demuxes it: what that has read already comes from its cache, so nothing
 * is asked of a server twice.
 */
import type { Source } from 'mediabunny';

/**
 * What every source of mediabunny has, but does not show in its types: it can be read by formats only. Its version is
 * pinned, and `test/unit/edit-list.test.ts` reads by it.
 */
interface ReadableSource {
  _read(start: number, end: number, least: number, most: number): Promise<SourceBytes | null> | SourceBytes | null;
}

interface SourceBytes {
  readonly view: DataView;
  /** Place in the file of the view's first byte. */
  readonly offset: number;
}

/** The bytes from `start`, inclusive, to `end`, exclusive; undefined where the file ends before. */
export async function readBytes(source: Source, start: number, end: number): Promise<DataView | undefined> {
  const size = await source.getSizeOrNull();
  if (start < 0 || end < start || (size !== null && end > size)) return undefined;
  const result = await (source as unknown as ReadableSource)._read(start, end, 0, Infinity);
  if (!result) return undefined;
  const { view, offset } = result;
  if (offset > start || offset + view.byteLength < end) return undefined;
  return new DataView(view.buffer, view.byteOffset + start - offset, end - start);
}
