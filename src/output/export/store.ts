/**
 * Where the new video's bytes go while it is made. Short ones become parts of a Blob, which browsers move to the disk as
 * they see fit; long ones go straight to a file in the page's own storage, so that memory stays flat.
 */
import type { StreamTargetChunk } from 'mediabunny';
import type { ExportWarning } from './protocol.js';

/** Takes the bytes of one video. They may come for places that are written already. */
export interface VideoStore {
  readonly writable: WritableStream<StreamTargetChunk>;
  /** What is not as it should be, though the video can be made. */
  readonly warnings: readonly ExportWarning[];
  /** Why bytes could not be kept, if that happened. */
  readonly failure: () => unknown;
  /** The whole video, once everything is written. */
  finish(type: string): Promise<Blob>;
  /** Deletes what is there. */
  discard(): Promise<void>;
}

/** Folder of the page's own storage (origin private file system) that long videos are written to. */
export const STORAGE_FOLDER = 'pose-upload-tracker-exports';

/**
 * @param isLong whether the video is expected to be too long for memory
 * @param name the name that a file gets
 * @returns rejects where the page's storage is full; where there is none the video is kept in memory, with a warning
 */
export async function openStore(isLong: boolean, name: string): Promise<VideoStore> {
  if (!isLong) return blobStore([]);
  try {
    return await fileStore(name);
  } catch (error) {
    // What does not fit there would not fit into a Blob: those of this size end up on the same disk.
    if (isFull(error)) throw error;
    // Private windows, older browsers and the page's own thread have no such storage; their Blobs have to do.
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    const message = `This long video was made in memory, as the page's own storage cannot be used (${why}).`;
    return blobStore([{ code: 'kept_in_memory', message }]);
  }
}

/** Keeps the bytes in a Blob's parts. */
function blobStore(warnings: readonly ExportWarning[]): VideoStore {
  let whole = new Blob();
  const { writable, watch, failure } = watched(({ data, position }) => {
    // A Blob made of Blobs refers to their bytes: nothing is copied but what is new.
    const before = whole.slice(0, position);
    const after = whole.slice(position + data.byteLength);
    whole = new Blob([before, data, after]);
  });
  return {
    writable,
    warnings,
    failure,
    finish: (type) =>
      watch(async () => {
        // A Blob that did not fit into memory or onto the disk says so only to who reads it.
        await whole.slice(0, 1).arrayBuffer();
        return whole.slice(0, whole.size, type);
      }),
    discard: () => {
      whole = new Blob();
      return Promise.resolve();
    },
  };
}

/** Writes the bytes to a file of the page's own storage. Workers only. */
async function fileStore(name: string): Promise<VideoStore> {
  if (typeof navigator.storage?.getDirectory !== 'function') throw new Error('this browser has none');
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(STORAGE_FOLDER, { create: true });
  const handle = await folder.getFileHandle(name, { create: true });
  if (!('createSyncAccessHandle' in handle)) throw new Error('files there are written in workers only');
  const file = await (handle as FileHandleWithSyncAccess).createSyncAccessHandle();
  // What another encoder has begun, and could not be deleted, must not stay at the end of this one.
  file.truncate(0);
  const { writable, watch, failure } = watched(({ data, position }) => {
    // Full storage is told by an exception or by a number that is too small, 0 among them; there is no use in going on.
    const written = file.write(data, { at: position });
    if (written < data.byteLength) {
      throw new DOMException(`only ${written} of ${data.byteLength} bytes could be stored`, 'QuotaExceededError');
    }
  });
  return {
    writable,
    warnings: [],
    failure,
    finish: (type) =>
      watch(async () => {
        file.flush();
        file.close();
        const whole = await handle.getFile();
        return whole.slice(0, whole.size, type);
      }),
    async discard() {
      file.close();
      await folder.removeEntry(name).catch(() => undefined);
    },
  };
}

/** Browsers are changing what they throw where storage is full from a DOMException to a class of the same name. */
function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/** TypeScript's DOM library leaves out what only workers have. */
interface FileHandleWithSyncAccess extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<{
    write(data: Uint8Array<ArrayBuffer>, options: { at: number }): number;
    truncate(size: number): void;
    flush(): void;
    close(): void;
  }>;
}

interface Watched extends Pick<VideoStore, 'writable' | 'failure'> {
  /** Does work of the store, and remembers why it failed. */
  readonly watch: <T>(work: () => T | Promise<T>) => Promise<T>;
}

function watched(write: (chunk: StreamTargetChunk) => void): Watched {
  let failure: unknown;
  const watch: Watched['watch'] = async (work) => {
    try {
      return await work();
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  const writable = new WritableStream<StreamTargetChunk>({ write: (chunk) => watch(() => write(chunk)) });
  return { writable, failure: () => failure, watch };
}
