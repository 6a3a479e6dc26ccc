/**
 * The error of a backend that does not do.
 */
import { TrackerError } from '../errors.js';
import type { PoseBackend } from './detector.js';

/** `backend_unavailable` for a backend that does not run here. */
export function unavailable(backend: PoseBackend, why: string): TrackerError {
  const instead = backend === 'wasm' ? 'Use another browser.' : 'Use poseBackend=wasm or leave it out.';
  return new TrackerError(
    'backend_unavailable',
    `The pose backend "${backend}" is not available here: ${why}. ${instead}`,
    { backend, reason: why },
  );
}

/** Whether a failure says that the backend does not do, rather than that files are missing or the run was ended. */
export function isUnavailable(error: unknown): error is TrackerError {
  return error instanceof TrackerError && error.code === 'backend_unavailable';
}

/** Why a backend does not do, without what is said around it. */
export function reasonOf(error: TrackerError): string {
  const reason = error.details?.['reason'];
  return typeof reason === 'string' ? reason : error.message;
}
