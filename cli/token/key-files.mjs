/**
 * Files with keys to sign and check tokens with.
 */
import { CommandError } from '../lib/errors.mjs';
import { isReadableByOthers, parseJson, readText, readTextIfThere } from '../lib/files.mjs';

/** The signature algorithms that the endpoint page accepts. */
export const ALGORITHMS = ['ES256', 'EdDSA'];

/** Default names, in the folder where the command runs. */
export const KEY_FILE = 'pose-tracker.key.json';
export const KEY_SET_FILE = 'pose-tracker.jwks.json';

/** @typedef {import('jose').JWK & { kid: string, alg: string }} SigningKey */

/**
 * Reads a key set; a file that is not there yet is an empty one.
 * @param {string} file
 * @returns {Promise<{ keys: Record<string, unknown>[] }>}
 */
export async function readKeySet(file) {
  const content = await readTextIfThere(file);
  if (content === undefined) return { keys: [] };
  const value = parseJson(content, file);
  const keys = typeof value === 'object' && value !== null && 'keys' in value ? value.keys : undefined;
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'object' && key !== null)) {
    throw new CommandError(`${file} is no key set: it lacks the list "keys". Give another --jwks.`);
  }
  if (keys.some((key) => 'd' in key || 'k' in key)) {
    throw new CommandError(
      `${file} holds a private key, which everybody could sign tokens with. Replace that key, and keep only public keys in the set.`,
    );
  }
  return { keys };
}

/**
 * Reads a private key.
 * @param {string} file
 * @param {import('../lib/io.mjs').Io} io
 * @returns {Promise<SigningKey>}
 */
export async function readSigningKey(file, io) {
  const content = await readText(file, 'Make one with `pose-upload-tracker token keys`, or name yours with --key.');
  const key = parseJson(content, file);
  if (!isSigningKey(key)) {
    throw new CommandError(
      `${file} is no private key with "kid" and one of the algorithms ${ALGORITHMS.join(', ')}. Make one with \`pose-upload-tracker token keys\`.`,
    );
  }
  if (await isReadableByOthers(file)) {
    io.note(`Careful: others on this machine may read ${file}. \`chmod 600\` keeps it to you.`);
  }
  return key;
}

/**
 * @param {unknown} key
 * @returns {key is SigningKey}
 */
function isSigningKey(key) {
  return (
    typeof key === 'object' &&
    key !== null &&
    'd' in key &&
    'kid' in key &&
    typeof key.kid === 'string' &&
    'alg' in key &&
    typeof key.alg === 'string' &&
    ALGORITHMS.includes(key.alg)
  );
}
