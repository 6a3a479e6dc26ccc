/**
 * Files of long exports in the page's own storage: which are in use, and which a page that ended has left behind.
 */
import { STORAGE_FOLDER } from '../output/export/store.js';

/** A name that no other page uses or clears away. */
export interface StorageClaim {
  readonly name: string;
  /** Deletes the file, if there is one, and gives the name back. */
  release(): void;
}

/** Prefix of the locks that say which files are in use. Browsers free them when a page ends, however it ends. */
const LOCK_PREFIX = 'pose-upload-tracker-export:';

/**
 * Pauses in ms before a file that is still open is deleted once more: browsers close what an ended worker had open a
 * moment after it has ended.
 */
const RETRY_MS = [20, 100, 500, 2000] as const;

/** Claims a name for one export. */
export async function claimStorage(): Promise<StorageClaim> {
  const name = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  const unlock = await lock(name);
  let released = false;
  return {
    name,
    release() {
      if (released) return;
      released = true;
      void remove(name).finally(unlock);
    },
  };
}

async function lock(name: string): Promise<() => void> {
  // Pages without TLS have neither locks nor the storage.
  if (typeof navigator.locks?.request !== 'function') return () => undefined;
  return new Promise((resolve) => {
    void navigator.locks
      .request(LOCK_PREFIX + name, () => new Promise<void>((unlock) => resolve(unlock)))
      .catch(() => resolve(() => undefined));
  });
}

/** Deletes what pages that ended have left behind. */
export async function sweepStorage(): Promise<void> {
  try {
    const folder = await exportFolder();
    const names: string[] = [];
    for await (const name of (folder as IterableFolder).keys()) names.push(name);
    // In this order: a file that is in use has had its lock since before it was made.
    const { held = [] } = await navigator.locks.query();
    const inUse = new Set(held.map((each) => each.name));
    for (const name of names) {
      if (!inUse.has(LOCK_PREFIX + name)) await folder.removeEntry(name).catch(() => undefined);
    }
  } catch {
    // There is no such folder, or no such storage: nothing to clear away.
  }
}

async function remove(name: string): Promise<void> {
  for (const pauseMs of [...RETRY_MS, undefined]) {
    try {
      await (await exportFolder()).removeEntry(name);
      return;
    } catch (error) {
      // Anything else than an open file: the export was short, or never got so far.
      const isOpen = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isOpen || pauseMs === undefined) return;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

async function exportFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(STORAGE_FOLDER);
}

/** TypeScript's DOM library does not know that folders can be listed. */
interface IterableFolder extends FileSystemDirectoryHandle {
  keys(): AsyncIterableIterator<string>;
}
