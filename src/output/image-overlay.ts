/**
 * The picture with the skeleton drawn in, for `image_overlay`.
 */
import { TrackerError } from '../errors.js';
import type { Size } from '../media/fit.js';
import type { Pose } from '../pose/types.js';
import { defaultSkeletonStyle, drawSkeleton, lineWidthFor, type SkeletonColors } from './draw-skeleton.js';
import type { ImageOverlayMessage } from './messages.js';

const IN_PLACE = { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0 };

/** The picture with the skeleton, as a message and as a file. */
export interface ImageOverlay {
  readonly message: ImageOverlayMessage;
  /** PNG. */
  readonly blob: Blob;
}

/**
 * @param picture the picture, upright, at its full resolution; it is closed, as large ones take hundreds of megabytes
 * @param name how messages name it
 * @param skeleton the skeleton's colours; undefined leaves it out
 * @throws TrackerError `unsupported_media` where the picture is larger than the browser can draw
 */
export async function imageOverlay(
  picture: ImageBitmap,
  name: string,
  pose: Pose,
  skeleton: SkeletonColors | undefined,
): Promise<ImageOverlay> {
  const { width, height } = picture;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw tooLarge({ width, height }, name);
  context.drawImage(picture, 0, 0);
  picture.close();
  if (skeleton) {
    drawSkeleton(context, pose, IN_PLACE, { ...defaultSkeletonStyle(lineWidthFor(width, height)), ...skeleton });
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  // Frees the pixels at once; some browsers keep a detached canvas for long.
  canvas.width = canvas.height = 0;
  if (!blob) throw tooLarge({ width, height }, name);
  return { message: { type: 'image_overlay', image: await toDataUrl(blob), width, height }, blob };
}

function tooLarge({ width, height }: Size, name: string): TrackerError {
  return new TrackerError(
    'unsupported_media',
    `${name} has ${width} × ${height} pixels, more than this browser can draw on. Choose a smaller picture.`,
    { reason: 'too_large', name, width, height },
  );
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read back'));
    reader.readAsDataURL(blob);
  });
}
