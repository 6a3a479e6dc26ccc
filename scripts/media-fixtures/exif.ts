/**
 * EXIF of photographs: who took them with what, and where.
 */

/** Tags by number, texts only, and where the picture was taken. */
export interface Exif {
  readonly texts: Readonly<Record<number, string>>;
  /** Degrees north and east. */
  readonly place: readonly [number, number];
}

/** The tag of the directory that tells the place, and those in it. */
const GPS = 0x8825;
const [LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE] = [1, 2, 3, 4] as const;

/** Types of values: text, a number of 32 bits, a fraction. */
const [TEXT, LONG, FRACTION] = [2, 4, 5] as const;

type Entry = readonly [tag: number, type: number, count: number, value: Buffer];

/** The same JPEG with EXIF at its beginning. */
export function withExif(jpeg: Buffer, { texts, place: [north, east] }: Exif): Buffer {
  const named = Object.entries(texts).map(([tag, text]): Entry => textEntry(Number(tag), text));
  // Directories follow each other: where the second lies is known once the length of the first is.
  const first = (gpsAt: number): Buffer => directory(8, [...named, [GPS, LONG, 1, uint32(gpsAt)]]);
  const gpsAt = 8 + first(0).length;
  const gps = directory(gpsAt, [
    textEntry(LATITUDE_REF, 'N'),
    [LATITUDE, FRACTION, 3, degrees(north)],
    textEntry(LONGITUDE_REF, 'E'),
    [LONGITUDE, FRACTION, 3, degrees(east)],
  ]);
  const tiff = Buffer.concat([Buffer.from('MM\0*', 'latin1'), uint32(8), first(gpsAt), gps]);
  const head = Buffer.alloc(10);
  head.writeUInt16BE(0xffe1);
  head.writeUInt16BE(2 + 6 + tiff.length, 2);
  head.write('Exif\0\0', 4, 'latin1');
  // Behind the two bytes that begin every JPEG.
  return Buffer.concat([jpeg.subarray(0, 2), head, tiff, jpeg.subarray(2)]);
}

/** A directory that lies at a place: entries in order of their tags, then what does not fit into four bytes. */
function directory(at: number, entries: readonly Entry[]): Buffer {
  const rest: Buffer[] = [];
  let restAt = at + 2 + 12 * entries.length + 4;
  const table = entries.map(([tag, type, count, value]) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16BE(tag);
    entry.writeUInt16BE(type, 2);
    entry.writeUInt32BE(count, 4);
    if (value.length <= 4) value.copy(entry, 8);
    else {
      entry.writeUInt32BE(restAt, 8);
      rest.push(value);
      restAt += value.length;
    }
    return entry;
  });
  const count = Buffer.alloc(2);
  count.writeUInt16BE(entries.length);
  return Buffer.concat([count, ...table, uint32(0), ...rest]);
}

function textEntry(tag: number, text: string): Entry {
  const value = Buffer.from(`${text}\0`, 'latin1');
  return [tag, TEXT, value.length, value];
}

/** Degrees, minutes and hundredths of seconds, a fraction each. */
function degrees(value: number): Buffer {
  const minutes = (value % 1) * 60;
  const seconds = (minutes % 1) * 60;
  return uint32(Math.floor(value), 1, Math.floor(minutes), 1, Math.round(seconds * 100), 100);
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
}
