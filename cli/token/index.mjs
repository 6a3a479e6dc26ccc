/**
 * The commands of `token`.
 */

/** @type {import('../run.mjs').Group['COMMANDS']} */
export const COMMANDS = {
  keys: { summary: 'Makes a key pair to sign tokens with', load: () => import('./keys.mjs') },
  mint: { summary: 'Makes a token', load: () => import('./mint.mjs') },
  list: { summary: 'Lists the tokens that were made', load: () => import('./list.mjs') },
  inspect: { summary: 'Shows what a signed token says', load: () => import('./inspect.mjs') },
  check: { summary: 'Checks a token as the endpoint page would', load: () => import('./check.mjs') },
};
