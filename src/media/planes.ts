/**
 * Reads a square part of a decoded picture straight from its planes, scaled to a small square. A canvas would convert
 * the whole picture to RGB first, which costs a fifth of the model's time on 720p; and browsers scale each in its own way.
 */
import type { Square } from './frame.js';

/** How the pixels of a decoded picture lie in memory: three channels, each with its own grid. */
export interface Planes {
  readonly data: Uint8Array;
  readonly channels: readonly [Channel, Channel, Channel];
  /** What the channels are: red, green and blue, or brightness and two of colour. */
  readonly colour: 'rgb' | YuvColour;
  /** Pixels as stored, before rotation. */
  readonly width: number;
  readonly height: number;
}

/** One channel. A pixel's value lies at `offset + (y >> shiftY) * stride + (x >> shiftX) * step`. */
export interface Channel {
  readonly offset: number;
  readonly stride: number;
  readonly step: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

/** How brightness and colour become red, green and blue (ITU-R BT.601, BT.709, BT.2020). */
export interface YuvColour {
  readonly matrix: 'bt601' | 'bt709' | 'bt2020';
  readonly fullRange: boolean;
}

/** How the stored picture is turned to be shown: clockwise, then mirrored. */
export interface Orientation {
  /** Size as shown. */
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly flip: boolean;
}

type Format = 'I420' | 'I422' | 'I444' | 'NV12' | 'RGBA' | 'RGBX' | 'BGRA' | 'BGRX';

const planar =
  (shiftX: number, shiftY: number) =>
  ([y, u, v]: readonly PlaneLayout[]) => [
    { ...at(y), step: 1, shiftX: 0, shiftY: 0 },
    { ...at(u), step: 1, shiftX, shiftY },
    { ...at(v), step: 1, shiftX, shiftY },
  ];

const packed =
  (...order: readonly number[]) =>
  ([pixels]: readonly PlaneLayout[]) =>
    order.map((byte) => ({ ...at(pixels, byte), step: 4, shiftX: 0, shiftY: 0 }));

const CHANNELS: Record<Format, (layout: readonly PlaneLayout[]) => Channel[]> = {
  I420: planar(1, 1),
  I422: planar(1, 0),
  I444: planar(0, 0),
  NV12: ([y, uv]) => [
    { ...at(y), step: 1, shiftX: 0, shiftY: 0 },
    { ...at(uv), step: 2, shiftX: 1, shiftY: 1 },
    { ...at(uv, 1), step: 2, shiftX: 1, shiftY: 1 },
  ],
  RGBA: packed(0, 1, 2),
  RGBX: packed(0, 1, 2),
  BGRA: packed(2, 1, 0),
  BGRX: packed(2, 1, 0),
};

function at(plane: PlaneLayout | undefined, byte = 0): { offset: number; stride: number } {
  if (!plane) throw new Error('a plane is missing');
  return { offset: plane.offset + byte, stride: plane.stride };
}

/** Whether pictures of this format (a WebCodecs name) can be read. */
export function isReadable(format: string | null): format is Format {
  return format !== null && Object.hasOwn(CHANNELS, format);
}

/** Where the channels of a format lie, by what WebCodecs says of its planes. */
export function channelsOf(format: Format, layout: readonly PlaneLayout[]): Planes['channels'] {
  return CHANNELS[format](layout) as unknown as Planes['channels'];
}

/** Whether a format's channels are red, green and blue. */
export function isRgb(format: Format): boolean {
  return format.startsWith('RGB') || format.startsWith('BGR');
}

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
  const convert = planes.colour === 'rgb' ? copyRgb : yuvConverter(planes.colour);
  const [first, second, third] = means;
  if (!first || !second || !third) return;
  for (let index = 0, to = 0; index < first.values.length; index++, to += 4) {
    convert(first.values[index]!, second.values[index]!, third.values[index]!, first.cover[index]!, result, to);
    result[to + 3] = 255;
  }
}

