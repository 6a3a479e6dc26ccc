/**
 * What is done to files of the corpus that no encoder writes so.
 */
import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { box, boxesOf, type Box, joined, withEdits } from '../../test/helpers/edit-lists.js';

type Change = (files: readonly Uint8Array[]) => Promise<Uint8Array> | Uint8Array;

/** An edit in seconds: how long, from where in the media (-1 is nothing), and how fast. */
type EditS = readonly [lengthS: number, mediaS: number, rate?: number];

/** Gives all tracks the same edit list. */
export function edited(edits: readonly EditS[]): Change {
  return async ([file = new Uint8Array()]) => {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const movie = view.getUint32(placeOf(file, 'mvhd') + 16);
    const tracks = await new Input({ source: new BufferSource(file), formats: ALL_FORMATS }).getTracks();
    const lists = await Promise.all(
      tracks.map(async (track) => {
        const scale = await track.getTimeResolution();
        return edits.map(([lengthS, mediaS, rate = 1]) => ({
          duration: Math.round(lengthS * movie),
          mediaTime: mediaS < 0 ? -1 : Math.round(mediaS * scale),
          rate,
        }));
      }),
    );
    return withEdits(file, lists);
  };
}

/** Writes bytes into the content of the first box of a type. */
export function patchedBox(type: string, at: number, ...bytes: number[]): Change {
  return ([file = new Uint8Array()]) => {
    const changed = file.slice();
    changed.set(bytes, placeOf(file, type) + 4 + at);
    return changed;
  };
}

/** The frames of one WebM after those of another, of another size, in one track that has the first one's size. */
export async function turnedOnTheWay(files: readonly Uint8Array[]): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new EncodedVideoPacketSource('vp8');
  output.addVideoTrack(source);
  await output.start();
  let startS = 0;
  for (const file of files) {
    const track = await new Input({ source: new BufferSource(file), formats: ALL_FORMATS }).getPrimaryVideoTrack();
    if (!track) throw new Error('no video was made');
    const decoderConfig = (await track.getDecoderConfig()) ?? undefined;
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const moved = packet.clone({ timestamp: packet.timestamp + startS });
      await source.add(moved, { ...(decoderConfig && { decoderConfig }) });
    }
    startS += Math.round((await track.computeDuration()) * 1000) / 1000;
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

/**
 * Two MP4s in one, as programs join them that encode nothing anew: one track whose frames have two descriptions. For files of
 * one track, of as many frames of the same length.
 */
export function joinedAsTheyAre(files: readonly Uint8Array[]): Uint8Array {
  const [first, second] = files.map(movieOf);
  if (!first || !second) throw new Error('two files are joined');
  const samples = [...first.samples, ...second.samples];
  const begin = boxesOf(first.file).find(({ type }) => type === 'ftyp')?.bytes ?? new Uint8Array();
  const build = (dataAt: number) => {
    let at = dataAt;
    const offsets = samples.map(({ length }) => (at += length) - length);
    const tables: Readonly<Record<string, Uint8Array>> = {
      stsd: words(0, 2, first.description, second.description),
      stts: words(0, 1, samples.length, first.frameTicks),
      stss: words(0, 2, 1, 1 + first.samples.length),
      stsc: words(0, 2, 1, 1, 1, 1 + first.samples.length, 1, 2),
      stsz: words(0, 0, samples.length, ...samples.map(({ length }) => length)),
      stco: words(0, samples.length, ...offsets),
    };
    return box('moov', ...boxesOf(first.movie).map((child) => rebuilt(child, tables)));
  };
  // The index is as long wherever the frames lie.
  const dataAt = begin.length + build(0).length + 8;
  return joined([begin, build(dataAt), box('mdat', ...samples)]);
}

/** A box with other tables in it. Times of frames that are reordered, and edit lists, are left out: there are none. */
function rebuilt({ type, bytes, content }: Box, tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const table = tables[type];
  if (table) return box(type, table);
  if (type === 'edts') return new Uint8Array();
  if (!['trak', 'mdia', 'minf', 'stbl'].includes(type)) return bytes;
  return box(type, ...boxesOf(content).map((child) => rebuilt(child, tables)));
}

/** What is needed of an MP4 with one track whose frames lie in one chunk. */
function movieOf(file: Uint8Array) {
  const movie = boxesOf(file).find(({ type }) => type === 'moov')?.content ?? new Uint8Array();
  const table = (name: string) => new DataView(file.buffer, file.byteOffset + placeOf(file, name) + 4);
  const count = table('stsz').getUint32(8);
  let at = table('stco').getUint32(8);
  const samples = Array.from({ length: count }, (_, index) => {
    const length = table('stsz').getUint32(12 + 4 * index);
    return file.subarray(at, (at += length));
  });
  const descriptions = placeOf(file, 'stsd') + 4;
  const size = new DataView(file.buffer, file.byteOffset + descriptions - 8).getUint32(0);
  const description = file.subarray(descriptions + 8, descriptions - 8 + size);
  return { file, movie, samples, description, frameTicks: table('stts').getUint32(12) };
}

/** Numbers of 32 bits, and bytes, one after the other. */
function words(...parts: readonly (number | Uint8Array)[]): Uint8Array {
  return joined(
    parts.map((part) => {
      if (typeof part !== 'number') return part;
      return Uint8Array.of(part >>> 24, (part >>> 16) & 255, (part >>> 8) & 255, part & 255);
    }),
  );
}

/** A JPEG as phones write it whose photos have a video behind them: what says so, and something that stands for the video. */
export function motionPhoto([photo = new Uint8Array()]: readonly Uint8Array[]): Uint8Array {
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MotionPhoto="1"/></rdf:RDF></x:xmpmeta>`;
  const content = new TextEncoder().encode(xmp);
  const head = new Uint8Array([0xff, 0xe1, (content.length + 2) >> 8, (content.length + 2) & 0xff]);
  const video = new TextEncoder().encode('\0\0\0\x18ftypmp42\0\0\0\0isommp42');
  return joined([photo.subarray(0, 2), head, content, photo.subarray(2), video]);
}

/** Where the letters of a box stand. */
function placeOf(file: Uint8Array, type: string): number {
  const at = Buffer.from(file.buffer, file.byteOffset, file.byteLength).indexOf(type, 0, 'latin1');
  if (at < 0) throw new Error(`no ${type} was made`);
  return at;
}
