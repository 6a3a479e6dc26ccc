/**
 * Loads the detector into the pool: with the backend that was asked for, or with the one that does best here, and with
 * WASM where that one fails after all.
 */
import { unlessAborted } from '../abort.js';
import { isUnavailable, reasonOf, unavailable } from '../pose/backend-error.js';
import {
  BACKEND_NAMES,
  FORCED_START_TIMEOUT_MS,
  START_TIMEOUT_MS,
  chooseBackend,
  startWatched,
  type BackendCandidate,
  type BackendChoice,
  type Clock,
} from '../pose/backend-choice.js';
import type { DetectorRequest } from '../pose/detector.js';
import { modelEntry } from '../pose/models.js';
import type { DetectorPool, PoolInfo } from '../pose/pool.js';
import type { PoseBackend } from '../pose/types.js';
import { WorkerLostError } from '../workers/worker-lost.js';
import type { BackendMemory } from './backend-memory.js';

/** What a loader needs. */
export interface LoaderSetup {
  readonly pool: Pick<DetectorPool, 'load' | 'dispose'>;
  /** How many workers WASM would have. */
  readonly workers: number;
  readonly memory: BackendMemory;
  readonly clock: Clock;
  /** What the choice depends on, apart from the request. */
  readonly fingerprint: () => Promise<string>;
  readonly candidate: (
    backend: PoseBackend,
    request: DetectorRequest,
    onProgress: (value: number) => void,
  ) => BackendCandidate;
}

/** Loads detectors; what is under way goes on where a run is cancelled, as the next run needs the same. */
export class DetectorLoader {
  readonly #choices = new Map<string, Promise<BackendChoice>>();
  readonly #disposed = new AbortController();
  #onProgress: (value: number) => void = () => undefined;
  /** The request whose files have all arrived. */
  #arrived: string | undefined;

  constructor(private readonly setup: LoaderSetup) {}

  /**
   * @param onProgress share of the model's files that has arrived, 0..1; without it whoever was told before still is
   * @param onWorkers called once the pool has the workers that it will keep: what is opened before may go with others
   * @throws TrackerError `backend_unavailable` where the backend that was asked for does not run or hangs
   */
  async load(
    request: DetectorRequest,
    signal: AbortSignal,
    onProgress: ((value: number) => void) | undefined,
    onWorkers: () => void = () => undefined,
  ): Promise<PoolInfo> {
    signal.throwIfAborted();
    if (onProgress) this.#onProgress = onProgress;
    if (request.backend !== 'auto' || modelEntry(request.model).auto !== 'fastest') {
      const loading = this.#load(request, signal, FORCED_START_TIMEOUT_MS);
      onWorkers();
      return loading;
    }
    const choice = await unlessAborted(this.#choose(request), signal);
    this.#disposed.signal.throwIfAborted();
    if (choice.backend === 'wasm') return this.#loadWasm(request, choice, signal, onWorkers);
    try {
      const info = await this.#load({ ...request, backend: choice.backend }, signal);
      onWorkers();
      return { ...info, reason: choice.reason };
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const instead = await this.#abandon(request, choice.backend, reasonOf(error));
      return this.#loadWasm(request, instead, signal, onWorkers);
    }
  }

  /** Ends trials that are under way. The pool is not ended. */
  dispose(): void {
    this.#disposed.abort(new DOMException('The session was ended.', 'AbortError'));
  }

  async #loadWasm(
    request: DetectorRequest,
    { reason }: BackendChoice,
    signal: AbortSignal,
    onWorkers: () => void,
  ): Promise<PoolInfo> {
    const loading = this.#load({ ...request, backend: 'wasm' }, signal);
    onWorkers();
    return { ...(await loading), reason };
  }

  async #load(request: DetectorRequest, signal: AbortSignal, timeoutMs = START_TIMEOUT_MS): Promise<PoolInfo> {
    // Another request ends the workers of the one before: one that was given up must not end those of its successor.
    signal.throwIfAborted();
    const { pool, clock } = this.setup;
    const { backend } = request;
    if (backend !== 'webgl' && backend !== 'webgpu') {
      return pool.load(request, signal, (value) => this.#onProgress(value));
    }
    const key = JSON.stringify(request);
    const start = async (inner: AbortSignal, onFiles: () => void) => {
      if (this.#arrived === key) onFiles();
      const info = await pool.load(request, inner, (value) => {
        this.#onProgress(value);
        if (value < 1) return;
        this.#arrived = key;
        onFiles();
      });
      return { info, end: () => undefined };
    };
    try {
      return (await startWatched({ backend, start }, clock, signal, timeoutMs)).info;
    } catch (thrown) {
      const error =
        thrown instanceof WorkerLostError ? unavailable(backend, 'its worker crashed or hung') : (thrown as Error);
      // A worker that hangs does not hear that it is to do something else.
      if (isUnavailable(error)) pool.dispose();
      throw error;
    }
  }

  /** A backend that fails where it was once chosen is not tried again. */
  async #abandon(request: DetectorRequest, backend: PoseBackend, why: string): Promise<BackendChoice> {
    const choice: BackendChoice = {
      backend: 'wasm',
      reason: `auto: WASM, as ${BACKEND_NAMES[backend]} failed: ${why}`,
    };
    this.#choices.set(keyOf(request), Promise.resolve(choice));
    this.setup.memory.keep(await this.#fingerprint(request), choice);
    return choice;
  }

  #choose(request: DetectorRequest): Promise<BackendChoice> {
    const key = keyOf(request);
    const known = this.#choices.get(key);
    if (known) return known;
    const choice = this.#chooseNow(request);
    this.#choices.set(key, choice);
    // One that could not be made, as files were missing, is made again.
    choice.catch(() => {
      if (this.#choices.get(key) === choice) this.#choices.delete(key);
    });
    return choice;
  }

  async #chooseNow(request: DetectorRequest): Promise<BackendChoice> {
    const { memory, candidate, workers, clock } = this.setup;
    const fingerprint = await this.#fingerprint(request);
    const remembered = memory.recall(fingerprint);
    if (remembered) return { ...remembered, reason: `${remembered.reason} (remembered)` };
    const { backends } = modelEntry(request.model);
    const gpus = (['webgpu', 'webgl'] as const).filter((backend) => backends.includes(backend));
    const contest = {
      wasm: candidate('wasm', request, (value) => this.#onProgress(value)),
      gpus: gpus.map((backend) => candidate(backend, request, () => undefined)),
      workers,
      clock,
    };
    const choice = await chooseBackend(contest, this.#disposed.signal);
    memory.keep(fingerprint, choice);
    return choice;
  }

  async #fingerprint({ model }: DetectorRequest): Promise<string> {
    return `${await this.setup.fingerprint()} | ${model} | ${this.setup.workers} workers`;
  }
}

function keyOf({ model, assetBase }: DetectorRequest): string {
  return JSON.stringify([model, assetBase]);
}
