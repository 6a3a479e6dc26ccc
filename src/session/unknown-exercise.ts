/**
 * `invalid_exercise`: what is said of a name that no exercise has.
 */
import { TrackerError } from '../errors.js';

/** Characters of an unknown name that messages show. */
const SHOWN_CHARACTERS = 80;

/** @param known the names of all exercises there are */
export function unknownExercise(name: string, known: readonly string[]): TrackerError {
  const shown = name.slice(0, SHOWN_CHARACTERS);
  return new TrackerError(
    'invalid_exercise',
    `The exercise ${JSON.stringify(shown)} is not known. Use one of ${known.join(', ')}, or auto to have it recognised, or leave exercise out.`,
    { exercise: shown, known },
  );
}
