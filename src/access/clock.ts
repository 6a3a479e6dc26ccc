/**
 * Time, as an argument: what checks tokens asks nobody else for it.
 */

/** A clock. */
export interface AccessClock {
  /** ms since the epoch. */
  readonly now: () => number;
  /** Calls back once after so many ms, at most 2^31 - 1, unless it is stopped. @returns stops it */
  readonly startTimer: (ms: number, onEnd: () => void) => () => void;
}

/** The clock of the browser or of Node. */
export const systemClock: AccessClock = {
  now: () => Date.now(),
  startTimer: (ms, onEnd) => {
    const timer = setTimeout(onEnd, ms);
    return () => clearTimeout(timer);
  },
};

/** How far the clocks of a device and of whoever made a token may be apart. */
export const CLOCK_ALLOWANCE_MS = 60_000;

/** Waits, unless the signal aborts. */
export function pause(ms: number, signal: AbortSignal, clock: AccessClock): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = () => {
      stop();
      reject(signal.reason as Error);
    };
    const stop = clock.startTimer(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
