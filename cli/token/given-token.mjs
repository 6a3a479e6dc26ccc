/**
 * The token that a command is given: piped in, or as its argument.
 */
import { wrongUsage } from '../lib/arguments.mjs';

/** What commands say of it in their help. */
export const GIVEN_TOKEN =
  'Without TOKEN it is read from the standard input, which keeps it out of the history of your shell.';

/**
 * @param {import('../lib/arguments.mjs').CommandSpec} spec
 * @param {string | undefined} positional
 * @param {import('../lib/io.mjs').Io} io
 */
export async function givenToken(spec, positional, io) {
  const token = (positional === undefined || positional === '-' ? await io.readInput() : positional).trim();
  if (token === '') throw wrongUsage(spec, 'There is no token: give it as an argument, or pipe it in');
  return token;
}
