/**
 * The workers of a session: a pool and its loader, kept from run to run, and made anew where another model's are needed.
 */
import { assetUrl } from '../pose/asset-url.js';
import { modelEntry } from '../pose/models.js';
import { DetectorPool } from '../pose/pool.js';
import { startWorker } from '../workers/start-worker.js';
import { createLoader } from './create-loader.js';
import type { DetectorLoader } from './detector-loader.js';
import type { DetectorOptions } from './run-options.js';
import type { SessionSetup } from './session-setup.js';
import { workerCount, workerCountFor } from './worker-count.js';

/** A pool with the loader of its model. */
export interface LoadedPool {
  readonly pool: DetectorPool;
  readonly loader: DetectorLoader;
}

/** One kind of workers at a time. */
export class DetectorWorkers {
  #loaded: (LoadedPool & { readonly workerUrl: string }) | undefined;

  constructor(private readonly setup: Pick<SessionSetup, 'workers' | 'workerUrl' | 'startWorker' | 'watch'>) {}

  /** Those that are there. */
  get loaded(): LoadedPool | undefined {
    return this.#loaded;
  }

  /** Those that these options need: the ones that are there, or new ones in their place. */
  for(options: DetectorOptions): LoadedPool {
    const workerUrl = this.setup.workerUrl ?? assetUrl(modelEntry(options.model).worker, options);
    if (this.#loaded?.workerUrl !== workerUrl) {
      this.dispose();
      this.#loaded = { workerUrl, ...this.#make(workerUrl) };
    }
    return this.#loaded;
  }

  /** Ends them all. New ones are made where they are needed again. */
  dispose(): void {
    this.#loaded?.loader.dispose();
    this.#loaded?.pool.dispose();
    this.#loaded = undefined;
  }

  #make(workerUrl: string): LoadedPool {
    const { startWorker: starter = startWorker, workers = workerCount(navigator), watch } = this.setup;
    const pool = new DetectorPool({
      workerUrl,
      size: workers,
      // Whoever sets the number knows the device better.
      ...(this.setup.workers === undefined && { sizeFor: (video) => workerCountFor(video, navigator) }),
      startWorker: starter,
      ...(watch && { watch }),
    });
    return { pool, loader: createLoader(pool, workers, { workerUrl, startWorker: starter }) };
  }
}
