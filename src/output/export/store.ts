/**
 * Where the new video's bytes go while it is made. Short ones become parts of a Blob, which browsers move to the disk as
 * they see fit; long ones go straight to a file in the page's own storage, so that memory stays flat.
 */
import type { StreamTargetChunk } from 'mediabunny';

/** Takes the bytes of one video. They may come for places that are written already. */
export interface VideoStore {
  readonly writable: WritableStream<StreamTargetChunk>;
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
 */
export async function openStore(isLong: boolean, name: string): Promise<VideoStore> {
  if (!isLong) return blobStore();
  try {
    return await fileStore(name);
  } catch {
    // Private windows and older browsers have no such storage; their Blobs have to do.
    return blobStore();
  }
}

/** Keeps the bytes in a Blob's parts. */
function blobStore(): VideoStore {
  let whole = new Blob();
  const { writable, watch, failure } = watched(({ data, position }) => {
    // A Blob made of Blobs refers to their bytes: nothing is copied but what is new.
    const before = whole.slice(0, position);
    const after = whole.slice(position + data.byteLength);
    whole = new Blob([before, data, after]);
  });
  return {
    writable,
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
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(STORAGE_FOLDER, { create: true });
  const handle = await folder.getFileHandle(name, { create: true });
  const file = await (handle as FileHandleWithSyncAccess).createSyncAccessHandle();
  const { writable, watch, failure } = watched(({ data, position }) => {
    const written = file.write(data, { at: position });
    if (written < data.byteLength) throw new DOMException('no space is left for the video', 'QuotaExceededError');
  });
  return {
    writable,
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

/** TypeScript's DOM library leaves out what only workers have. */
interface FileHandleWithSyncAccess extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<{
    write(data: Uint8Array<ArrayBuffer>, options: { at: number }): number;
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
