/**
 * The worker's side of the line: takes requests, and answers each with reports and one result, until it is cancelled.
 */
import { TrackerError, isAbort } from '../errors.js';
import type { Endpoint, WorkerAnswer } from './worker-protocol.js';

/** What every request is, whatever it asks for. */
interface Call {
  readonly id: number;
  readonly call: string;
}

type Cancel = Call & { readonly call: 'cancel' };

/**
 * Answers the requests that arrive at `endpoint`.
 *
 * @param handle does the work of one request; what it throws is answered as an error, or as cancelled once `signal` is
 *   aborted
 */
export function answerCalls<Request extends Call>(
  endpoint: Endpoint,
  handle: (
    request: Exclude<Request, Cancel>,
    signal: AbortSignal,
    report: (value: unknown) => void,
  ) => Promise<unknown>,
): void {
  const running = new Map<number, AbortController>();
  const answer = (message: WorkerAnswer) => endpoint.postMessage(message);
  endpoint.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    const { id } = data;
    if (data.call === 'cancel') {
      running.get(id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    handle(data as Exclude<Request, Cancel>, controller.signal, (value) => answer({ id, kind: 'report', value }))
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
