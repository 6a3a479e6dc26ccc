/**
 * The page's side of one detector worker.
 */
import { TrackerError } from '../errors.js';
import { importModule } from './import-module.js';
import { Watchdog, startTimerTicker, type StartTicker } from './watchdog.js';
import type { AnyCall, Endpoint, WorkerAnswer, WorkerCall, WorkerCalls } from './worker-protocol.js';

/** Names of the calls that take long, with how long each may be silent, in ms. */
export type Patience = Readonly<Record<Exclude<WorkerCall, 'close'>, number>>;

/**
 * Generous: slow devices take seconds to start a backend, and one picture a second. Loading waits for a slow network too,
 * which reports whenever data arrives; so does opening a video, where
 * a server that is silent fails by itself before.
 */
export const PATIENCE: Patience = {
  load: 90_000,
  trial: 60_000,
  open: 30_000,
  data: 60_000,
  segment: 30_000,
  image: 60_000,
};

/** How a worker is watched. */
export interface Watch {
  /** By the names of the calls; one that is not here may be silent for ever. */
  readonly patience: Readonly<Partial<Record<string, number>>>;
  readonly startTicker: StartTicker;
}

/** A worker crashed, or does not answer any more: the work may succeed in another one. */
export class WorkerLostError extends TrackerError {
  /** @param hangs whether it is silent, rather than gone */
  constructor(
    what: string,
    readonly hangs = false,
  ) {
    super(
      'internal_error',
      `The worker that does the analysis ${what}. Try again; if it comes back, the device may be short of memory: close other pages, or choose a smaller video.`,
      { reason: 'worker_lost' },
    );
  }
}

interface Pending {
  readonly watchdog: Watchdog | undefined;
  readonly report: ((value: never) => void) | undefined;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A started worker, or what stands in for one. */
export interface WorkerHandle {
  readonly endpoint: Endpoint;
  /** Set where it runs on the page's own thread, with the reason. */
  readonly mainThreadReason?: string;
  terminate(): void;
}

/**
 * How long a worker's program may take to arrive and run; nothing tells of its progress. Twice what its megabyte takes on
 * a slow mobile network.
 */
const START_PATIENCE_MS = 60_000;

/** Starts a worker from the URL of its module. */
export type WorkerStarter = (url: string, startTicker?: StartTicker) => Promise<WorkerHandle>;

/**
 * Starts a module worker, from another origin too (browsers only start workers of the page's own origin, so a small
 * script of our own imports the real one). Where no worker starts, or one that did has not answered for a minute, the
 * module is loaded into the page.
 */
export const startWorker: WorkerStarter = async (url, startTicker = startTimerTicker) => {
  let reason: string;
  try {
    return await startModuleWorker(url, startTicker);
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  return startOnPage(url, reason, startTicker);
};

/**
 * Loads a worker's module into the page.
 *
 * @param reason why it is not in a worker
 * @throws TrackerError `model_load_error`
 */
export async function startOnPage(
  url: string,
  reason: string,
  startTicker: StartTicker = startTimerTicker,
): Promise<WorkerHandle> {
  let module: { serve(endpoint: Endpoint): void };
  try {
    module = await within(START_PATIENCE_MS, startTicker, importModule<typeof module>(url));
    if (typeof module.serve !== 'function') throw new Error('it is another program');
  } catch (error) {
    throw new TrackerError(
      'model_load_error',
      `The analysis program did not load from ${url} (${error instanceof Error ? error.message : String(error)}). Serve the package's assets folder there, or set assetBase to where it is, and try again.`,
      { url, reason },
      { cause: error },
    );
  }
  const { port1, port2 } = new MessageChannel();
  module.serve(port2);
  port1.start();
  port2.start();
  return { endpoint: port1, mainThreadReason: `on the page's own thread: ${reason}`, terminate: () => port1.close() };
}

/** Work that nobody hears of until it is done: it fails where that takes too long. */
function within<T>(patienceMs: number, startTicker: StartTicker, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const watchdog = new Watchdog(startTicker, patienceMs, () => reject(new Error(silence(patienceMs))));
    work.then(resolve, reject).finally(() => watchdog.stop());
  });
}

function silence(ms: number): string {
  return `it has not answered for ${Math.round(ms / 1000)} seconds`;
}

