/**
 * Where a picture of one shape lies in a frame of another: as large as fits, in the middle, as players show it
 * (`object-fit: contain`). A video has one size, its track's; its frames may change theirs. Pure arithmetic.
 */
import type { Rectangle } from './frame.js';

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Sizes are rounded: what would leave less than this free at an edge reaches it. In pixels of the frame. */
const ROUNDING_PX = 1;

/** Where a picture lies in a frame, in pixels of the frame. */
export function placeInside(picture: Size, frame: Size): Rectangle {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const place = (length: number, whole: number) => (whole - length < ROUNDING_PX ? whole : length);
  const placed = { width: place(width, frame.width), height: place(height, frame.height) };
  return { x: (frame.width - placed.width) / 2, y: (frame.height - placed.height) / 2, ...placed };
}

/** What is drawn where. */
export interface Drawing {
  /** In pixels of the picture. */
  readonly part: Rectangle;
  /** In pixels of what is drawn on. */
  readonly target: Rectangle;
}

/**
 * How a part of a frame is drawn from the picture that lies in it.
 *
 * @param part in pixels of the frame
 * @param target where that part is to be drawn
 * @returns undefined where nothing of the picture lies in the part
 */
export function drawingOf(picture: Size, placed: Rectangle, part: Rectangle, target: Rectangle): Drawing | undefined {
  const left = Math.max(part.x, placed.x);
  const top = Math.max(part.y, placed.y);
  const width = Math.min(part.x + part.width, placed.x + placed.width) - left;
  const height = Math.min(part.y + part.height, placed.y + placed.height) - top;
  if (width <= 0 || height <= 0) return undefined;
  const [perFrameX, perFrameY] = [picture.width / placed.width, picture.height / placed.height];
  const [perPartX, perPartY] = [target.width / part.width, target.height / part.height];
  return {
    part: {
      x: (left - placed.x) * perFrameX,
      y: (top - placed.y) * perFrameY,
      width: width * perFrameX,
      height: height * perFrameY,
    },
    target: {
      x: target.x + (left - part.x) * perPartX,
      y: target.y + (top - part.y) * perPartY,
      width: width * perPartX,
      height: height * perPartY,
    },
  };
}
