/**
 * How often what failed in a worker is tried again, and what is worth it: all numbers and all judgements. `workers/replace.ts`
 * does it.
 */
import { TrackerError } from '../errors.js';
import type { RetryPolicy } from '../workers/replace.js';
import { WorkerLostError } from '../workers/worker-lost.js';
import { isGpuLost } from './backend-error.js';

/** At what comes before an analysis, and at a picture: where the worker is gone, or its GPU, all is done once more. */
export const FIRST_WORKER: RetryPolicy = { attempts: 2, isFault: isLost };

/** In one place of an analysis. After that the run goes on without a worker there. */
export const ANALYSIS_PLACE: RetryPolicy = { attempts: 2, isFault };

/** A segment that so many workers fail at ends the run: it is what makes them fail. */
export const SEGMENT_ATTEMPTS = 3;

function isLost(error: unknown): boolean {
  return error instanceof WorkerLostError || isGpuLost(error);
}

/** Whether another worker may do better: this one crashed, hung, lost its GPU, or failed in a way that nobody expected. */
export function isFault(error: unknown): boolean {
  return (error instanceof TrackerError && error.code === 'internal_error') || isGpuLost(error);
}

/** Whether a run goes on with the workers that are left. */
export function isBearable(error: unknown): boolean {
  return isFault(error) || error instanceof PreparationError;
}

/** A worker could not be made ready. Where there are others the run goes on without it. */
export class PreparationError extends Error {
  constructor(cause: unknown) {
    super('a worker could not be made ready', { cause });
  }
}
