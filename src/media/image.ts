/**
 * Decodes a picture, upright by its EXIF orientation.
 */
import { TrackerError } from '../errors.js';
import { KIND_BYTES, kindOf } from './file-kind.js';
import type { Frame } from './frame.js';
import { bitmapPicture, placedFrame } from './placed-frame.js';
import { isVideo, notPicture } from './wrong-kind.js';

/**
 * Decodes a picture at its full resolution.
 *
 * @param name how messages name it
 * @throws TrackerError `image_load_error` where it is empty, `unsupported_media` where it is no picture
 */
export async function decodeImage(blob: Blob, name: string): Promise<ImageBitmap> {
  if (blob.size === 0) {
    throw new TrackerError('image_load_error', `${name} is empty (0 bytes). Choose another file.`, {
      reason: 'empty',
      name,
    });
  }
  const kind = kindOf(new Uint8Array(await blob.slice(0, KIND_BYTES).arrayBuffer()));
  if (kind?.kind === 'video') throw isVideo(name, kind);
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch (error) {
    throw notPicture(name, kind, error);
  }
}

/** A decoded picture as a frame at time 0. */
export function imageFrame(bitmap: ImageBitmap): Frame {
  return placedFrame(bitmapPicture(bitmap), 0, bitmap);
}
