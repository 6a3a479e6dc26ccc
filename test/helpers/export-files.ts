/**
 * What exports keep outside of the page's memory, and the workers that make them.
 */
import { waitUntil } from '@open-wc/testing';
import { STORAGE_FOLDER } from '../../src/output/export/store.js';
import { startWorker, type WorkerStarter } from '../../src/workers/start-worker.js';
import type { Endpoint } from '../../src/workers/protocol.js';
import { PATIENCE_MS } from './tracker.js';

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

/** Starts export workers, and knows which have not been ended, and what files they write. */
export class WorkerLog {
  readonly living = new Set<string>();
  started = 0;
  readonly #names = new Set<string>();

  /**
   * @param rename asked for the URL of each export worker, by how many were started before
   */
  constructor(private readonly rename: (url: string, index: number) => string = (url) => url) {}

  /** Names of the files of these workers that are there. Other pages' files lie beside them. */
  async files(): Promise<string[]> {
    return (await storedFiles()).filter((name) => this.#names.has(name));
  }

  /** Waits until none of their files is left. */
  async noFiles(): Promise<void> {
    const areGone = async () => (await this.files()).length === 0;
    await waitUntil(areGone, 'their files are deleted', { timeout: PATIENCE_MS });
  }

  readonly start: WorkerStarter = async (url, options) => {
    if (!url.includes('export-worker')) return startWorker(url, options);
    const id = `${this.started} ${url}`;
    const handle = await startWorker(this.rename(url, this.started++), options);
    this.living.add(id);
    this.#watch(handle.endpoint);
    return {
      ...handle,
      terminate: () => {
        this.living.delete(id);
        handle.terminate();
      },
    };
  };

  #watch(endpoint: Endpoint): void {
    const post = endpoint.postMessage.bind(endpoint);
    endpoint.postMessage = (message: { request?: { storageName: string } }, options) => {
      if (message.request) this.#names.add(message.request.storageName);
      post(message, options);
    };
  }
}
