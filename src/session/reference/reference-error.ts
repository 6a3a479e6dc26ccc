/**
 * Errors of reference movements: one code, with the reason beside it.
 */
import type { ReasonOf } from '../../error-reasons.js';
import { TrackerError } from '../../errors.js';

/**
 * @param reason `nobody`, `no_repetition` and the others of `ReferenceFault`; `unreadable` where it could not be loaded or
 *   decoded, and then `cause` in the details has the error; `not_a_signature` of JSON that is none; `wrong_part` where what
 *   its address names as the repetition is no part of a video
 * @param name how messages name the reference
 * @param why a sentence that says what is wrong, and one that says what to do about it
 */
export function referenceError(
  reason: ReasonOf<'reference_error'>,
  name: string,
  why: string,
  details: Readonly<Record<string, unknown>> = {},
  cause?: unknown,
): TrackerError {
  return new TrackerError(
    'reference_error',
    `The reference movement (${name}) cannot be used. ${why}`,
    { reason, url: name, ...details },
    { cause },
  );
}

/** What could not be loaded or decoded, as an error of the reference. */
export function unreadable(name: string, thrown: unknown): TrackerError {
  const { code, message, details } = TrackerError.from(thrown);
  const { redirectedTo } = details ?? {};
  return referenceError(
    'unreadable',
    name,
    message,
    { cause: { code, ...(details && { details }) }, ...(redirectedTo !== undefined && { redirectedTo }) },
    thrown,
  );
}
