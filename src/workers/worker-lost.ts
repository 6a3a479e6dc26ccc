/**
 * The error of a worker that does no more.
 */
import { TrackerError } from '../errors.js';

/** A worker crashed, or does not answer any more: the work may succeed in another one. */
export class WorkerLostError extends TrackerError {
  /**
   * @param work what it did, such as "the analysis"
   * @param what became of it
   * @param hangs whether it is silent, rather than gone
   */
  constructor(
    work: string,
    what: string,
    readonly hangs = false,
  ) {
    super(
      'internal_error',
      `The worker for ${work} ${what}. Try again; if it comes back, the device may be short of memory: close other pages, or choose a smaller video.`,
      { reason: 'worker_lost' },
    );
  }
}
