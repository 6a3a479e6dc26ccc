/**
 * Frames of what decoders and browsers hand out: every picture in the video's one size, as large as fits.
 */
import { drawingOf, placeInside, type Size } from './fit.js';
import type { Context2D, Frame, Rectangle } from './frame.js';

/** A picture as it was decoded, of whatever size. */
export interface DecodedPicture extends Size {
  /** Draws a part of it, in its own pixels. */
  draw(context: Context2D, part: Rectangle, target: Rectangle): void;
  close(): void;
}

/**
 * @param size that the frame's coordinates refer to: a decoder may give another one
 * @param placed where the picture lies in the frame
 */
export function placedFrame(
  picture: DecodedPicture,
  timestampMs: number,
  { width, height }: Size,
  placed = placeInside(picture, { width, height }),
): Frame {
  return {
    timestampMs,
    width,
    height,
    draw: (context, part, target) => {
      const drawing = drawingOf(picture, placed, part, target);
      if (drawing) picture.draw(context, drawing.part, drawing.target);
    },
    close: () => picture.close(),
  };
}

/** A bitmap as a decoded picture. */
export function bitmapPicture(bitmap: ImageBitmap): DecodedPicture {
  return {
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
