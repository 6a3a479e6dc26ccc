/**
 * Opens a picture, from a file or a URL, upright by its EXIF orientation.
 */
import { TrackerError } from '../errors.js';
import type { Frame } from './frame.js';
import type { MediaInput } from './source.js';
import { fetchUnlessStalled } from './stalls.js';
import { urlError } from './url-errors.js';

/**
 * Fetches the bytes of a picture.
 *
 * @throws TrackerError `image_load_error` or `cross_origin_image`
 */
export async function loadImageBlob(media: MediaInput, signal: AbortSignal): Promise<Blob> {
  if (typeof media !== 'string') return media;
  try {
    const response = await fetchUnlessStalled(media, { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.blob();
  } catch (error) {
    signal.throwIfAborted();
    throw await urlError('image', media, signal, error);
  }
}

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
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch (error) {
    throw new TrackerError(
      'unsupported_media',
      `${name} is not a picture that this browser can read, or it is damaged. Choose a JPEG, PNG or WebP file.`,
      { reason: 'not_an_image', name },
      { cause: error },
    );
  }
}

/** A decoded picture as a frame at time 0. */
export function imageFrame(bitmap: ImageBitmap): Frame {
  return {
    timestampMs: 0,
    width: bitmap.width,
    height: bitmap.height,
    draw: (context, part, target) =>
      context.drawImage(
        bitmap,
        part.x,
        part.y,
        part.width,
        part.height,
        target.x,
        target.y,
        target.width,
        target.height,
      ),
    close: () => bitmap.close(),
  };
}
