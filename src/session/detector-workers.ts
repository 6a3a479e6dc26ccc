/**
 * The workers of a session: a pool and its loader. Sessions of a page that need the same ones share them, unless they are set
 * up in a way of their own.
 */
import { assetUrl } from '../pose/asset-url.js';
import { modelEntry } from '../pose/models.js';
import { DetectorPool } from '../pose/pool.js';
import { startWorker } from '../workers/start-worker.js';
import { createLoader } from './create-loader.js';
import type { DetectorLoader } from './detector-loader.js';
import type { DetectorOptions } from './run-options.js';
import type { SessionSetup } from './session-setup.js';
import { detectorRequest } from './start-run.js';
import { workerCount, workerCountFor } from './worker-count.js';
import { WorkerShare } from './worker-share.js';

/** A pool with the loader of its model. */
export interface LoadedPool {
  readonly pool: DetectorPool;
  readonly loader: DetectorLoader;
  dispose(): void;
}

type WorkerSetup = Pick<SessionSetup, 'workers' | 'workerUrl' | 'startWorker' | 'watch'>;

/** Those of the page. */
const SHARED = new WorkerShare<LoadedPool>();

/** One kind of workers at a time. */
export class DetectorWorkers {
  readonly #share: WorkerShare<LoadedPool>;
  #loaded: LoadedPool | undefined;

  constructor(private readonly setup: WorkerSetup) {
    this.#share = isOwn(setup) ? new WorkerShare() : SHARED;
  }

  /** Those that are there. */
  get loaded(): LoadedPool | undefined {
    return this.#loaded;
  }

  /** Those that these options need, to be loaded ahead. Another session may have a run on them. */
  join(options: DetectorOptions): LoadedPool {
    return (this.#loaded = this.#share.join(this.#keyOf(options), this, () => this.#make(options)));
  }

  /** The same for a run, to be given back by `release`: no other session has a run on them then. */
  lease(options: DetectorOptions): LoadedPool {
    return (this.#loaded = this.#share.lease(this.#keyOf(options), this, () => this.#make(options)));
  }

  /** The run is over. */
  release(): void {
    this.#share.release(this);
  }

  /** Ends them all, unless others have them too. New ones are made where they are needed again. */
  dispose(): void {
    this.#share.leave(this);
    this.#loaded = undefined;
  }

  /** Another request would end the workers of the one before. */
  #keyOf(options: DetectorOptions): string {
    return JSON.stringify([this.#urlOf(options), detectorRequest(options)]);
  }

  #urlOf(options: DetectorOptions): string {
    return this.setup.workerUrl ?? assetUrl(modelEntry(options.model).worker, options);
  }

  #make(options: DetectorOptions): LoadedPool {
    const { startWorker: starter = startWorker, workers = workerCount(navigator), watch } = this.setup;
    const workerUrl = this.#urlOf(options);
    const pool = new DetectorPool({
      workerUrl,
      size: workers,
      // Whoever sets the number knows the device better.
      ...(this.setup.workers === undefined && { sizeFor: (video) => workerCountFor(video, navigator) }),
      startWorker: starter,
      ...(watch && { watch }),
    });
    const loader = createLoader(pool, workers, { workerUrl, startWorker: starter });
    return {
      pool,
      loader,
      dispose: () => {
        loader.dispose();
        pool.dispose();
      },
    };
  }
}

function isOwn({ workers, workerUrl, startWorker: starter, watch }: WorkerSetup): boolean {
  return workers !== undefined || workerUrl !== undefined || starter !== undefined || watch !== undefined;
}
