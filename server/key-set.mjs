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

/** What public keys are made of (RFC 7517, 7518 and 8037), and what is said of when they hold. */
const PUBLIC_MEMBERS = new Set([
  ...['kty', 'use', 'key_ops', 'alg', 'kid', 'x5u', 'x5c', 'x5t', 'x5t#S256'],
  ...['crv', 'x', 'y', 'n', 'e'],
  ...['iat', 'nbf', 'exp'],
]);

/** What only private keys have. */
const PRIVATE_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);

/**
 * Why the content of a file is not to be served as a key set, if it is not: only what is known to be public is.
 * @param {string} file how the answer names it
 * @param {string} text
 * @returns {string | undefined}
 */
export function keySetProblem(file, text) {
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    // It may be a key in another form.
    return `${file} is no JSON, and is not served: name the key set as jwksUrl.`;
  }
  const members = membersOf(content);
  if (members?.some((name) => PRIVATE_MEMBERS.has(name))) {
    return `${file} holds a private key, and is not served: name the key set, with public keys only, as jwksUrl.`;
  }
  const unknown = members?.find((name) => !PUBLIC_MEMBERS.has(name));
  if (members && unknown === undefined) return undefined;
  const what =
    unknown === undefined ? 'is no key set' : `holds ${JSON.stringify(unknown.slice(0, 40))}, which no public key has`;
  return `${file} ${what}, and is not served: name a key set, { "keys": [ … ] }, with public keys only, as jwksUrl.`;
}

/**
 * The names of all that keys of a set are made of, and of what stands beside them.
 * @param {unknown} content
 * @returns {string[] | undefined} undefined where it is no key set
 */
function membersOf(content) {
  if (!isObject(content)) return undefined;
  const { keys = [], ...others } = content;
  if (!Array.isArray(keys) || !keys.every(isObject)) return undefined;
  const all = [others, ...keys].flatMap((key) => Object.entries(key));
  // No member of a public key holds others in which something could hide.
  if (all.some(([, value]) => [value].flat().some(isObject))) return undefined;
  return all.map(([name]) => name);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
