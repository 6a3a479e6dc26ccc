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

/** Claims a name for one export. */
export async function claimStorage(): Promise<StorageClaim> {
  const name = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  const unlock = await lock(name);
  void sweep();
  return {
    name,
    release: () => void remove(name).finally(unlock),
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
async function sweep(): Promise<void> {
  try {
    const folder = await exportFolder();
    const { held = [] } = await navigator.locks.query();
    const inUse = new Set(held.map((each) => each.name));
    for await (const name of (folder as IterableFolder).keys()) {
      if (!inUse.has(LOCK_PREFIX + name)) await folder.removeEntry(name).catch(() => undefined);
    }
  } catch {
    // There is no such folder, or no such storage: nothing to clear away.
  }
}

async function remove(name: string): Promise<void> {
  try {
    await (await exportFolder()).removeEntry(name);
  } catch {
    // The export was short, or never got so far.
  }
}

async function exportFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(STORAGE_FOLDER);
}

/** TypeScript's DOM library does not know that folders can be listed. */
interface IterableFolder extends FileSystemDirectoryHandle {
  keys(): AsyncIterableIterator<string>;
}
