/**
 * The page's side of one worker: calls it, and watches that it answers.
 */
import { unlessAborted } from '../abort.js';
import { TrackerError } from '../errors.js';
import type { AnyCalls, WorkerAnswer } from './protocol.js';
import type { WorkerHandle, WorkerStarter } from './start-worker.js';
import { transferOf } from './transfer-of.js';
import { Watchdog, startTimerTicker, type StartTicker } from './watchdog.js';
import { WorkerLostError } from './worker-lost.js';

/** What a kind of workers does. */
export interface Work {
  /** How errors call it, such as "the analysis". */
  readonly name: string;
  /** How long each call may be silent, by its name, in ms; one that is not here may be silent for ever. */
  readonly patience: Readonly<Partial<Record<string, number>>>;
  /** Names of what calls take and return that moves to the other side, where all else is copied. */
  readonly transferred?: readonly string[];
}

/** How a worker is watched. */
export interface Watch {
  /** As in `Work`. */
  readonly patience: Work['patience'];
  readonly startTicker: StartTicker;
}

interface Pending {
  readonly watchdog: Watchdog | undefined;
  readonly report: ((value: never) => void) | undefined;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Calls to one worker. */
export class WorkerClient<Calls extends AnyCalls<Calls>> {
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #lost: Error | undefined;

  constructor(
    private readonly handle: WorkerHandle,
    private readonly work: Work,
    private readonly startTicker: StartTicker = startTimerTicker,
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
      this.handle.endpoint.postMessage(
        { id, call, ...takes },
        { transfer: transferOf(this.work.transferred ?? [], takes) },
      );
    });
  }

  /** Ends the worker; what is under way fails with the reason, and so does whatever is asked of it later. */
  terminate(reason: Error = new DOMException('The worker was ended.', 'AbortError')): void {
    this.handle.terminate();
    this.#failAll(reason);
  }

  #watchdogOf(call: PropertyKey): Watchdog | undefined {
    const { name, patience } = this.work;
    const patienceMs = patience[String(call)];
    if (patienceMs === undefined) return undefined;
    return new Watchdog(this.startTicker, patienceMs, () => {
      this.terminate(new WorkerLostError(name, `has not answered for ${Math.round(patienceMs / 1000)} seconds`, true));
    });
  }

  #onAnswer(answer: WorkerAnswer): void {
    const pending = this.#pending.get(answer.id);
    if (!pending) return;
    // It does one piece of work after the other: progress of one is progress for those that wait.
    for (const { watchdog } of this.#pending.values()) watchdog?.feed();
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
    this.terminate(new WorkerLostError(this.work.name, `stopped (${what})`));
  }

  #failAll(error: Error): void {
    this.#lost ??= error;
    for (const pending of [...this.#pending.values()]) pending.reject(error);
  }
}

/** Starts a worker that one piece of work has for itself. One that starts after the signal has aborted is ended. */
export async function startClient<Calls extends AnyCalls<Calls>>(
  startWorker: WorkerStarter,
  url: string,
  work: Work,
  signal: AbortSignal,
): Promise<WorkerClient<Calls>> {
  const starting = startWorker(url, { work: work.name });
  try {
    return new WorkerClient<Calls>(await unlessAborted(starting, signal), work);
  } catch (error) {
    starting.then(
      (late) => late.terminate(),
      () => undefined,
    );
    throw error;
  }
}
