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
import { joined, withEdits } from '../../test/helpers/edit-lists.js';

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
