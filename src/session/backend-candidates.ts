/**
 * The backends that `poseBackend=auto` chooses from, each tried in a worker of its own: two backends in one worker share
 * state, and one that hangs takes its worker with it.
 */
import { unavailable } from '../pose/backend-error.js';
import type { BackendCandidate, Clock } from '../pose/backend-choice.js';
import type { DetectorRequest } from '../pose/detector.js';
import { DETECTOR_WORK, type WorkerCalls } from '../pose/protocol.js';
import type { PoseBackend } from '../pose/types.js';
import type { WorkerStarter } from '../workers/start-worker.js';
import { WorkerClient } from '../workers/worker-client.js';
import { WorkerLostError } from '../workers/worker-lost.js';
import type { Gpu } from './capabilities.js';

/** What trials need. */
export interface TrialSetup {
  readonly workerUrl: string;
  readonly startWorker: WorkerStarter;
}

/** One backend, tried in a worker that ends with the trial. */
export function workerCandidate(
  backend: PoseBackend,
  request: DetectorRequest,
  { workerUrl, startWorker }: TrialSetup,
  probe: () => Promise<Gpu>,
  onProgress: (value: number) => void = () => undefined,
): BackendCandidate {
  return {
    backend,
    obstacle: async () => (await probe()).obstacle,
    async start(signal, onFiles) {
      const handle = await startWorker(workerUrl, { work: DETECTOR_WORK.name });
      const client = new WorkerClient<WorkerCalls>(handle, DETECTOR_WORK);
      const end = () => client.terminate();
      // Also while it hangs: it hears of nothing any more.
      signal.addEventListener('abort', end, { once: true });
      try {
        signal.throwIfAborted();
        if (handle.mainThreadReason !== undefined && backend !== 'wasm') {
          throw unavailable(backend, `it would be ${handle.mainThreadReason}`);
        }
        await client.call('load', { request: { ...request, backend } }, signal, (value) => {
          onProgress(value);
          if (value === 1) onFiles();
        });
      } catch (error) {
        end();
        throw asUnavailable(backend, error);
      } finally {
        signal.removeEventListener('abort', end);
      }
      return {
        run: async (runs, runSignal) => {
          try {
            await client.call('trial', { runs }, runSignal);
          } catch (error) {
            throw asUnavailable(backend, error);
          }
        },
        end,
      };
    },
  };
}

/** A backend that takes its worker down does not do, whatever the reason. */
function asUnavailable(backend: PoseBackend, error: unknown): unknown {
  return error instanceof WorkerLostError ? unavailable(backend, 'its worker crashed or hung') : error;
}

/** The device's own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', onAbort, { once: true });
    }),
};