/** The mean of one channel in every pixel of the result, and how much of the pixel lies inside the picture. */
function channelMeans(
  planes: Planes,
  channel: Channel,
  orientation: Orientation,
  square: Square,
  size: number,
  samples: number,
): { values: Float32Array; cover: Float32Array } {
  const { data } = planes;
  const columns = offsets(planes, channel, orientation, 'x', square.centreX - square.side / 2, square, size, samples);
  const rows = offsets(planes, channel, orientation, 'y', square.centreY - square.side / 2, square, size, samples);
  const columnCounts = insideCounts(columns, size, samples);
  const rowCounts = insideCounts(rows, size, samples);
  const values = new Float32Array(size * size);
  const cover = new Float32Array(size * size);
  const sums = new Int32Array(size);
  for (let y = 0; y < size; y++) {
    if (rowCounts[y] === 0) continue;
    sums.fill(0);
    for (let sample = 0; sample < samples; sample++) {
      const row = rows[y * samples + sample]!;
      if (row === OUTSIDE) continue;
      for (let x = 0; x < size; x++) {
        const count = columnCounts[x]!;
        if (count === 0) continue;
        // Columns outside of the picture come before or after all others.
        const begin = x * samples + (columns[x * samples] === OUTSIDE ? samples - count : 0);
        let sum = 0;
        for (let column = begin; column < begin + count; column++) sum += data[row + columns[column]!]!;
        sums[x] = sums[x]! + sum;
      }
    }
    for (let x = 0, to = y * size; x < size; x++, to++) {
      const count = columnCounts[x]! * rowCounts[y]!;
      if (count === 0) continue;
      values[to] = sums[x]! / count;
      cover[to] = count / (samples * samples);
    }
  }
  return { values, cover };
}

const OUTSIDE = -1;

/**
 * What the samples along one axis of the result add to the place in memory. A turn by 90° makes columns of rows, but
 * each axis of the result still follows one axis of the memory.
 */
function offsets(
  { width, height }: Planes,
  { offset, stride, step, shiftX, shiftY }: Channel,
  orientation: Orientation,
  axis: 'x' | 'y',
  start: number,
  { side }: Square,
  size: number,
  samples: number,
): Int32Array {
  const shownLength = axis === 'x' ? orientation.width : orientation.height;
  const alongWidth = (axis === 'x') !== isTurned(orientation);
  const storedLength = alongWidth ? width : height;
  const isReversed =
    (axis === 'x' && orientation.flip) !==
    (orientation.rotation === 180 || orientation.rotation === (axis === 'x' ? 90 : 270));
  const spacing = side / (size * samples);
  const result = new Int32Array(size * samples);
  for (let index = 0; index < result.length; index++) {
    const shown = start + (index + 0.5) * spacing;
    const stored = Math.floor(((isReversed ? shownLength - shown : shown) / shownLength) * storedLength);
    if (stored < 0 || stored >= storedLength) result[index] = OUTSIDE;
    // The channel's own offset counts once, so with the rows of the memory.
    else result[index] = alongWidth ? (stored >> shiftX) * step : offset + (stored >> shiftY) * stride;
  }
  return result;
}

function insideCounts(offsetsOfAxis: Int32Array, size: number, samples: number): Uint8Array {
  const counts = new Uint8Array(size);
  for (let index = 0; index < offsetsOfAxis.length; index++) {
    if (offsetsOfAxis[index] !== OUTSIDE) counts[Math.floor(index / samples)]!++;
  }
  return counts;
}

function isTurned({ rotation }: Orientation): boolean {
  return rotation === 90 || rotation === 270;
}

/** Writes one pixel; `cover` is the share of it inside the picture, the rest is black. */
type Convert = (a: number, b: number, c: number, cover: number, result: Uint8ClampedArray, to: number) => void;

const copyRgb: Convert = (red, green, blue, cover, result, to) => {
  result[to] = red * cover;
  result[to + 1] = green * cover;
  result[to + 2] = blue * cover;
};

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
