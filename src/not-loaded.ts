/**
 * Parts of the package that are loaded when something needs them, and the error where one does not come.
 */
import { TrackerError } from './errors.js';

/**
 * @param error what the import failed with
 * @returns the error for it. It speaks of the page's reload, as a browser may keep a failed import until then
 */
export function notLoaded(error: unknown): TrackerError {
  if (error instanceof TrackerError) return error;
  return new TrackerError(
    'model_load_error',
    `A part of pose-upload-tracker did not load (${error instanceof Error ? error.message : String(error)}). Are all of its files served? Try again, or reload the page.`,
    undefined,
    { cause: error },
  );
}

/** Whether this is the error of a part that did not load. */
export function isNotLoaded(error: unknown): error is TrackerError {
  return error instanceof TrackerError && error.code === 'model_load_error';
}

/**
 * @param part the import of it
 * @throws TrackerError `model_load_error` where it fails
 */
export async function loaded<T>(part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (error) {
    throw notLoaded(error);
  }
}
