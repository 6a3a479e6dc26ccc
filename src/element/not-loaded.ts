/**
 * The error where a part of the package that is loaded later does not come.
 */
import { TrackerError } from '../errors.js';

/** @param error what the import failed with */
export function notLoaded(error: unknown): TrackerError {
  return new TrackerError(
    'model_load_error',
    `A part of pose-upload-tracker did not load (${error instanceof Error ? error.message : String(error)}). Check that all of the package's files are served, and try again.`,
    undefined,
    { cause: error },
  );
}
