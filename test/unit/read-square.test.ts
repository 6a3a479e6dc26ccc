/** Squares of decoded pictures hold what a plain loop over all samples finds, however the picture lies in memory. */
import { expect } from 'chai';
import { seededRandom } from '../athlete/keypoints.js';
import type { Square } from '../../src/media/frame.js';
import { channelsOf, type Channel, type Orientation, type Planes } from '../../src/media/planes.js';
import { readSquare } from '../../src/media/read-square.js';

const SIZE = 12;

interface Layout {
  readonly format: Parameters<typeof channelsOf>[0];
  readonly width: number;
  readonly height: number;
  /** Bytes that each row is longer than it has to be, and that lie before and after the planes. */
  readonly padding: number;
  readonly before: number;
  readonly after: number;
}

const LAYOUTS: readonly Layout[] = [
  { format: 'I420', width: 64, height: 48, padding: 0, before: 0, after: 0 },
  { format: 'I420', width: 61, height: 37, padding: 0, before: 3, after: 1 },
  { format: 'I420', width: 96, height: 54, padding: 8, before: 4, after: 0 },
  { format: 'I422', width: 64, height: 48, padding: 4, before: 1, after: 5 },
  { format: 'I444', width: 50, height: 62, padding: 2, before: 0, after: 0 },
  { format: 'NV12', width: 64, height: 48, padding: 0, before: 2, after: 0 },
  { format: 'BGRA', width: 48, height: 64, padding: 0, before: 0, after: 0 },
  { format: 'I420P10', width: 64, height: 48, padding: 0, before: 0, after: 0 },
  { format: 'I444P12', width: 31, height: 45, padding: 2, before: 1, after: 3 },
];

describe('squares of decoded pictures', () => {
  for (const layout of LAYOUTS) {
    const { format, width, height, before } = layout;
    it(`are read from ${format}, ${width} × ${height}, ${before} bytes from the start`, () => {
      const next = seededRandom(width + height);
      const planes = planesOf(layout, next);
      for (const rotation of [0, 90, 180, 270] as const) {
        for (const flip of [false, true]) {
          // Shown larger than stored, as pixels that are no squares make it.
          const [shownWidth, shownHeight] = rotation % 180 === 0 ? [2 * width, height] : [height, 2 * width];
          const orientation = { width: shownWidth, height: shownHeight, rotation, flip };
          for (const part of [0.3, 1, 2.5]) {
            const side = part * Math.max(shownWidth, shownHeight);
            const square = { centreX: next() * shownWidth, centreY: next() * shownHeight, side };
            const result = new Uint8ClampedArray(4 * SIZE * SIZE);
            readSquare(planes, orientation, square, SIZE, result);
            expect([...result], JSON.stringify({ orientation, square })).to.deep.equal(
              readPlainly(planes, orientation, square),
            );
          }
        }
      }
    });
  }

  it('of HDR are those of a screen without it: white in both ways to write it, black, and no colour in grey', () => {
    // ITU-R BT.2408: the white of graphics is 75 % in HLG and 58 % in PQ.
    const whites = (['hlg', 'pq'] as const).map((transfer) => greyOf(transfer === 'hlg' ? 0.75 : 0.58, transfer));
    for (const [red, green, blue] of whites) {
      expect(red).to.be.within(186, 195);
      expect(Math.abs(red! - green!) + Math.abs(red! - blue!)).to.be.at.most(2);
    }
    for (const transfer of ['hlg', 'pq'] as const) {
      expect(greyOf(0, transfer)).to.deep.equal([0, 0, 0, 255]);
      const steps = Array.from({ length: 21 }, (_, index) => greyOf(index / 20, transfer)[0]!);
      expect(steps).to.deep.equal([...steps].sort((a, b) => a - b));
      expect(steps.at(-1)).to.be.at.least(254);
    }
  });
});

/** A picture of one brightness, from 0 to 1. */
function greyOf(signal: number, highDynamicRange: 'hlg' | 'pq'): number[] {
  const planes = planesOf({ format: 'I420P10', width: 8, height: 8, padding: 0, before: 0, after: 0 }, () => 0);
  const values = new Uint16Array(planes.data.buffer);
  values.fill(512);
  values.fill(Math.round((16 + 219 * signal) * 4), 0, 64);
  const result = new Uint8ClampedArray(4);
  const colour = { matrix: 'bt2020', fullRange: false, highDynamicRange } as const;
  const orientation = { width: 8, height: 8, rotation: 0, flip: false } as const;
  readSquare({ ...planes, colour }, orientation, { centreX: 4, centreY: 4, side: 4 }, 1, result);
  return [...result];
}

