/**
 * Hands files on to people and programs by the share sheet of the visitor's system.
 */
import { asFile, canShare, saveBlob, type SavedFile, type SaveOutcome } from './save-file.js';

/**
 * Shares a file, with words; saves it where the browser does not share it. To be called from a press of the visitor's:
 * browsers allow both only there.
 */
export async function shareFile(file: SavedFile, text: string): Promise<SaveOutcome> {
  if (!canShare(file)) return saveBlob(file);
  try {
    await navigator.share({ files: [asFile(file)], text });
    return 'shared';
  } catch (error) {
    // The visitor's own choice. Anything else, such as a system that has nothing to share with, leaves saving it.
    if (error instanceof Error && error.name === 'AbortError') return 'cancelled';
    return saveBlob(file);
  }
}

/** Whether pictures can be shared: where not, they are saved. */
export function canSharePictures(): boolean {
  return canShare({ blob: new Blob([], { type: PICTURE_TYPE }), name: 'picture.jpg' });
}

/** Of pictures that are shared: what every program takes. */
export const PICTURE_TYPE = 'image/jpeg';

/**
 * Shares what is on a canvas.
 *
 * @param name of the file
 */
export function sharePicture(canvas: HTMLCanvasElement, name: string, text: string): void {
  canvas.toBlob((blob) => {
    if (blob) void shareFile({ blob, name }, text);
  }, PICTURE_TYPE);
}
