/**
 * Waiting that can be given up, and its signals.
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

/** A signal that aborts as soon as one of these does, with its reason. `AbortSignal.any` for browsers before 2024, too. */
export function anySignal(signals: readonly AbortSignal[]): AbortSignal {
  return 'any' in AbortSignal ? AbortSignal.any([...signals]) : anySignalByHand(signals);
}

/** What `anySignal` is where the browser has no such thing. */
export function anySignalByHand(signals: readonly AbortSignal[]): AbortSignal {
  const either = new AbortController();
  for (const signal of signals) {
    if (either.signal.aborted) break;
    const onAbort = () => either.abort(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true, signal: either.signal });
  }
  return either.signal;
}
