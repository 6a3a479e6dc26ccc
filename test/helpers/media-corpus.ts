/**
 * The files of `test/fixtures/media`, and what each has to give: the table of the kinds of files that people have. The files
 * are made by `scripts/media-corpus.ts`.
 */

/** What an engine makes of a file that not every engine decodes. */
export interface Refusal {
  readonly code: string;
  readonly reason: string;
}

/** One file. */
export interface CorpusFile {
  readonly file: string;
  /** What of it is tried. */
  readonly kind: string;
  /** Taken for a picture; for a video by default. */
  readonly source?: 'image';
  /** What is analysed; undefined where hardly any engine decodes it. */
  readonly gives?: {
    readonly frames: number;
    readonly firstMs: number;
    readonly lastMs: number;
    readonly endMs: number;
    readonly width: number;
    readonly height: number;
  };
  /** Whether frames of it begin before time 0, whatever is shown of them. */
  readonly isBeforeZero?: true;
  /** The error of every engine, or of those that do not decode it. */
  readonly refusal?: Refusal;
}

const SMALL = { width: 180, height: 320 } as const;
/** One second at ten frames a second. */
const SECOND = { frames: 10, firstMs: 0, lastMs: 900, endMs: 1000, ...SMALL } as const;

const CODEC: Refusal = { code: 'unsupported_media', reason: 'codec' };
const NOT_A_VIDEO: Refusal = { code: 'unsupported_media', reason: 'not_a_video' };
const PICTURE: Refusal = { code: 'unsupported_media', reason: 'is_picture' };

/** A file of the corpus. */
export async function mediaFile(name: string): Promise<File> {
  const answer = await fetch(`/test/fixtures/media/${name}`);
  if (!answer.ok) throw new Error(`no fixture ${name}`);
  return new File([await answer.blob()], name);
}

