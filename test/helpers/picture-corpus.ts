/**
 * The kinds of pictures that people have, and what each has to give: files of `test/fixtures/media`, and pictures that are
 * made as they are needed.
 */
import { orientedJpeg, ORIENTATIONS, whitePng, type Quarter } from './made-pictures.js';
import { mediaFile, type Refusal } from './media-corpus.js';

/** One picture. */
export interface CorpusPicture {
  /** What of it is tried. */
  readonly kind: string;
  make(): Promise<File>;
  /** Size in pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** What is to be seen where. */
  readonly seen: readonly Quarter[];
  /** The error of engines that do not read it. */
  readonly refusal?: Refusal;
}

/** One colour in each quarter: no two ways of turning or mirroring look the same. */
const QUARTERS: readonly Quarter[] = [
  { x: 0.25, y: 0.25, colour: [200, 30, 30] },
  { x: 0.75, y: 0.25, colour: [30, 160, 30] },
  { x: 0.25, y: 0.75, colour: [30, 30, 200] },
  { x: 0.75, y: 0.75, colour: [230, 230, 230] },
];
const QUARTERS_SIZE = { width: 240, height: 160 } as const;

/** The wall, the shirt and the mat of the first frame of `squat-front.mp4`. */
const ATHLETE: readonly Quarter[] = [
  { x: 0.1, y: 0.1, colour: [211, 207, 196] },
  { x: 0.5, y: 0.4, colour: [0, 125, 130] },
  { x: 0.5, y: 0.95, colour: [108, 120, 144] },
];

/** What the largest cameras of phones make; as RGBA it is 324 MB. */
const LARGE = { width: 9000, height: 9000 } as const;

const NOT_READ: Refusal = { code: 'unsupported_media', reason: 'not_an_image' };

/** All of them. */
export const PICTURES: readonly CorpusPicture[] = [
  ...Array.from({ length: ORIENTATIONS }, (_, index) => ({
    kind: `EXIF orientation ${index + 1}`,
    make: () => orientedJpeg(index + 1, QUARTERS_SIZE, QUARTERS),
    ...QUARTERS_SIZE,
    seen: QUARTERS,
  })),
  { kind: 'CMYK', make: () => mediaFile('still-cmyk.jpg'), width: 180, height: 320, seen: ATHLETE },
  { kind: '16 bits a colour', make: () => mediaFile('still-16-bits.png'), width: 90, height: 160, seen: ATHLETE },
  { kind: 'AVIF', make: () => mediaFile('still.avif'), width: 180, height: 320, seen: ATHLETE },
  { kind: 'HEIC', make: () => mediaFile('photo.heic'), width: 180, height: 320, seen: ATHLETE, refusal: NOT_READ },
  {
    kind: '81 million pixels',
    make: () => whitePng(LARGE),
    ...LARGE,
    seen: [{ x: 0.99, y: 0.99, colour: [255, 255, 255] }],
  },
];
