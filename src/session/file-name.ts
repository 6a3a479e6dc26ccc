/**
 * Names to save overlays under.
 */

const EXTENSIONS: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'image/png': 'png',
};

/** What file systems do not take, in any of them. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;

const LONGEST_STEM = 80;

/**
 * `squat.mov` → `squat-overlay.mp4`
 *
 * @param name the source's file name or address
 */
export function overlayFileName(name: string, mimeType: string): string {
  return fileNameFor(name, 'overlay', EXTENSIONS[mimeType] ?? 'bin');
}

/**
 * `squat.mov` → `squat-results.json`
 *
 * @param name the source's file name or address
 * @param what is in the file
 */
export function fileNameFor(name: string, what: string, extension: string): string {
  const last = name.split('/').at(-1) ?? '';
  const stem = decoded(last)
    .replace(/\.[^.]{1,5}$/, '')
    .replace(FORBIDDEN, '_')
    .slice(0, LONGEST_STEM)
    .trim();
  const isName = stem !== '' && !/^the given /.test(stem);
  return `${isName ? `${stem}-` : ''}${what}.${extension}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
