/**
 * Connections that stay open and send nothing: without a limit whoever reads from one waits for ever.
 */
import { anySignal } from '../abort.js';

/** A server that sends nothing for so long will not send anything any more. */
const STALL_MS = 20_000;

/** Responses cannot be made with a higher one. */
const LAST_STATUS = 599;

/** A server that answers no more: there is no use in asking it what is wrong. */
export class StalledError extends Error {
  override readonly name = 'StalledError';

  constructor() {
    super(`the server has sent nothing for ${STALL_MS / 1000} seconds`);
  }
}

/** Calls back after so many ms, unless it is stopped. @returns stops it */
export type StartTimer = (ms: number, onEnd: () => void) => () => void;

const startBrowserTimer: StartTimer = (ms, onEnd) => {
  const timer = setTimeout(onEnd, ms);
  return () => clearTimeout(timer);
};

/**
 * Fetches like `fetch`, and fails where nothing arrives for 20 s while somebody waits for it.
 *
 * @param startTimer for tests
 */
export async function fetchUnlessStalled(
  request: RequestInfo | URL,
  init: RequestInit = {},
  startTimer: StartTimer = startBrowserTimer,
): Promise<Response> {
  const stalled = new AbortController();
  const watch = () => {
    return startTimer(STALL_MS, () => {
      stalled.abort(new StalledError());
    });
  };
  const signal = init.signal ? anySignal([init.signal, stalled.signal]) : stalled.signal;
  const stop = watch();
  const response = await fetch(request, { ...init, signal }).finally(stop);
  // A status beyond the standard's, as some servers give to programs, cannot be given on.
  if (!response.body || response.status > LAST_STATUS) return response;
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const stopWatch = watch();
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          // Browsers differ in whether they pass on the reason.
          controller.error(stalled.signal.aborted ? stalled.signal.reason : error);
        } finally {
          stopWatch();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read before it is asked for: what nobody waits for is no stall.
    { highWaterMark: 0 },
  );
  const { status, statusText, headers, type, url } = response;
  // Answers that are made have neither: where it is from tells whom it was read from.
  return Object.defineProperties(new Response(body, { status, statusText, headers }), {
    type: { value: type },
    url: { value: url },
  });
}

/** Ends an answer whose content is not wanted. One whose connection breaks meanwhile is no failure. */
export async function discard({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => undefined);
}
