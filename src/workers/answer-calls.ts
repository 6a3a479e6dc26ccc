/**
 * The worker's side of the line: takes requests, and answers each with reports and one result, until it is cancelled.
 */
import { TrackerError, isAbort } from '../errors.js';
import { transferOf } from './transfer-of.js';
import type { AnyCalls, CancelRequest, Endpoint, GreetRequest, RequestOf, WorkerAnswer } from './protocol.js';

/**
 * Answers the requests that arrive at `endpoint`.
 *
 * @param handle does the work of one request; what it throws is answered as an error, or as cancelled once `signal` is
 *   aborted
 * @param transferred names of what it returns that moves to the page, where all else is copied
 */
export function answerCalls<Calls extends AnyCalls<Calls>>(
  endpoint: Endpoint,
  handle: (request: RequestOf<Calls>, signal: AbortSignal, report: (value: unknown) => void) => Promise<unknown>,
  transferred: readonly string[] = [],
): void {
  const running = new Map<number, AbortController>();
  const answer = (message: WorkerAnswer) => endpoint.postMessage(message);
  const work = (request: RequestOf<Calls>) => {
    const { id } = request;
    const controller = new AbortController();
    running.set(id, controller);
    handle(request, controller.signal, (value) => answer({ id, kind: 'report', value }))
      .then(
        (value) =>
          endpoint.postMessage({ id, kind: 'result', value } satisfies WorkerAnswer, {
            transfer: transferOf(transferred, value),
          }),
        (error: unknown) =>
          answer(
            controller.signal.aborted || isAbort(error)
              ? { id, kind: 'cancelled' }
              : { id, kind: 'error', error: TrackerError.from(error).toPlain() },
          ),
      )
      .finally(() => running.delete(id));
  };
  endpoint.addEventListener('message', ({ data }: MessageEvent<RequestOf<Calls> | CancelRequest | GreetRequest>) => {
    const { id, call } = data;
    if (call === 'cancel') running.get(id)?.abort();
    else if (call === 'greet') answer({ id, kind: 'result', value: null });
    else work(data as RequestOf<Calls>);
  });
}
