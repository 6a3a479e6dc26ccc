/**
 * What goes wrong in a way that the message explains: no stack trace is of use then.
 */

/** Something could not be done. */
export class CommandError extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The command was called wrongly. */
export class UsageError extends CommandError {
  /** @param {string} message */
  constructor(message) {
    super(message, 2);
  }
}

/**
 * Whether a message explains what went wrong. Told by its exit code: a command may have been loaded with a copy of this
 * module of its own.
 * @param {unknown} thrown
 * @returns {thrown is CommandError}
 */
export function isCommandError(thrown) {
  return thrown instanceof Error && 'exitCode' in thrown && typeof thrown.exitCode === 'number';
}

/**
 * The text of anything thrown.
 * @param {unknown} thrown
 */
export function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
