/**
 * EXIF orientation for a JPEG file.
 */

const APP1 = [0xff, 0xe1];

/**
 * The JPEG with an EXIF block that holds its orientation and nothing else.
 *
 * @param jpeg a file without EXIF
 * @param orientation EXIF value 1..8; 6 means: turn clockwise by 90° to show
 */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = [
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8], // big-endian TIFF, first directory at byte 8
    ...[0, 1], // one entry
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0], // orientation, one 16-bit number
    ...[0, 0, 0, 0], // no further directory
  ];
  const payload = [...[...'Exif'].map((letter) => letter.charCodeAt(0)), 0, 0, ...tiff];
  const size = payload.length + 2;
  const block = [...APP1, size >> 8, size & 0xff, ...payload];
  const out = new Uint8Array(jpeg.length + block.length);
  out.set(jpeg.subarray(0, 2));
  out.set(block, 2);
  out.set(jpeg.subarray(2), 2 + block.length);
  return out;
}
