/**
 * The error of a backend that does not do.
 */
import { TrackerError } from '../errors.js';
import type { PoseBackend } from './types.js';

/** `details.reason` of a `backend_unavailable` where the browser took the GPU away: another worker may get it back. */
export const GPU_LOST = 'context_lost';

/** `backend_unavailable` for a backend that does not run here. */
export function unavailable(backend: PoseBackend, why: string): TrackerError {
  const instead = backend === 'wasm' ? 'Use another browser.' : 'Use poseBackend=wasm or leave it out.';
  return new TrackerError(
    'backend_unavailable',
    `The pose backend "${backend}" is not available here: ${why}. ${instead}`,
    { backend, reason: why },
  );
}

/** `backend_unavailable` for a backend that ran until the browser took the GPU away. */
export function gpuLost(backend: PoseBackend, why: string): TrackerError {
  return new TrackerError(
    'backend_unavailable',
    `The pose backend "${backend}" lost the graphics processor: ${why}. Try again; if it comes back, use poseBackend=wasm.`,
    { backend, reason: GPU_LOST },
  );
}

/** Whether the browser took the GPU away from a worker. */
export function isGpuLost(error: unknown): boolean {
  return isUnavailable(error) && error.details?.['reason'] === GPU_LOST;
}

/** Whether a failure says that the backend does not do, rather than that files are missing or the run was ended. */
export function isUnavailable(error: unknown): error is TrackerError {
  return error instanceof TrackerError && error.code === 'backend_unavailable';
}

/** Why a backend does not do, without what is said around it. */
export function reasonOf(error: TrackerError): string {
  const reason = error.details?.['reason'];
  if (reason === GPU_LOST) return 'the browser took the graphics processor away';
  return typeof reason === 'string' ? reason : error.message;
}
