/**
 * The places of detector workers: each has its worker started and loaded when there is work for it, and a new one where
 * its worker was dropped.
 */
import { TrackerError } from '../errors.js';
import { withReplacement, type RetryPolicy } from '../workers/replace.js';
import { startOnPage, type WorkerStarter } from '../workers/start-worker.js';
import { startTimerTicker, type StartTicker } from '../workers/watchdog.js';
import { WorkerClient, type Watch, type Work } from '../workers/worker-client.js';
import { WorkerLostError } from '../workers/worker-lost.js';
import { NOT_IN_WORKERS, type DetectorRequest } from './detector.js';
import { DETECTOR_WORK, type DetectorInfo, type WorkerCalls } from './protocol.js';

/** How workers are made. */
export interface SlotOptions {
  readonly workerUrl: string;
  readonly startWorker: WorkerStarter;
  /** Starts what stands in for a worker on the page's own thread. */
  readonly startOnPage?: typeof startOnPage;
  /** How long workers may be silent before they are replaced. */
  readonly watch?: Partial<Watch>;
}

/** Calls to one detector worker. */
export type DetectorClient = WorkerClient<WorkerCalls>;

/** One worker in its place. */
export interface Slot {
  readonly index: number;
  readonly client: Promise<DetectorClient>;
  loaded: Promise<DetectorInfo> | undefined;
  /** Number of the video that is open in it, or being opened. */
  video: number | undefined;
}

/** Workers with the same detector, by their places. */
export class DetectorSlots {
  readonly #slots = new Map<number, Slot>();
  readonly #work: Work;
  readonly #startTicker: StartTicker;
  #request: DetectorRequest | undefined;
  /** Why the detector has to run on the page's own thread; undefined where it need not. */
  #pageReason: string | undefined;

  /** Takes the share of the model's files that has arrived in the first worker, 0..1. */
  onProgress: (value: number) => void = () => undefined;

  constructor(private readonly options: SlotOptions) {
    const { patience = DETECTOR_WORK.patience, startTicker = startTimerTicker } = options.watch ?? {};
    this.#work = { ...DETECTOR_WORK, patience };
    this.#startTicker = startTicker;
  }

  /** Says what is to be loaded. Workers that have loaded something else are ended. */
  request(request: DetectorRequest): void {
    if (JSON.stringify(request) === JSON.stringify(this.#request)) return;
    // A new worker each: two backends in one worker share state, and a slow start must not hold up what replaces it.
    if (this.#request) this.dispose();
    this.#pageReason = undefined;
    this.#request = request;
  }

  /** The worker in a place, started where there is none. */
  at(index: number): Slot {
    const known = this.#slots.get(index);
    if (known) return known;
    const client = this.#start();
    const slot: Slot = { index, client, loaded: undefined, video: undefined };
    this.#slots.set(index, slot);
    // One that failed to start is forgotten, so that the next run tries again.
    client.catch(() => this.#forget(slot));
    return slot;
  }

  /** The worker in the first place, where it is a worker and has the video open. */
  async openerOf(number: number): Promise<DetectorClient | undefined> {
    const slot = this.#slots.get(0);
    // One that failed to start is tried again by whoever needs it.
    const client = slot?.video === number ? await slot.client.catch(() => undefined) : undefined;
    return client?.mainThreadReason === undefined ? client : undefined;
  }

  /** Loads the detector into a worker, once. It goes on where a run is cancelled: the next run needs the same. */
  load(slot: Slot): Promise<DetectorInfo> {
    if (!slot.loaded) {
      slot.loaded = this.#load(slot);
      // It may fail when nobody waits for it any more.
      slot.loaded.catch(() => undefined);
    }
    return slot.loaded;
  }

  /**
   * Loads the detector into the first so many workers ahead of their work, if they are workers. One that fails is tried
   * again when there is work for it.
   */
  async loadAhead(count: number): Promise<void> {
    try {
      if ((await this.at(0).client).mainThreadReason !== undefined) return;
      for (let index = 1; index < count; index++) {
        const slot = this.at(index);
        void slot.client.then(
          ({ mainThreadReason }) => {
            if (mainThreadReason === undefined && this.#slots.get(index) === slot)
              void this.load(slot).catch(() => undefined);
          },
          () => undefined,
        );
      }
    } catch {
      // Whoever needs the first worker hears of it.
    }
  }

  /** Ends all workers but the first so many. */
  keepFirst(count: number): void {
    for (const slot of [...this.#slots.values()]) if (slot.index >= count) this.drop(slot);
  }

  /** Has the worker in a place do something, and others after it where it is at fault. */
  withWorker<T>(index: number, policy: RetryPolicy, signal: AbortSignal, work: (slot: Slot) => Promise<T>): Promise<T> {
    const replacement = {
      ...policy,
      signal,
      next: () => this.at(index),
      drop: (slot: Slot) => this.drop(slot),
    };
    return withReplacement(replacement, work);
  }

  /** Ends a worker. The next one in its place is a new one. */
  drop(slot: Slot): void {
    if (!this.#forget(slot)) return;
    endWorker(slot);
  }

  /** Closes a video in all workers, where it is still open. */
  closeVideo(number: number): void {
    const never = new AbortController().signal;
    for (const slot of this.#slots.values()) {
      if (slot.video === number) slot.video = undefined;
      void slot.client.then((client) => client.call('close', { video: number }, never)).catch(() => undefined);
    }
  }

  /** Ends all workers. */
  dispose(): void {
    for (const slot of this.#slots.values()) endWorker(slot);
    this.#slots.clear();
  }

  async #start(): Promise<DetectorClient> {
    const { workerUrl, startWorker, startOnPage: startPage = startOnPage } = this.options;
    const how = { work: this.#work.name, startTicker: this.#startTicker };
    const handle = await (this.#pageReason === undefined
      ? startWorker(workerUrl, how)
      : startPage(workerUrl, this.#pageReason, how));
    return new WorkerClient<WorkerCalls>(handle, this.#work, this.#startTicker);
  }

  async #load(slot: Slot): Promise<DetectorInfo> {
    const request = this.#request;
    if (!request) throw new Error('load was not called');
    const client = await slot.client;
    try {
      return await client.call('load', { request }, new AbortController().signal, (value) => {
        if (slot.index === 0) this.onProgress(value);
      });
    } catch (error) {
      // A backend that failed half-way cannot be started again in the same worker.
      this.#forget(slot);
      const failure = this.#moveToPage(client, error) ?? (error as Error);
      client.terminate(failure);
      throw failure;
    }
  }

  /**
   * Has the next first worker run on the page's own thread, where a detector lacks something in workers only.
   *
   * @returns what ends the work of the worker, so that it is done again
   */
  #moveToPage(client: DetectorClient, error: unknown): WorkerLostError | undefined {
    const isLacking = error instanceof TrackerError && error.details?.['reason'] === NOT_IN_WORKERS;
    if (!isLacking || client.mainThreadReason !== undefined) return undefined;
    this.#pageReason = error.message;
    return new WorkerLostError(this.#work.name, `cannot do it: ${error.message}`);
  }

  /** @returns whether it was still the one in its place */
  #forget(slot: Slot): boolean {
    return this.#slots.get(slot.index) === slot && this.#slots.delete(slot.index);
  }
}

function endWorker({ client }: Slot): void {
  void client.then((ready) => ready.terminate()).catch(() => undefined);
}
