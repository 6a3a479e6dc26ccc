/**
 * Where the new video's bytes go while it is made. Short ones become parts of a Blob, which browsers move to the disk as
 * they see fit; long ones go straight to a file in the page's own storage, so that memory stays flat.
 */
import type { StreamTargetChunk } from 'mediabunny';

/** Takes the bytes of one video. They may come for places that are written already. */
export interface VideoStore {
  readonly writable: WritableStream<StreamTargetChunk>;
  /** Whether the bytes lie in a file that has to be deleted some time. */
  readonly stored: boolean;
  /** Why bytes could not be kept, if that happened. */
  readonly failure: () => unknown;
  /** The whole video, once everything is written. */
  finish(type: string): Promise<Blob>;
  /** Deletes what is there. */
  discard(): Promise<void>;
}

/** Folder of the page's own storage (origin private file system) that long videos are written to. */
export const STORAGE_FOLDER = 'pose-upload-tracker-exports';

/** Videos that are expected to be larger than this go to a file. */
const FILE_FROM_BYTES = 64 * 2 ** 20;

/**
 * @param expectedBytes a guess of the video's size
 * @param name the name that a file gets
 */
export async function openStore(expectedBytes: number, name: string): Promise<VideoStore> {
  if (expectedBytes < FILE_FROM_BYTES) return blobStore();
  try {
    return await fileStore(name);
  } catch {
    // Private windows and older browsers have no such storage; their Blobs have to do.
    return blobStore();
  }
}

/** Keeps the bytes in a Blob's parts. */
export function blobStore(): VideoStore {
  let whole = new Blob();
  const target = watched(({ data, position }) => {
    // A Blob made of Blobs refers to their bytes: nothing is copied but what is new.
    const before = whole.slice(0, position);
    const after = whole.slice(position + data.byteLength);
    whole = new Blob([before, data, after]);
    return Promise.resolve();
  });
  return {
    ...target,
    stored: false,
    finish: (type) => Promise.resolve(whole.slice(0, whole.size, type)),
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
  const target = watched(({ data, position }) => {
    const written = file.write(data, { at: position });
    if (written < data.byteLength) throw new DOMException('no space is left for the video', 'QuotaExceededError');
    return Promise.resolve();
  });
  return {
    ...target,
    stored: true,
    async finish(type) {
      file.flush();
      file.close();
      const whole = await handle.getFile();
      return whole.slice(0, whole.size, type);
    },
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

function watched(write: (chunk: StreamTargetChunk) => Promise<void>): Pick<VideoStore, 'writable' | 'failure'> {
  let failure: unknown;
  const writable = new WritableStream<StreamTargetChunk>({
    async write(chunk) {
      try {
        await write(chunk);
      } catch (error) {
        failure = error;
        throw error;
      }
    },
  });
  return { writable, failure: () => failure };
}
