/**
 * Work that another worker does again where a worker was at fault.
 */

/** When a worker is replaced by another one that does its work again. */
export interface RetryPolicy {
  /** So many workers may fail, each in the place of the one before, before the work has failed. */
  readonly attempts: number;
  /** Whether another worker may do better, by what the work failed with. */
  readonly isFault: (error: unknown) => boolean;
}

/** How a worker that fails is replaced. */
export interface Replacement<W> extends RetryPolicy {
  readonly signal: AbortSignal;
  /** The worker that is to do it now. */
  readonly next: () => W;
  /** Ends a worker that failed: `next` gives another one after that. */
  readonly drop: (worker: W) => void;
}

/** @returns what the work returns; rejects with what it failed with the last time */
export async function withReplacement<W, T>(
  { attempts, signal, isFault, next, drop }: Replacement<W>,
  work: (worker: W) => Promise<T>,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    const worker = next();
    try {
      return await work(worker);
    } catch (error) {
      if (signal.aborted || !isFault(error)) throw error;
      drop(worker);
      if (failures === attempts) throw error;
    }
  }
}
