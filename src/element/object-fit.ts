/**
 * Where a replaced element (video, image) draws its picture inside its box. Pure arithmetic of CSS Images 3, section 5.5.
 */

import type { Size } from '../media/fit.js';

/** The rectangle that the picture fills; it may reach over the box (`cover`, `none`). */
export interface PictureBox extends Size {
  readonly x: number;
  readonly y: number;
}

/**
 * @param objectFit computed value of `object-fit`
 * @param objectPosition computed value of `object-position`, for example `50% 50%` or `10px 100%`
 */
export function pictureBox(box: Size, picture: Size, objectFit: string, objectPosition = '50% 50%'): PictureBox {
  const { width, height } = fitted(box, picture, objectFit);
  // Computed values are lengths and percentages, or sums of them in calc().
  const [x = '50%', y = '50%'] = objectPosition.match(/calc\([^)]*\)|\S+/g) ?? [];
  return { width, height, x: offset(x, box.width - width), y: offset(y, box.height - height) };
}

function fitted(box: Size, picture: Size, objectFit: string): Size {
  const scaled = (scale: number) => ({ width: picture.width * scale, height: picture.height * scale });
  const contain = Math.min(box.width / picture.width, box.height / picture.height);
  switch (objectFit) {
    case 'contain':
      return scaled(contain);
    case 'cover':
      return scaled(Math.max(box.width / picture.width, box.height / picture.height));
    case 'none':
      return picture;
    case 'scale-down':
      return scaled(Math.min(1, contain));
    default:
      return box;
  }
}

function offset(position: string, slack: number): number {
  let sum = 0;
  for (const [, sign, number, unit] of position.matchAll(/([+-]?)\s*(\d*\.?\d+)(%|px)/g)) {
    const value = unit === '%' ? (slack * Number(number)) / 100 : Number(number);
    sum += sign === '-' ? -value : value;
  }
  return sum;
}
