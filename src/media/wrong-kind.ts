/**
 * The errors of a picture where a video is wanted, of a video where a picture is wanted, and of what is neither.
 */
import { TrackerError } from '../errors.js';
import type { FileKind } from './file-kind.js';

/** What can be told of a picture that moves. */
export type Motion = 'still' | 'animation' | 'motion-photo';

/**
 * `unsupported_media` for a picture where a video is wanted.
 *
 * @param motion whether it moves, in a way that this browser cannot decode
 */
export function isPicture(name: string, { name: format }: FileKind, motion: Motion): TrackerError {
  return new TrackerError('unsupported_media', PICTURE_TEXTS[motion](name, format), {
    reason: 'is_picture',
    name,
    format,
    ...(motion !== 'still' && { motion }),
  });
}

const PICTURE_TEXTS: Readonly<Record<Motion, (name: string, format: string) => string>> = {
  still: (name, format) =>
    `${name} is a picture (${format}), and a video is wanted. Analyse it as a picture, or choose a video.`,
  animation: (name, format) =>
    `${name} is an animated picture (${format}), which this browser does not decode frame by frame. Convert it to MP4, use another browser, or analyse its first frame as a picture.`,
  'motion-photo': (name, format) =>
    `${name} is a picture (${format}) with a short video in it, which is not read here. Save the video from the gallery that shows it, or analyse it as a picture.`,
};

/** `unsupported_media` for a video where a picture is wanted. */
export function isVideo(name: string, { name: format }: FileKind): TrackerError {
  return new TrackerError(
    'unsupported_media',
    `${name} is a video (${format}), and a picture is wanted. Analyse it as a video, or choose a picture.`,
    { reason: 'is_video', name, format },
  );
}

/**
 * `unsupported_media` for what is no video that is read here.
 *
 * @param kind what it is, where that is known
 */
export function notVideo(name: string, kind: FileKind | undefined): TrackerError {
  const what =
    kind?.kind === 'video'
      ? `is a video of a kind that browsers do not read (${kind.name}). Convert it to MP4.`
      : `is not a video that can be read: ${kind ? `it is ${kind.name}` : 'it is none of MP4, MOV, WebM, MKV or MPEG-TS'}, whatever its name says. Choose a video file.`;
  return new TrackerError('unsupported_media', `${name} ${what}`, {
    reason: 'not_a_video',
    name,
    ...(kind && { format: kind.name, ...(kind.kind === 'video' && { isVideo: true as const }) }),
  });
}

/** `unsupported_media` for what is no picture that this browser reads. */
export function notPicture(name: string, kind: FileKind | undefined, cause: unknown): TrackerError {
  const what =
    kind?.kind === 'image'
      ? `is a picture (${kind.name}) that this browser cannot read, or it is damaged. Save it as JPEG or PNG.`
      : `is not a picture that this browser can read, or it is damaged. Choose a JPEG, PNG or WebP file.`;
  return new TrackerError(
    'unsupported_media',
    `${name} ${what}`,
    { reason: 'not_an_image', name, ...(kind && { format: kind.name }) },
    { cause },
  );
}
