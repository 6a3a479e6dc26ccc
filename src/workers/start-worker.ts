/**
 * Starts module workers, or what stands in for them.
 */
import { TrackerError } from '../errors.js';
import { importModule } from './import-module.js';
import type { Endpoint, GreetRequest } from './protocol.js';
import { Watchdog, startTimerTicker, type StartTicker } from './watchdog.js';

/** A started worker, or what stands in for one. */
export interface WorkerHandle {
  readonly endpoint: Endpoint;
  /** Set where it runs on the page's own thread, with the reason. */
  readonly mainThreadReason?: string;
  terminate(): void;
}

/** What a worker is started for. */
export interface StartOptions {
  /** How errors call what it is to do, such as "the analysis". */
  readonly work: string;
  readonly startTicker?: StartTicker;
}

/** Starts a worker from the URL of its module. */
export type WorkerStarter = (url: string, options: StartOptions) => Promise<WorkerHandle>;

/**
 * How long a worker's program may take to arrive and run; nothing tells of its progress. Twice what its megabyte takes on
 * a slow mobile network.
 */
const START_PATIENCE_MS = 60_000;

/**
 * Starts a module worker, from another origin too (browsers only start workers of the page's own origin, so a small
 * script of our own imports the real one). Where no worker starts, or one that did has not answered for a minute, the
 * module is loaded into the page.
 */
export const startWorker: WorkerStarter = async (url, options) => {
  let reason: string;
  try {
    return await startModuleWorker(url, options.startTicker ?? startTimerTicker);
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  return startOnPage(url, reason, options);
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
  { work, startTicker = startTimerTicker }: StartOptions,
): Promise<WorkerHandle> {
  let module: { serve(endpoint: Endpoint): void };
  try {
    module = await within(START_PATIENCE_MS, startTicker, importModule<typeof module>(url));
    if (typeof module.serve !== 'function') throw new Error('it is another program');
  } catch (error) {
    throw new TrackerError(
      'model_load_error',
      `The program for ${work} did not load from ${url} (${error instanceof Error ? error.message : String(error)}). Serve the package's assets folder there, or set assetBase to where it is, and try again.`,
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
    // Any answer proves that the module has run.
    worker.postMessage({ id: 0, call: 'greet' } satisfies GreetRequest);
  });
}
