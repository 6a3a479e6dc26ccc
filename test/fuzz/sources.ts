/**
 * The sound files that the fuzzer damages: fixtures, as they are or brought into another form.
 */
import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  Conversion,
  Input,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  MpegTsOutputFormat,
  Output,
} from 'mediabunny';
import type { SourceFile } from './media-cases.js';

const FORMATS = {
  fragmented: () => new Mp4OutputFormat({ fastStart: 'fragmented' }),
  mov: () => new MovOutputFormat(),
  mkv: () => new MkvOutputFormat(),
  ts: () => new MpegTsOutputFormat(),
};

const EXTENSIONS = { fragmented: 'mp4', mov: 'mov', mkv: 'mkv', ts: 'ts', png: 'png', webp: 'webp' } as const;

/** The name under which a source is given, and told. */
export function sourceName({ clip, as }: SourceFile): string {
  return as ? clip.replace(/\.\w+$/, `.${as === 'fragmented' ? 'fragmented.' : ''}${EXTENSIONS[as]}`) : clip;
}

/**
 * The bytes of a source.
 *
 * @param folder where the clips are
 */
export async function loadSource({ clip, isMedia, as }: SourceFile, folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(new URL(isMedia ? `../media/${clip}` : clip, folder));
  if (!answer.ok) throw new Error(`no fixture ${clip}`);
  const blob = await answer.blob();
  switch (as) {
    case undefined:
      return new Uint8Array(await blob.arrayBuffer());
    case 'png':
    case 'webp':
      return recoded(blob, `image/${as}`);
    default:
      return rewritten(blob, as);
  }
}

/** The same packets in another container. */
async function rewritten(blob: Blob, as: keyof typeof FORMATS): Promise<Uint8Array<ArrayBuffer>> {
  const target = new BufferTarget();
  const output = new Output({ format: FORMATS[as](), target });
  const conversion = await Conversion.init({
    input: new Input({ formats: ALL_FORMATS, source: new BlobSource(blob) }),
    output,
  });
  await conversion.execute();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

async function recoded(blob: Blob, type: string): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
}
