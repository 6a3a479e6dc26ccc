/**
 * Texts as a terminal may show them.
 */

/** What moves the cursor or colours the text. */
// eslint-disable-next-line no-control-regex -- those are meant
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f]/g;

/**
 * A line of which a stranger may have written a part.
 * @param {string} line
 */
export function printable(line) {
  return line.replace(CONTROL_CHARACTERS, '\ufffd');
}
