/**
 * Reads a square part of a decoded picture straight from its planes, scaled to a small square. A canvas would convert
 * the whole picture to RGB first, which costs a fifth of the model's time on 720p; and browsers scale each in its own way.
 */
import { channelMeans } from './channel-means.js';
import type { Square } from './frame.js';
import { toneMapper, type ToneMapper } from './high-dynamic-range.js';
import { isTurned, type Orientation, type Planes, type YuvColour } from './planes.js';

/** Share of red and of blue in brightness. */
const WEIGHTS = { bt601: [0.299, 0.114], bt709: [0.2126, 0.0722], bt2020: [0.2627, 0.0593] } as const;

/** Samples along each side of a pixel of the result: one per pixel of the source, in bounds. */
const SAMPLES = { least: 2, most: 8 };

/**
 * Reads a square of a picture as it is shown, scaled to `size` × `size`; what lies outside of the picture is black.
 *
 * @param square in pixels as shown
 * @param result RGBA
 */
export function readSquare(
  planes: Planes,
  orientation: Orientation,
  square: Square,
  size: number,
  result: Uint8ClampedArray,
): void {
  const shownPerStored = Math.max(
    orientation.width / (isTurned(orientation) ? planes.height : planes.width),
    orientation.height / (isTurned(orientation) ? planes.width : planes.height),
  );
  const scale = square.side / size / shownPerStored;
  const means = planes.channels.map((channel) => {
    const perPixel = scale / (1 << Math.max(channel.shiftX, channel.shiftY));
    const samples = Math.min(SAMPLES.most, Math.max(SAMPLES.least, Math.round(perPixel)));
    return channelMeans(planes, channel, orientation, square, size, samples);
  });
  const convert = converterOf(planes.colour);
  const [first, second, third] = means;
  if (!first || !second || !third) return;
  for (let index = 0, to = 0; index < first.values.length; index++, to += 4) {
    convert(first.values[index]!, second.values[index]!, third.values[index]!, first.cover[index]!, result, to);
    result[to + 3] = 255;
  }
}

/** Writes one pixel; `cover` is the share of it inside the picture, the rest is black. */
type Convert = (
  a: number,
  b: number,
  c: number,
  cover: number,
  result: Uint8ClampedArray | Float32Array,
  to: number,
) => void;

const copyRgb: Convert = (red, green, blue, cover, result, to) => {
  result[to] = red * cover;
  result[to + 1] = green * cover;
  result[to + 2] = blue * cover;
};

function converterOf(colour: Planes['colour']): Convert {
  if (colour === 'rgb') return copyRgb;
  const convert = yuvConverter(colour);
  return colour.highDynamicRange ? toneMapped(convert, colour.highDynamicRange) : convert;
}

/** Their tables are made once. */
const TONE_MAPPERS = new Map<string, ToneMapper>();

function toneMapped(convert: Convert, transfer: 'hlg' | 'pq'): Convert {
  const map = TONE_MAPPERS.get(transfer) ?? toneMapper(transfer);
  TONE_MAPPERS.set(transfer, map);
  const signal = new Float32Array(3);
  return (y, u, v, cover, result, to) => {
    convert(y, u, v, 1, signal, 0);
    map(signal[0]!, signal[1]!, signal[2]!, signal);
    result[to] = signal[0]! * cover;
    result[to + 1] = signal[1]! * cover;
    result[to + 2] = signal[2]! * cover;
  };
}

function yuvConverter({ matrix, fullRange }: YuvColour): Convert {
  const [red, blue] = WEIGHTS[matrix];
  const green = 1 - red - blue;
  const black = fullRange ? 0 : 16;
  const brightness = fullRange ? 1 : 255 / 219;
  const colour = fullRange ? 1 : 255 / 224;
  const redOfV = 2 * (1 - red) * colour;
  const blueOfU = 2 * (1 - blue) * colour;
  const greenOfV = (redOfV * red) / green;
  const greenOfU = (blueOfU * blue) / green;
  return (y, u, v, cover, result, to) => {
    const grey = (y - black) * brightness;
    result[to] = (grey + redOfV * (v - 128)) * cover;
    result[to + 1] = (grey - greenOfU * (u - 128) - greenOfV * (v - 128)) * cover;
    result[to + 2] = (grey + blueOfU * (u - 128)) * cover;
  };
}
