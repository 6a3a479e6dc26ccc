/**
 * Takes squares of frames as small pictures: read from the planes where the browser hands them out, else drawn.
 */
import type { Frame, Square } from '../media/frame.js';
import { regionDrawing } from './region.js';

/** Takes pictures up to a size. */
export class SquareReader {
  #context: OffscreenCanvasRenderingContext2D | undefined;

  /** @param largest side of the largest picture in pixels */
  constructor(private readonly largest: number) {}

  /** @returns the square in `size` × `size` pixels, black outside of the frame */
  async read(frame: Frame, square: Square, size: number): Promise<ImageData> {
    return (await frame.read?.(square, size)) ?? this.#draw(frame, square, size);
  }

  #draw(frame: Frame, square: Square, size: number): ImageData {
    const context = (this.#context ??= canvasOf(this.largest));
    context.fillStyle = '#000';
    context.fillRect(0, 0, size, size);
    const { part, target } = regionDrawing(square, frame.width, frame.height, size);
    if (part.width > 0 && part.height > 0) frame.draw(context, part, target);
    return context.getImageData(0, 0, size, size);
  }
}

function canvasOf(side: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) throw new Error('no 2D canvas is available in this worker');
  context.imageSmoothingQuality = 'medium';
  return context;
}
