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

/**
 * Why the content of a file is not to be served as a key set, if it is not.
 * @param {string} file how the answer names it
 * @param {string} text
 * @returns {string | undefined}
 */
export function keySetProblem(file, text) {
  let content;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // It may be a key in another form.
    return `${file} is no JSON, and is not served: name the key set as jwksUrl.`;
  }
  const keys = [content, ...(Array.isArray(content?.keys) ? content.keys : [])];
  if (!keys.some((key) => typeof key === 'object' && key !== null && ('d' in key || 'k' in key))) return undefined;
  return `${file} holds a private key, and is not served: name the key set, with public keys only, as jwksUrl.`;
}
