/**
 * A picture where a video is wanted: an animation where this browser decodes it, else the error that says what it is.
 */
import type { Source } from 'mediabunny';
import { Animation } from './animation.js';
import { KIND_BYTES, kindOf, type FileKind } from './file-kind.js';
import { motionOf, MOTION_BYTES } from './picture-motion.js';
import { readBytes } from './source-bytes.js';
import { isPicture } from './wrong-kind.js';

/** Animations are decoded from memory: larger ones are not made of pictures that people have. */
const MOST_BYTES = 256 * 2 ** 20;

/** What a file is by its beginning. */
export async function kindOfSource(source: Source): Promise<FileKind | undefined> {
  return kindOf(await head(source, KIND_BYTES));
}

/**
 * @param name how messages name it
 * @throws TrackerError `unsupported_media` where it does not move, or not in this browser
 */
export async function openAnimation(
  source: Source,
  kind: FileKind,
  name: string,
  signal: AbortSignal,
  onActivity: () => void,
): Promise<Animation> {
  const motion = motionOf(await head(source, MOTION_BYTES), kind);
  const size = await source.getSizeOrNull();
  const whole = motion === 'animation' && size !== null && size <= MOST_BYTES && (await readBytes(source, 0, size));
  const animation = whole && (await Animation.open(copyOf(whole), kind, signal, onActivity));
  if (!animation) throw isPicture(name, kind, motion);
  return animation;
}

async function head(source: Source, most: number): Promise<Uint8Array> {
  const size = (await source.getSizeOrNull()) ?? most;
  const view = await readBytes(source, 0, Math.min(size, most));
  return view ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : new Uint8Array();
}

function copyOf({ buffer, byteOffset, byteLength }: DataView): ArrayBuffer {
  return new Uint8Array(buffer, byteOffset, byteLength).slice().buffer;
}
