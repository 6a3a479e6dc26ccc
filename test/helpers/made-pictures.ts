/**
 * Pictures that are made as they are needed: turned in all ways that cameras write, and larger than one would keep.
 */
import { withOrientation } from '../athlete/jpeg.js';

/** A fill of one quarter of a picture. */
export interface Quarter {
  /** Its middle, in shares of the size. */
  readonly x: number;
  readonly y: number;
  /** Red, green, blue. */
  readonly colour: readonly [number, number, number];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** How an upright picture of a size is drawn to be stored in each orientation of EXIF: what turns it upright, undone. */
const STORED: readonly ((upright: Size) => Matrix)[] = [
  () => [1, 0, 0, 1, 0, 0],
  ({ width }) => [-1, 0, 0, 1, width, 0],
  ({ width, height }) => [-1, 0, 0, -1, width, height],
  ({ height }) => [1, 0, 0, -1, 0, height],
  () => [0, 1, 1, 0, 0, 0],
  ({ width }) => [0, -1, 1, 0, 0, width],
  ({ width, height }) => [0, -1, -1, 0, height, width],
  ({ height }) => [0, 1, -1, 0, height, 0],
];

/** How many there are; they are numbered from 1. */
export const ORIENTATIONS = STORED.length;

/**
 * A JPEG that shows four colours, once it is turned as it says.
 *
 * @param orientation of EXIF, 1..8
 * @param size upright
 */
export async function orientedJpeg(
  orientation: number,
  { width, height }: Size,
  quarters: readonly Quarter[],
): Promise<File> {
  const isTurned = orientation >= 5;
  const canvas = new OffscreenCanvas(isTurned ? height : width, isTurned ? width : height);
  const context = canvas.getContext('2d')!;
  context.setTransform(...STORED[orientation - 1]!({ width, height }));
  for (const { x, y, colour } of quarters) {
    context.fillStyle = `rgb(${colour.join(' ')})`;
    context.fillRect((x - 0.25) * width, (y - 0.25) * height, width / 2, height / 2);
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
  const bytes = withOrientation(new Uint8Array(await blob.arrayBuffer()), orientation);
  return new File([new Uint8Array(bytes)], `orientation-${orientation}.jpg`);
}

/** The beginning of each line of a PNG: stored as it is. */
const NO_FILTER = 0;

/** A PNG of one bit a pixel, all white: small as a file and as large as any when it is decoded. */
export async function whitePng({ width, height }: Size): Promise<File> {
  const line = new Uint8Array(1 + Math.ceil(width / 8)).fill(0xff);
  line[0] = NO_FILTER;
  const lines = new Blob(Array.from({ length: height }, () => line));
  const packed = await new Response(lines.stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer();
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // One bit of grey, packed and filtered as PNG knows it, not interlaced.
  head.set([1, 0, 0, 0, 0], 8);
  const parts = [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', new Uint8Array(packed)),
    chunk('IEND', new Uint8Array()),
  ];
  return new File(parts, 'white.png');
}

function chunk(type: string, content: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(12 + content.length);
  const view = new DataView(made.buffer);
  view.setUint32(0, content.length);
  for (let index = 0; index < 4; index++) made[4 + index] = type.charCodeAt(index);
  made.set(content, 8);
  view.setUint32(8 + content.length, crc32(made.subarray(4, 8 + content.length)));
  return made;
}

/** As PNG has it (ISO/IEC 15948, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
