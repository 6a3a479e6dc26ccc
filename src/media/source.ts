/**
 * What a visitor or a page gives us to analyse.
 */

/** A file, or the address of one. */
export type MediaInput = File | Blob | string;

/** A video or a still image. */
export type MediaKind = 'video' | 'image';

/** How messages name the input: the file's name, or its address without query and fragment (which may hold secrets). */
export function mediaName(input: MediaInput): string {
  if (typeof input !== 'string') return 'name' in input && input.name ? input.name : 'the given data';
  if (input.startsWith('data:')) return 'the given data: URL';
  return input.replace(/[?#].*$/, '');
}
