/**
 * Squares that are turned against the picture: how large a part holds them, and how they are cut out of it.
 */

/** How much longer the side of an upright square is that holds one turned by `angle` (radians). */
export function enclosingShare(angle: number): number {
  return Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle));
}

/** A vector of the turned square in the upright picture: clockwise by `angle`. */
export function turn(x: number, y: number, angle: number): readonly [number, number] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x * cos - y * sin, x * sin + y * cos];
}

/**
 * Cuts a square turned clockwise by `angle` out of the middle of a picture, pixel for pixel. What lies outside is black.
 *
 * @param size side of the result in pixels
 */
export function cutTurned({ data, width, height }: ImageData, angle: number, size: number): ImageData {
  const result = new ImageData(size, size);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const middle = (size - 1) / 2;
  for (let row = 0, to = 0; row < size; row++) {
    let x = (width - 1) / 2 - middle * cos - (row - middle) * sin;
    let y = (height - 1) / 2 - middle * sin + (row - middle) * cos;
    for (let column = 0; column < size; column++, to += 4, x += cos, y += sin) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
        const [right, bottom] = [x - left, y - top];
        const at = 4 * (top * width + left);
        const below = at + 4 * width;
        for (let channel = 0; channel < 3; channel++) {
          const upper = data[at + channel]! * (1 - right) + data[at + 4 + channel]! * right;
          const lower = data[below + channel]! * (1 - right) + data[below + 4 + channel]! * right;
          result.data[to + channel] = upper * (1 - bottom) + lower * bottom;
        }
      }
      result.data[to + 3] = 255;
    }
  }
  return result;
}
