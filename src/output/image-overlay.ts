/**
 * The picture with the skeleton drawn in, for `image_overlay`.
 */
import type { Pose } from '../pose/types.js';
import { defaultSkeletonStyle, drawSkeleton, lineWidthFor } from './draw-skeleton.js';
import type { ImageOverlayMessage } from './messages.js';

const IN_PLACE = { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0 };

/** The picture with the skeleton, as a message and as a file. */
export interface ImageOverlay {
  readonly message: ImageOverlayMessage;
  /** PNG. */
  readonly blob: Blob;
}

/**
 * @param picture the picture, upright, at its full resolution
 * @param skeleton whether the skeleton is drawn
 */
export async function imageOverlay(picture: ImageBitmap, pose: Pose, skeleton: boolean): Promise<ImageOverlay> {
  const { width, height } = picture;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error(`this browser cannot make a canvas of ${width} × ${height} pixels`);
  context.drawImage(picture, 0, 0);
  if (skeleton) drawSkeleton(context, pose, IN_PLACE, defaultSkeletonStyle(lineWidthFor(width, height)));
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  // Frees the pixels at once; some browsers keep a detached canvas for long.
  canvas.width = canvas.height = 0;
  if (!blob) throw new Error(`this browser cannot encode a picture of ${width} × ${height} pixels`);
  return { message: { type: 'image_overlay', image: await toDataUrl(blob), width, height }, blob };
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read back'));
    reader.readAsDataURL(blob);
  });
}
