/**
 * What exports keep outside of the page's memory, and the workers that make them.
 */
import { STORAGE_FOLDER } from '../../src/output/export/store.js';
import { startWorker, type WorkerStarter } from '../../src/pose/worker-client.js';

/** Names of the files that exports have written to the page's own storage. */
export async function storedFiles(): Promise<string[]> {
  try {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(STORAGE_FOLDER);
    const names: string[] = [];
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    return names;
  } catch {
    return [];
  }
}

/** Waits until exports have no files left; the test's time limit ends it. */
export async function noStoredFiles(): Promise<void> {
  while ((await storedFiles()).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Starts export workers, and knows which have not been ended. */
export class WorkerLog {
  readonly living = new Set<string>();
  started = 0;

  /**
   * @param rename asked for the URL of each export worker, by how many were started before
   */
  constructor(private readonly rename: (url: string, index: number) => string = (url) => url) {}

  readonly start: WorkerStarter = async (url) => {
    if (!url.includes('export-worker')) return startWorker(url);
    const id = `${this.started} ${url}`;
    const handle = await startWorker(this.rename(url, this.started++));
    this.living.add(id);
    return {
      ...handle,
      terminate: () => {
        this.living.delete(id);
        handle.terminate();
      },
    };
  };
}
