/**
 * Whether a picture moves, by what stands in its file: for browsers that do not decode such pictures frame by frame.
 */
import type { FileKind } from './file-kind.js';
import type { Motion } from './wrong-kind.js';

/** So much of a file is looked at: an animation has its second frame in it, a photo what cameras write about it. */
export const MOTION_BYTES = 256 * 1024;

/** What begins every frame of a GIF that has a time: a graphic control extension. */
const GIF_FRAME = '\x21\xf9\x04';

/** @param bytes the file's beginning, `MOTION_BYTES` where it is as long */
export function motionOf(bytes: Uint8Array, { name }: FileKind): Motion {
  const text = latin(bytes);
  switch (name) {
    case 'GIF':
      return text.split(GIF_FRAME).length > 2 ? 'animation' : 'still';
    case 'WebP':
      return text.slice(12, 16) === 'VP8X' && (bytes[20]! & 2) !== 0 ? 'animation' : 'still';
    case 'PNG':
      return text.includes('acTL') ? 'animation' : 'still';
    case 'AVIF':
      return text.slice(8, 64).includes('avis') ? 'animation' : 'still';
    case 'HEIC':
    case 'HEIF':
      return /msf1|hevc|hevx/.test(text.slice(8, 12)) ? 'animation' : 'still';
    case 'JPEG':
      // What Google's and Samsung's cameras write into the XMP packet of a photo with a video behind it.
      return /MotionPhoto|MicroVideo/.test(text) ? 'motion-photo' : 'still';
    default:
      return 'still';
  }
}

/** Bytes as letters, in pieces that fit onto the stack. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
