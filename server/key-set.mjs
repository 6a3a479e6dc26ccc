/**
 * Key sets that lie beside the configuration. The names of the two files with keys are alike: the wrong one would be
 * everybody's.
 */

/**
 * The file of a key set, where the configuration names one beside itself.
 * @param {unknown} jwksUrl
 * @returns {string | undefined} its name
 */
export function keySetBeside(jwksUrl) {
  const name = typeof jwksUrl === 'string' ? jwksUrl.trim().replace(/^\.\//, '') : '';
  return /^[\w-][\w.-]*$/.test(name) ? name : undefined;
}

/** The most characters that the name of something has. */
const MOST_CHARACTERS = 400;

const isNumber = (/** @type {unknown} */ value) => typeof value === 'number';
/** A name or an address: on one line, and no key in another form. @param {unknown} value */
const isName = (value) => typeof value === 'string' && value.length <= MOST_CHARACTERS && !/[\r\n]|-----/.test(value);
const isBytes = (/** @type {unknown} */ value) => typeof value === 'string' && /^[\w-]*$/.test(value);
const isCertificate = (/** @type {unknown} */ value) => typeof value === 'string' && /^[\w+/=]*$/.test(value);

/** @param {(value: unknown) => boolean} isOne */
const listOf = (isOne) => (/** @type {unknown} */ value) => Array.isArray(value) && value.every(isOne);

/** What public keys are made of (RFC 7517, 7518 and 8037), and what is said of when they hold. */
const PUBLIC_MEMBERS = new Map([
  ...['kty', 'use', 'alg', 'kid', 'crv', 'x5u'].map(withCheck(isName)),
  ...['key_ops'].map(withCheck(listOf(isName))),
  ...['x5c'].map(withCheck(listOf(isCertificate))),
  ...['x', 'y', 'n', 'e', 'x5t', 'x5t#S256'].map(withCheck(isBytes)),
  ...['iat', 'nbf', 'exp'].map(withCheck(isNumber)),
]);

/** What only private keys have. */
const PRIVATE_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);

/**
 * Reads a key set, and takes only what is known to be public.
 * @param {string} file how the answer names it
 * @param {string} text
 * @returns {{ content: string } | { problem: string }} what may be given out: that which was checked, as a text may say
 *   more than what programs read out of it; or why it is not to be
 */
export function readKeySet(file, text) {
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    // It may be a key in another form.
    return { problem: `${file} is no JSON, and is not served: name the key set as jwksUrl.` };
  }
  const members = membersOf(content);
  if (members?.some(([name]) => PRIVATE_MEMBERS.has(name))) {
    return {
      problem: `${file} holds a private key, and is not served: name the key set, with public keys only, as jwksUrl.`,
    };
  }
  const wrong = members?.find(([name, value]) => PUBLIC_MEMBERS.get(name)?.(value) !== true);
  if (members && wrong === undefined) return { content: JSON.stringify(content) };
  const what = wrong === undefined ? 'is no key set' : faultOf(wrong[0]);
  return {
    problem: `${file} ${what}, and is not served: name a key set, { "keys": [ … ] }, with public keys only, as jwksUrl.`,
  };
}

/** @param {string} name of a member */
function faultOf(name) {
  if (PUBLIC_MEMBERS.has(name)) return `holds a value of ${JSON.stringify(name)} that no public key has`;
  return `holds ${JSON.stringify(name.slice(0, 40))}, which no public key has`;
}

/**
 * All that keys of a set are made of, and what stands beside them.
 * @param {unknown} content
 * @returns {[name: string, value: unknown][] | undefined} undefined where it is no key set
 */
function membersOf(content) {
  if (!isObject(content)) return undefined;
  const { keys = [], ...others } = content;
  if (!Array.isArray(keys) || !keys.every(isObject)) return undefined;
  return [others, ...keys].flatMap((key) => Object.entries(key));
}

/**
 * Whether a private key stands anywhere in a JSON value.
 * @param {unknown} value
 * @returns {boolean}
 */
export function holdsPrivateKey(value) {
  if (Array.isArray(value)) return value.some(holdsPrivateKey);
  if (!isObject(value)) return false;
  const isPrivate = 'kty' in value && Object.keys(value).some((name) => PRIVATE_MEMBERS.has(name));
  return isPrivate || Object.values(value).some(holdsPrivateKey);
}

/**
 * @param {(value: unknown) => boolean} check
 * @returns {(name: string) => [string, (value: unknown) => boolean]}
 */
function withCheck(check) {
  return (name) => [name, check];
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
