/**
 * Checks the configuration each time that it is given out: something else may have taken its place.
 */

/** What may stand in a configuration is known to the built package, which the page is of too. */
const SCHEMA = new URL('../dist/config.js', import.meta.url);

/**
 * @param {string} file how a problem names it
 * @returns {Promise<import('./watched-file.mjs').WatchedFile['check']>}
 */
export async function configCheck(file) {
  const { readConfig } = /** @type {typeof import('../src/host/config.js')} */ (await import(SCHEMA.href));
  return (text) => {
    let value;
    try {
      value = /** @type {unknown} */ (JSON.parse(text));
    } catch {
      return { problem: `${file} is no JSON, and is not served until it is mended.` };
    }
    const result = readConfig(value);
    // What was checked: a text may say more than what programs read out of it.
    if ('config' in result) return { content: JSON.stringify(value) };
    return { problem: `${file} ${result.problems[0].problem} It is not served until then.` };
  };
}
