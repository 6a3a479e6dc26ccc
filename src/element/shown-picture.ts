/**
 * Where the picture that poses refer to is seen.
 */
import { placeInside, type Size } from '../media/fit.js';
import type { Rectangle } from '../media/frame.js';
import { pictureBox } from './object-fit.js';

/**
 * @param media shows it
 * @param picture its size in pixels
 * @param box size of the box that `media` fills, in CSS pixels
 * @returns in CSS pixels of the box; it may reach over its edges
 */
export function shownPicture(media: HTMLVideoElement | HTMLImageElement, picture: Size, box: Size): Rectangle {
  const { objectFit, objectPosition } = getComputedStyle(media);
  const frame = frameSize(media, picture);
  const shown = pictureBox(box, frame, objectFit, objectPosition);
  const placed = placeInside(frame, picture);
  const [scaleX, scaleY] = [shown.width / placed.width, shown.height / placed.height];
  return {
    x: shown.x - placed.x * scaleX,
    y: shown.y - placed.y * scaleY,
    width: picture.width * scaleX,
    height: picture.height * scaleY,
  };
}

/** The size of the frame that is shown: that of the video, unless it changes on the way. */
function frameSize(media: HTMLVideoElement | HTMLImageElement, picture: Size): Size {
  if (!(media instanceof HTMLVideoElement) || media.videoWidth === 0) return picture;
  return { width: media.videoWidth, height: media.videoHeight };
}
