/**
 * Decoded pictures as plain memory, which another worker can read. Decoders own few pictures, and stop where too many of them
 * are kept; of copies there can be as many as there is room for.
 */
import type { Frame, Rectangle, Square } from './frame.js';
import type { Orientation, Planes } from './planes.js';
import { readSquare } from './read-square.js';

/** A copied picture. */
export interface PictureCopy {
  readonly timestampMs: number;
  /** Size of the frame. */
  readonly width: number;
  readonly height: number;
  /** Where the picture lies in the frame. */
  readonly placed: Rectangle;
  readonly rotation: Orientation['rotation'];
  readonly flip: boolean;
  readonly planes: Planes;
}

/** What pictures are copied into: gives memory of at least so many bytes. */
export type MemoryFor = (bytes: number) => Uint8Array<ArrayBuffer>;

/** A frame that can be copied. */
export interface CopyableFrame extends Frame {
  /** @returns undefined where the picture can only be drawn */
  copy(memoryFor: MemoryFor): Promise<PictureCopy | undefined>;
}

/** Reads a square of a copied picture, black outside of it. */
export function readCopy(
  { placed, rotation, flip, planes }: Pick<PictureCopy, 'placed' | 'rotation' | 'flip' | 'planes'>,
  square: Square,
  size: number,
): ImageData {
  const picture = new ImageData(size, size);
  const { width, height, x, y } = placed;
  const inPicture = { centreX: square.centreX - x, centreY: square.centreY - y, side: square.side };
  readSquare(planes, { width, height, rotation, flip }, inPicture, size, picture.data);
  return picture;
}

/** A copied picture as a frame: what is found in it is what is found in the frame that it was copied from. */
export function frameOfCopy(copy: PictureCopy, onClose: () => void): Frame {
  const { timestampMs, width, height } = copy;
  return {
    timestampMs,
    width,
    height,
    draw: () => {
      throw new Error('a copied picture can be read, and need not be drawn');
    },
    read: (square, size) => Promise.resolve(readCopy(copy, square, size)),
    close: onClose,
  };
}
