/**
 * The mean of one channel of a decoded picture in every pixel of a small square. Rows of the memory are added up four bytes
 * at a time, and taken one after the other whichever way the picture is turned; only their sums are picked apart.
 */
import type { Square } from './frame.js';
import { isTurned, type Channel, type Orientation, type Planes } from './planes.js';

/** What one channel is in the square. */
export interface ChannelMeans {
  /** By pixel of the square, row by row, from 0 to 255; 0 where nothing of the picture is. */
  readonly values: Float32Array;
  /** How much of each pixel lies inside the picture, from 0 to 1. */
  readonly cover: Float32Array;
}

/** Where the samples along one axis of the square lie in memory, those of each pixel side by side. */
interface Axis {
  /** What each sample adds to the place in memory, in bytes; means nothing for one outside of the picture. */
  readonly places: Int32Array;
  /** The first sample of each pixel that is inside, and how many there are: 0 for a pixel that is outside. */
  readonly begins: Int32Array;
  readonly counts: Int32Array;
}

/** @param samples along each side of a pixel; at most 15, so that sums of values of 12 bits fit into 16 */
export function channelMeans(
  planes: Planes,
  channel: Channel,
  orientation: Orientation,
  square: Square,
  size: number,
  samples: number,
): ChannelMeans {
  const turned = isTurned(orientation);
  const across = axisOf(planes, channel, orientation, turned ? 'y' : 'x', square, size, samples);
  const down = axisOf(planes, channel, orientation, turned ? 'x' : 'y', square, size, samples);
  const values = new Float32Array(size * size);
  const cover = new Float32Array(size * size);
  const rows = new RowSums(planes, channel, across);
  const { sums, columns } = rows;
  const { begins, counts } = across;
  const most = samples * samples;
  const scale = 1 / (1 << (channel.depth - 8));
  for (let line = 0; line < size; line++) {
    const rowCount = down.counts[line]!;
    if (rowCount === 0) continue;
    rows.add(down.places, down.begins[line]!, rowCount);
    for (let cell = 0; cell < size; cell++) {
      const count = counts[cell]!;
      if (count === 0) continue;
      const begin = begins[cell]!;
      let sum = 0;
      for (let sample = begin; sample < begin + count; sample++) sum += sums[columns[sample]!]!;
      const to = turned ? cell * size + line : line * size + cell;
      values[to] = (sum / (count * rowCount)) * scale;
      cover[to] = (count * rowCount) / most;
    }
  }
  return { values, cover };
}

/** Bytes that are added at once. */
const WORD = 4;

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Adds up rows of the memory, value by value, from the first that is needed to the last. */
class RowSums {
  /** Of the rows that were added last. */
  readonly sums: Uint16Array;
  /** Which of the sums each sample across is. */
  readonly columns: Int32Array;
  /** The place in a row of the first sum, in bytes. */
  readonly #first: number;
  /** The whole memory by four bytes, where the rows begin at such places. */
  readonly #words: Uint32Array | undefined;

  readonly #data: Uint8Array;
  readonly #bytes: 1 | 2;

