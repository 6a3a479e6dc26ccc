/**
 * The export worker's entry: everything that needs an encoder runs here. Where no worker can be started the page imports
 * this module itself and calls `serve` with a message port.
 */
import { TrackerError, isAbort } from '../../errors.js';
import type { Endpoint, WorkerAnswer } from '../../pose/worker-protocol.js';
import { exportVideo } from './export-video.js';
import type { ExportCalls } from './protocol.js';

type Request =
  | ({ readonly id: number; readonly call: 'export' } & ExportCalls['export']['takes'])
  | { readonly id: number; readonly call: 'cancel' }
  | { readonly id: number; readonly call: 'close' };

/** Answers requests at `endpoint`. */
export function serve(endpoint: Endpoint): void {
  const running = new Map<number, AbortController>();
  const answer = (message: WorkerAnswer) => endpoint.postMessage(message);
  endpoint.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    const { id } = data;
    if (data.call === 'cancel') {
      running.get(id)?.abort();
      return;
    }
    if (data.call === 'close') {
      // Only asks whether anybody is there: nothing stays open between exports.
      answer({ id, kind: 'result', value: null });
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    const { request } = data;
    exportVideo(request, controller.signal, (value) => answer({ id, kind: 'report', value }))
      .then(
        (value) => answer({ id, kind: 'result', value }),
        (error: unknown) =>
          answer(
            controller.signal.aborted || isAbort(error)
              ? { id, kind: 'cancelled' }
              : { id, kind: 'error', error: TrackerError.from(error).toPlain() },
          ),
      )
      .finally(() => running.delete(id));
  });
}

if (typeof window === 'undefined') serve(globalThis);