/** Planes whose three channels are taken to be red, green and blue, whatever they are called, so that nothing is converted. */
function planesOf({ format, width, height, padding, before, after }: Layout, next: () => number): Planes {
  const bytes = /P1\d/.test(format) ? 2 : 1;
  const halved = (length: number, isHalved: boolean) => (isHalved ? Math.ceil(length / 2) : length);
  const isPacked = format === 'BGRA';
  const colourWidth = halved(width, !format.startsWith('I444')) * (format === 'NV12' ? 2 : 1);
  const colourHeight = halved(height, /^(I420|NV12)/.test(format));
  const sizes = isPacked
    ? [[4 * width, height] as const]
    : [
        [bytes * width, height] as const,
        [bytes * colourWidth, colourHeight] as const,
        ...(format === 'NV12' ? [] : [[bytes * colourWidth, colourHeight] as const]),
      ];
  let offset = 0;
  const layout = sizes.map(([length, rows]) => {
    const plane = { offset, stride: length + padding };
    offset += plane.stride * rows;
    return plane;
  });
  const memory = new Uint8Array(before + offset + after);
  const data = memory.subarray(before, before + offset);
  const depth = Number(/P(1\d)/.exec(format)?.[1] ?? 8);
  for (let at = 0; at < data.length; at += bytes) {
    const value = Math.floor(next() * 2 ** depth);
    data[at] = value & 255;
    if (bytes === 2) data[at + 1] = value >> 8;
  }
  return { data, channels: channelsOf(format, layout), colour: 'rgb', width, height };
}

function readPlainly(planes: Planes, orientation: Orientation, square: Square): number[] {
  const turned = orientation.rotation % 180 !== 0;
  const [along, across] = turned ? [planes.height, planes.width] : [planes.width, planes.height];
  const shownPerStored = Math.max(orientation.width / along, orientation.height / across);
  const result = new Uint8ClampedArray(4 * SIZE * SIZE).fill(255);
  for (const [index, channel] of planes.channels.entries()) {
    const perPixel = square.side / SIZE / shownPerStored / 2 ** Math.max(channel.shiftX, channel.shiftY);
    const samples = Math.min(8, Math.max(2, Math.round(perPixel)));
    for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
      const values: number[] = [];
      for (let sample = 0; sample < samples * samples; sample++) {
        const part = (cell: number, step: number) => (cell * samples + step + 0.5) / (SIZE * samples);
        const x = square.centreX + square.side * (part(pixel % SIZE, sample % samples) - 0.5);
        const y = square.centreY + square.side * (part(Math.floor(pixel / SIZE), Math.floor(sample / samples)) - 0.5);
        const value = valueAt(planes, channel, orientation, x, y);
        if (value !== undefined) values.push(value);
      }
      const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
      // What a pixel has of the picture is told by the first channel.
      const cover = coverOf(planes, orientation, square, pixel);
      result[4 * pixel + index] = Math.fround(mean / 2 ** (channel.depth - 8)) * Math.fround(cover);
    }
  }
  return [...result];
}

/** The share of the samples of the first channel that are inside of the picture. */
function coverOf(planes: Planes, orientation: Orientation, square: Square, pixel: number): number {
  const turned = orientation.rotation % 180 !== 0;
  const [along, across] = turned ? [planes.height, planes.width] : [planes.width, planes.height];
  const shownPerStored = Math.max(orientation.width / along, orientation.height / across);
  const samples = Math.min(8, Math.max(2, Math.round(square.side / SIZE / shownPerStored)));
  let inside = 0;
  for (let sample = 0; sample < samples * samples; sample++) {
    const part = (cell: number, step: number) => (cell * samples + step + 0.5) / (SIZE * samples);
    const x = square.centreX + square.side * (part(pixel % SIZE, sample % samples) - 0.5);
    const y = square.centreY + square.side * (part(Math.floor(pixel / SIZE), Math.floor(sample / samples)) - 0.5);
    if (x >= 0 && y >= 0 && x < orientation.width && y < orientation.height) inside++;
  }
  return inside / samples ** 2;
}

function valueAt(planes: Planes, channel: Channel, shown: Orientation, x: number, y: number): number | undefined {
  if (x < 0 || y < 0 || x >= shown.width || y >= shown.height) return undefined;
  const across = (shown.flip ? shown.width - x : x) / shown.width;
  const down = y / shown.height;
  // Clockwise: what is up in memory is on the right after 90°.
  const [column, row] = {
    0: [across, down],
    90: [down, 1 - across],
    180: [1 - across, 1 - down],
    270: [1 - down, across],
  }[shown.rotation] as [number, number];
  const storedX = Math.min(planes.width - 1, Math.floor(column * planes.width));
  const storedY = Math.min(planes.height - 1, Math.floor(row * planes.height));
  const at = channel.offset + (storedY >> channel.shiftY) * channel.stride + (storedX >> channel.shiftX) * channel.step;
  return channel.bytes === 1 ? planes.data[at] : planes.data[at]! | (planes.data[at + 1]! << 8);
}