  constructor({ data, height }: Planes, { offset, stride, shiftY, bytes }: Channel, { places, begins, counts }: Axis) {
    this.#data = data;
    this.#bytes = bytes;
    let low = Infinity;
    let high = 0;
    for (const [cell, begin] of begins.entries()) {
      for (let sample = begin; sample < begin + counts[cell]!; sample++) {
        low = Math.min(low, places[sample]!);
        high = Math.max(high, places[sample]!);
      }
    }
    if (low > high) low = high;
    const start = data.byteOffset + offset;
    const lastRow = ((height - 1) >> shiftY) * stride;
    const first = low - ((start + low) % WORD);
    // A word may reach beyond the last value of the last row, yet not beyond the memory.
    const endOfWords = Math.floor(data.buffer.byteLength / WORD) * WORD;
    const length = Math.ceil((high + bytes - first) / WORD) * WORD;
    const fits = start + lastRow + first + length <= endOfWords;
    const byWords = IS_LITTLE_ENDIAN && stride % WORD === 0 && start % bytes === 0 && fits;
    this.#first = byWords ? first : low;
    if (byWords) this.#words = new Uint32Array(data.buffer, 0, endOfWords / WORD);
    this.sums = new Uint16Array(length / bytes);
    this.columns = places.map((place) => (place - this.#first) / bytes);
  }

  add(places: Int32Array, begin: number, count: number): void {
    const rows = places.subarray(begin, begin + count);
    if (!this.#words) this.#addValues(rows);
    else if (this.#bytes === 1) this.#addBytes(this.#words, rows);
    else this.#addPairs(this.#words, rows);
  }

  /** Two sums of 16 bits in one number each: of the bytes 0 and 2, and of 1 and 3. */
  #addBytes(words: Uint32Array, rows: Int32Array): void {
    const { sums } = this;
    const starts = this.#starts(rows);
    for (let word = 0, to = 0; to < sums.length; word++, to += 4) {
      let even = 0;
      let odd = 0;
      for (let row = 0; row < starts.length; row++) {
        const four = words[starts[row]! + word]!;
        even += four & 0x00ff00ff;
        odd += (four >>> 8) & 0x00ff00ff;
      }
      sums[to] = even;
      sums[to + 1] = odd;
      sums[to + 2] = even >>> 16;
      sums[to + 3] = odd >>> 16;
    }
  }

  /** Two values of 16 bits each. */
  #addPairs(words: Uint32Array, rows: Int32Array): void {
    const { sums } = this;
    const starts = this.#starts(rows);
    for (let word = 0, to = 0; to < sums.length; word++, to += 2) {
      let both = 0;
      for (let row = 0; row < starts.length; row++) both += words[starts[row]! + word]!;
      sums[to] = both;
      sums[to + 1] = both >>> 16;
    }
  }

  #starts(rows: Int32Array): Int32Array {
    return rows.map((row) => (this.#data.byteOffset + row + this.#first) / WORD);
  }

  /** One by one, for memory whose rows do not begin at whole words. */
  #addValues(rows: Int32Array): void {
    const { sums } = this;
    const data = this.#data;
    const bytes = this.#bytes;
    for (let to = 0, place = this.#first; to < sums.length; to++, place += bytes) {
      let sum = 0;
      for (let row = 0; row < rows.length; row++) {
        const at = rows[row]! + place;
        sum += bytes === 1 ? (data[at] ?? 0) : (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8);
      }
      sums[to] = sum;
    }
  }
}

/**
 * Where the samples along one axis of the square lie. A turn by 90° makes columns of rows, but each axis of the square still
 * follows one axis of the memory.
 */
function axisOf(
  { width, height }: Planes,
  { offset, stride, step, shiftX, shiftY }: Channel,
  orientation: Orientation,
  axis: 'x' | 'y',
  { centreX, centreY, side }: Square,
  size: number,
  samples: number,
): Axis {
  const shownLength = axis === 'x' ? orientation.width : orientation.height;
  const alongWidth = (axis === 'x') !== isTurned(orientation);
  const storedLength = alongWidth ? width : height;
  const isReversed =
    (axis === 'x' && orientation.flip) !==
    (orientation.rotation === 180 || orientation.rotation === (axis === 'x' ? 90 : 270));
  const start = (axis === 'x' ? centreX : centreY) - side / 2;
  const spacing = side / (size * samples);
  const places = new Int32Array(size * samples);
  const begins = new Int32Array(size);
  const counts = new Int32Array(size);
  for (let index = 0; index < places.length; index++) {
    const shown = start + (index + 0.5) * spacing;
    const stored = Math.floor(((isReversed ? shownLength - shown : shown) / shownLength) * storedLength);
    if (stored < 0 || stored >= storedLength) continue;
    const pixel = Math.floor(index / samples);
    if (counts[pixel] === 0) begins[pixel] = index;
    counts[pixel]!++;
    // The channel's own offset counts once, so with the rows of the memory.
    places[index] = alongWidth ? (stored >> shiftX) * step : offset + (stored >> shiftY) * stride;
  }
  return { places, begins, counts };
}
