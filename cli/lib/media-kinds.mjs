/**
 * Videos and images, told by the endings of their names.
 */
import { extname } from 'node:path';

/** Those that no browser reads are among them: to be told so is better than to be passed over. */
const VIDEOS = new Set(
  [
    '3g2',
    '3gp',
    'avi',
    'flv',
    'm2ts',
    'm4v',
    'mkv',
    'mov',
    'mp4',
    'mpegts',
    'mpg',
    'mts',
    'ogv',
    'ts',
    'webm',
    'wmv',
  ].map((ending) => `.${ending}`),
);

const IMAGES = new Set(
  ['avif', 'bmp', 'gif', 'heic', 'heif', 'jpeg', 'jpg', 'png', 'webp'].map((ending) => `.${ending}`),
);

/**
 * @param {string} file
 * @returns {'video' | 'image' | undefined} undefined where its name is that of something else
 */
export function mediaKindOf(file) {
  const ending = extname(file).toLowerCase();
  if (VIDEOS.has(ending)) return 'video';
  return IMAGES.has(ending) ? 'image' : undefined;
}

/**
 * Whether the ending is mostly that of something else: in a folder such a file is no video until somebody names it.
 * @param {string} file
 */
export function isDoubtful(file) {
  return extname(file).toLowerCase() === '.ts';
}