function startModuleWorker(url: string, startTicker: StartTicker): Promise<WorkerHandle> {
  const sameOrigin = new URL(url, location.href).origin === location.origin;
  const objectUrl = sameOrigin
    ? undefined
    : URL.createObjectURL(new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' }));
  return new Promise((resolve, reject) => {
    const worker = new Worker(objectUrl ?? url, { type: 'module', name: 'pose-upload-tracker' });
    const watchdog = new Watchdog(startTicker, START_PATIENCE_MS, () => {
      settle();
      worker.terminate();
      reject(new Error(`${silence(START_PATIENCE_MS)} since it was started`));
    });
    const settle = () => {
      watchdog.stop();
      worker.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onError);
      if (objectUrl) URL.revokeObjectURL(objectUrl);
    };
    const onError = (event: ErrorEvent) => {
      settle();
      worker.terminate();
      event.preventDefault();
      reject(new Error(event.message || 'the worker did not start'));
    };
    const onMessage = () => {
      settle();
      resolve({ endpoint: worker, terminate: () => worker.terminate() });
    };
    worker.addEventListener('error', onError);
    worker.addEventListener('message', onMessage);
    // Any answer proves that the module has run; a request without an open video answers at once.
    worker.postMessage({ id: 0, call: 'close', video: -1 });
  });
}

/** Calls to one worker; by default one that serves a detector. */
export class WorkerClient<Calls extends { [C in keyof Calls]: AnyCall } = WorkerCalls> {
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #lost: Error | undefined;

  constructor(
    private readonly handle: WorkerHandle,
    private readonly watch: Watch = { patience: PATIENCE, startTicker: startTimerTicker },
  ) {
    handle.endpoint.addEventListener('message', ({ data }) => this.#onAnswer(data as WorkerAnswer));
    handle.endpoint.addEventListener('error', (event) => this.#onCrash(event));
  }

  get mainThreadReason(): string | undefined {
    return this.handle.mainThreadReason;
  }

  /**
   * @param report called with what the worker reports on the way, in order
   * @returns what the worker returns; rejects with a `TrackerError`, with the signal's reason as soon as it aborts, or
   *   with a `WorkerLostError` where the worker crashes or is silent for too long, after which it is of no more use
   */
  call<C extends keyof Calls>(
    call: C,
    takes: Calls[C]['takes'],
    signal: AbortSignal,
    report?: (value: Calls[C]['reports']) => void,
  ): Promise<Calls[C]['returns']> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (this.#lost) return Promise.reject(this.#lost);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const watchdog = this.#watchdogOf(call);
      const onAbort = () => {
        settled();
        this.handle.endpoint.postMessage({ id, call: 'cancel' });
        reject(signal.reason as Error);
      };
      const settled = () => {
        this.#pending.delete(id);
        watchdog?.stop();
        signal.removeEventListener('abort', onAbort);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#pending.set(id, {
        watchdog,
        report,
        resolve: (value) => {
          settled();
          resolve(value);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
      const transfer = 'pictures' in takes && takes.pictures ? [takes.pictures] : [];
      this.handle.endpoint.postMessage({ id, call, ...takes }, { transfer });
    });
  }

  /** Work that waits for something outside of the worker goes on, so the worker must not be given up for being silent. */
  feedWatchdogs(): void {
    for (const { watchdog } of this.#pending.values()) watchdog?.feed();
  }

  /** Ends the worker; what is under way fails with the reason, and so does whatever is asked of it later. */
  terminate(reason: Error = new DOMException('The worker was ended.', 'AbortError')): void {
    this.handle.terminate();
    this.#failAll(reason);
  }

  #watchdogOf(call: PropertyKey): Watchdog | undefined {
    const { patience, startTicker } = this.watch;
    const patienceMs = patience[String(call)];
    if (patienceMs === undefined) return undefined;
    return new Watchdog(startTicker, patienceMs, () => {
      this.terminate(new WorkerLostError(`has not answered for ${Math.round(patienceMs / 1000)} seconds`, true));
    });
  }

  #onAnswer(answer: WorkerAnswer): void {
    const pending = this.#pending.get(answer.id);
    if (!pending) return;
    // It does one piece of work after the other: progress of one is progress for those that wait.
    this.feedWatchdogs();
    switch (answer.kind) {
      case 'report':
        try {
          pending.report?.(answer.value as never);
        } catch (error) {
          this.handle.endpoint.postMessage({ id: answer.id, call: 'cancel' });
          pending.reject(TrackerError.from(error));
        }
        return;
      case 'result':
        pending.resolve(answer.value);
        return;
      case 'cancelled':
        pending.reject(new DOMException('The work was cancelled.', 'AbortError'));
        return;
      case 'error':
        pending.reject(TrackerError.fromPlain(answer.error));
    }
  }

  #onCrash(event: Event): void {
    // It is told in an error of ours where it matters, and is no error of the page's.
    event.preventDefault();
    const what = 'message' in event && typeof event.message === 'string' ? event.message : 'no reason given';
    this.terminate(new WorkerLostError(`stopped (${what})`));
  }

  #failAll(error: Error): void {
    this.#lost ??= error;
    for (const pending of [...this.#pending.values()]) pending.reject(error);
  }
}
