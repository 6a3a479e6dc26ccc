/** How decoded pictures lie in memory. */

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

/** One channel. A pixel's value lies at `offset + (y >> shiftY) * stride + (x >> shiftX) * step`, all in bytes. */
export interface Channel {
  /** Of one value, which is little-endian. */
  readonly bytes: 1 | 2;
  /** Bits of a value that count: 8, 10 or 12. */
  readonly depth: number;
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
  /** How light is written down, where it may be brighter than white (ITU-R BT.2100). */
  readonly highDynamicRange?: 'hlg' | 'pq';
}

/** How the stored picture is turned to be shown: clockwise, then mirrored. */
export interface Orientation {
  /** Size as shown. */
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly flip: boolean;
}

/** Whether rows of the memory are columns of what is shown. */
export function isTurned({ rotation }: Orientation): boolean {
  return rotation === 90 || rotation === 270;
}

/** Formats of WebCodecs that can be read, by what their planes are. */
const CHANNELS = {
  I420: planar(1, 1, 8),
  I420P10: planar(1, 1, 10),
  I420P12: planar(1, 1, 12),
  I422: planar(1, 0, 8),
  I422P10: planar(1, 0, 10),
  I422P12: planar(1, 0, 12),
  I444: planar(0, 0, 8),
  I444P10: planar(0, 0, 10),
  I444P12: planar(0, 0, 12),
  NV12: ([y, uv]: readonly PlaneLayout[]) => [
    { ...at(y), ...BYTE, step: 1, shiftX: 0, shiftY: 0 },
    { ...at(uv), ...BYTE, step: 2, shiftX: 1, shiftY: 1 },
    { ...at(uv, 1), ...BYTE, step: 2, shiftX: 1, shiftY: 1 },
  ],
  RGBA: packed(0, 1, 2),
  RGBX: packed(0, 1, 2),
  BGRA: packed(2, 1, 0),
  BGRX: packed(2, 1, 0),
} as const;

type Format = keyof typeof CHANNELS;

const BYTE = { bytes: 1, depth: 8 } as const;

function planar(shiftX: number, shiftY: number, depth: 8 | 10 | 12) {
  const bytes = depth === 8 ? 1 : 2;
  return ([y, u, v]: readonly PlaneLayout[]): Channel[] => [
    { ...at(y), bytes, depth, step: bytes, shiftX: 0, shiftY: 0 },
    { ...at(u), bytes, depth, step: bytes, shiftX, shiftY },
    { ...at(v), bytes, depth, step: bytes, shiftX, shiftY },
  ];
}

function packed(...order: readonly number[]) {
  return ([pixels]: readonly PlaneLayout[]): Channel[] =>
    order.map((byte) => ({ ...at(pixels, byte), ...BYTE, step: 4, shiftX: 0, shiftY: 0 }));
}

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
