/**
 * Saves a file for the visitor in the best way that the browser has: a save dialog, the share sheet, else a download.
 */

/** A file on its way to the visitor. */
export interface SavedFile {
  readonly blob: Blob;
  readonly name: string;
}

/** How a file was saved; `link` leaves it to the link that was pressed, `cancelled` is the visitor's own choice. */
export type SaveOutcome = 'saved' | 'shared' | 'link' | 'cancelled';

/** The part of the File System Access API that is used here; TypeScript's DOM library does not have it. */
type SaveFilePicker = (options: {
  suggestedName: string;
  types: { accept: Record<string, string[]> }[];
}) => Promise<{ createWritable(): Promise<WritableStream<Uint8Array>> }>;

/** Whether `saveFile` has a better way than a plain download link. */
export function canSave({ blob, name }: SavedFile): boolean {
  return picker() !== undefined || savesByShare({ blob, name });
}

/**
 * To be called from a press of the visitor's: browsers allow both ways only there.
 *
 * @returns `link` where both ways failed, so that a download link has to do it
 */
export async function saveFile({ blob, name }: SavedFile): Promise<SaveOutcome> {
  const pick = picker();
  try {
    if (pick) {
      const accept = { [blob.type || 'application/octet-stream']: [name.slice(name.lastIndexOf('.'))] };
      const handle = await pick({ suggestedName: name, types: [{ accept }] });
      await blob.stream().pipeTo(await handle.createWritable());
      return 'saved';
    }
    if (savesByShare({ blob, name })) {
      await navigator.share({ files: [asFile({ blob, name })] });
      return 'shared';
    }
  } catch (error) {
    // Any other failure, such as a frame that may not open dialogs, leaves the link.
    if (error instanceof Error && error.name === 'AbortError') return 'cancelled';
  }
  return 'link';
}

function picker(): SaveFilePicker | undefined {
  const { showSaveFilePicker } = globalThis as { showSaveFilePicker?: SaveFilePicker };
  return typeof showSaveFilePicker === 'function' ? showSaveFilePicker.bind(globalThis) : undefined;
}

/** Share sheets of desktop systems send files to people and programs, but save none. */
function savesByShare(file: SavedFile): boolean {
  return matchMedia('(pointer: coarse)').matches && canShare(file);
}

/**
 * Whether the browser hands a file to people and programs. In a frame it does so only where the page around it allows it
 * (`allow="web-share"`).
 */
export function canShare({ blob, name }: SavedFile): boolean {
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [asFile({ blob, name })] });
}

/** @returns what the browser's share sheet takes */
export function asFile({ blob, name }: SavedFile): File {
  return new File([blob], name, { type: blob.type });
}

/** How long a downloaded file's address stays: browsers read it after the press has been dealt with. */
const ADDRESS_LIFETIME_MS = 60_000;

/** Saves a file that no link on the page leads to, as `saveFile` does, else by a link of its own. */
export async function saveBlob(file: SavedFile): Promise<SaveOutcome> {
  const outcome = canSave(file) ? await saveFile(file) : 'link';
  if (outcome !== 'link') return outcome;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file.blob);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), ADDRESS_LIFETIME_MS);
  return outcome;
}

/** A press of a download link: the link itself saves where the browser has no better way, or will not have it. */
export function saveByLink(event: Event, { blob, fileName = '' }: { blob?: Blob; fileName?: string } = {}): void {
  const link = event.currentTarget as HTMLAnchorElement;
  if (!blob || !event.isTrusted || !canSave({ blob, name: fileName })) return;
  event.preventDefault();
  void saveFile({ blob, name: fileName }).then((outcome) => {
    // A click of our own is not trusted, and so left to the link.
    if (outcome === 'link') link.click();
  });
}
