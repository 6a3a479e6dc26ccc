/**
 * What a reference movement may be given as.
 */
import { TrackerError } from '../../errors.js';
import { mediaName } from '../../media/source.js';
import type { StoredSignature } from './stored-signature.js';

/**
 * A video of the movement or a stored signature of it, as a file or by its address; or a signature as an object. The address
 * of a video may name the part that is the repetition: `coach.mp4#t=2,4.5`.
 */
export type ReferenceInput = string | File | Blob | StoredSignature;

/** How messages name it. */
export function referenceName(reference: ReferenceInput): string {
  return typeof reference === 'string' || reference instanceof Blob ? mediaName(reference) : 'the given signature';
}

/** The words in which the hosted service says it, which clients know. */
const NOT_BOTH = 'You cannot combine reference & exercise. Please check the documentation.';

/** @returns `notBoth` where both are set */
export function combinedFault(options: {
  readonly exercise: string;
  readonly reference?: ReferenceInput | undefined;
}): TrackerError | undefined {
  const { exercise, reference = '' } = options;
  return exercise && reference !== '' ? notBoth() : undefined;
}

/** What is said where both are given. */
export function notBoth(): TrackerError {
  return new TrackerError('invalid_parameter', `${NOT_BOTH} Leave one of the two out.`, {
    reason: 'reference_and_exercise',
    options: ['reference', 'exercise'],
  });
}