/** All of them. */
export const CORPUS: readonly CorpusFile[] = [
  {
    file: 'size-changes.webm',
    kind: 'frames that become smaller',
    gives: { frames: 87, firstMs: 0, lastMs: 5733, endMs: 5800, width: 360, height: 640 },
  },
  { file: 'shape-changes.webm', kind: 'a phone that is turned while it records', gives: SECOND },
  {
    file: 'cut-end.mp4',
    kind: 'an end that is cut off by an edit list, sound too',
    gives: { frames: 59, firstMs: 0, lastMs: 3866.667, endMs: 3900, ...SMALL },
  },
  {
    file: 'cut-middle.mp4',
    kind: 'a middle that is cut out, sound too',
    gives: { frames: 20, firstMs: 0, lastMs: 1900, endMs: 2000, ...SMALL },
  },
  {
    file: 'reordered.mp4',
    kind: 'parts in another order, one of them twice, and a gap',
    gives: { frames: 26, firstMs: 0, lastMs: 2900, endMs: 3000, ...SMALL },
  },
  {
    file: 'starts-late.mp4',
    kind: 'an empty edit before the picture',
    gives: { frames: 10, firstMs: 500, lastMs: 1400, endMs: 1500, ...SMALL },
  },
  {
    file: 'starts-inside.mp4',
    kind: 'a beginning that is cut off inside of a frame',
    isBeforeZero: true,
    gives: { frames: 8, firstMs: 0, lastMs: 650, endMs: 700, ...SMALL },
  },
  {
    file: 'cut-end-fragmented.mp4',
    kind: 'an end that is cut off, in fragments',
    gives: { frames: 6, firstMs: 0, lastMs: 500, endMs: 600, ...SMALL },
  },
  {
    file: 'half-speed.mp4',
    kind: 'an edit at half the speed',
    refusal: { code: 'unsupported_media', reason: 'edit_rate' },
  },
  { file: 'vp9-level-0.mp4', kind: 'VP9 of no level, as Chrome records it', gives: SECOND, refusal: CODEC },
  { file: 'avc-level-0.mp4', kind: 'H.264 of no level', gives: SECOND },
  { file: 'avc-profile-0.mp4', kind: 'H.264 of no profile', gives: SECOND },
  { file: 'av1-level-31.mp4', kind: 'AV1 of the highest level', gives: SECOND, refusal: CODEC },
  { file: 'hevc-hvc1.mp4', kind: 'HEVC as iPhones write it', gives: SECOND, refusal: CODEC },
  { file: 'hevc-hev1.mp4', kind: 'HEVC as others write it', gives: SECOND, refusal: CODEC },
  {
    file: 'animation.gif',
    kind: 'an animated GIF',
    gives: { frames: 10, firstMs: 0, lastMs: 900, endMs: 1000, width: 90, height: 160 },
    refusal: PICTURE,
  },
  { file: 'animation.webp', kind: 'an animated WebP', gives: SECOND, refusal: PICTURE },
  {
    file: 'animation.png',
    kind: 'an animated PNG',
    gives: { frames: 5, firstMs: 0, lastMs: 800, endMs: 1000, width: 90, height: 160 },
    refusal: PICTURE,
  },
  { file: 'animation.avif', kind: 'an animated AVIF', gives: SECOND, refusal: PICTURE },
  { file: 'still.gif', kind: 'a GIF with one frame', refusal: PICTURE },
  { file: 'still.avif', kind: 'an AVIF', refusal: PICTURE },
  { file: 'still.png', kind: 'a PNG', refusal: PICTURE },
  { file: 'still.webp', kind: 'a WebP', refusal: PICTURE },
  { file: 'photo.heic', kind: 'a HEIC photo', refusal: PICTURE },
  { file: 'motion-photo.jpg', kind: 'a photo with a video in it', refusal: PICTURE },
  {
    file: 'cut-end.mp4',
    kind: 'a video where a picture is wanted',
    source: 'image',
    refusal: { code: 'unsupported_media', reason: 'is_video' },
  },
  {
    file: 'rate-240.mp4',
    kind: '240 frames a second',
    gives: { frames: 60, firstMs: 0, lastMs: 245.833, endMs: 250, ...SMALL },
  },
  { file: 'tiny.mp4', kind: '96 × 54 pixels', gives: { ...SECOND, width: 96, height: 54 } },
  { file: 'wide.mp4', kind: '2560 × 360 pixels', gives: { ...SECOND, width: 2560, height: 360 } },
  { file: 'tall.mp4', kind: '640 × 2560 pixels', gives: { ...SECOND, width: 640, height: 2560 } },
  { file: 'time-code.mov', kind: 'a time code track', gives: SECOND },
  { file: 'one-frame.mp4', kind: 'one frame', gives: { ...SECOND, frames: 1, lastMs: 0, endMs: 100 } },
  { file: 'mirrored.mp4', kind: 'a mirroring matrix', gives: SECOND },
  { file: 'wide-pixels.mp4', kind: 'pixels that are not square, MP4', gives: { ...SECOND, width: 360 } },
  { file: 'wide-pixels.webm', kind: 'pixels that are not square, WebM', gives: { ...SECOND, width: 360 } },
  { file: 'open-gop.mp4', kind: 'open groups of pictures', gives: SECOND },
  { file: 'intra-refresh.mp4', kind: 'intra refresh', gives: SECOND },
  { file: 'colour-444.mp4', kind: '4:4:4', gives: SECOND, refusal: CODEC },
  { file: 'ten-bits.webm', kind: '10 bits', gives: SECOND, refusal: CODEC },
  { file: 'high-range.webm', kind: 'high dynamic range', gives: SECOND, refusal: CODEC },
  { file: 'interlaced.mp4', kind: 'interlaced pictures', gives: SECOND },
  { file: 'alpha.webm', kind: 'transparency', gives: SECOND },
  { file: 'two-videos.mp4', kind: 'two video tracks', gives: SECOND },
  { file: 'pcm.mov', kind: 'plain sound', gives: SECOND },
  { file: 'ac3.mp4', kind: 'AC-3', gives: SECOND },
  { file: 'no-duration.webm', kind: 'a WebM that states no length', gives: SECOND },
  { file: 'transport.mpegts', kind: 'MPEG-TS', gives: { ...SECOND, firstMs: 1600, lastMs: 2500, endMs: 2600 } },
  {
    file: 'camcorder.mts',
    kind: 'MPEG-TS of camcorders',
    gives: { ...SECOND, firstMs: 1600, lastMs: 2500, endMs: 2600 },
  },
  {
    file: 'before-zero.webm',
    kind: 'frames before the beginning of time',
    isBeforeZero: true,
    gives: { ...SECOND, frames: 7, lastMs: 600, endMs: 700 },
  },
  { file: 'negative-offsets.mp4', kind: 'frames that are shown before they are decoded', gives: SECOND },
  { file: 'covered.mp4', kind: 'a video with a cover picture', gives: SECOND },
  {
    file: 'cover.m4a',
    kind: 'sound with a cover picture, M4A',
    refusal: { code: 'unsupported_media', reason: 'no_video_track' },
  },
  { file: 'cover.mp3', kind: 'sound with a cover picture, MP3', refusal: NOT_A_VIDEO },
  { file: 'phone.3gp', kind: '3GP with H.264', gives: SECOND },
  { file: 'old-phone.3gp', kind: '3GP with H.263', refusal: CODEC },
  { file: 'old-camera.mp4', kind: 'MPEG-4 Visual', refusal: CODEC },
  { file: 'motion-jpeg.mov', kind: 'MJPEG', refusal: CODEC },
  { file: 'prores.mov', kind: 'ProRes', refusal: CODEC },
  { file: 'windows.wmv', kind: 'WMV', refusal: NOT_A_VIDEO },
  { file: 'flash.flv', kind: 'FLV', refusal: NOT_A_VIDEO },
  { file: 'programme.mpg', kind: 'MPEG-PS', refusal: NOT_A_VIDEO },
  { file: 'television.mpegts', kind: 'MPEG-2 in MPEG-TS, with sound', refusal: CODEC },
  {
    file: 'joined.mp4',
    kind: 'pieces that are encoded in different ways',
    refusal: { code: 'unsupported_media', reason: 'descriptions' },
  },
  { file: 'old.avi', kind: 'AVI', refusal: NOT_A_VIDEO },
  { file: 'free.ogv', kind: 'Ogg', refusal: NOT_A_VIDEO },
];
