/**
 * Waiting that can be given up.
 */

/**
 * Waits for work that others wait for too, until a signal aborts: the work itself goes on.
 *
 * @returns what the work returns; rejects with the signal's reason as soon as it aborts
 */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
