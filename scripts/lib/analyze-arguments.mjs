/**
 * The command line of `npm run analyze`.
 */

/**
 * @typedef {object} AnalyzeArguments
 * @property {string} file
 * @property {string | undefined} out
 * @property {Record<string, string>} params URL parameters
 */

/**
 * Reads the command line. `--name value`, `--name=value` and, for booleans, `--name` alone become URL parameters;
 * kebab-case is accepted for camelCase.
 * @param {readonly string[]} args
 * @param {ReadonlySet<string>} booleans names of the boolean options
 * @returns {AnalyzeArguments}
 */
export function readArguments(args, booleans) {
  /** @type {string[]} */
  const files = [];
  /** @type {Record<string, string>} */
  const params = {};
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (!arg.startsWith('--')) {
      files.push(arg);
      continue;
    }
    const [key = '', ...inline] = arg.slice(2).split('=');
    const name = key.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
    if (inline.length > 0) params[name] = inline.join('=');
    else if (booleans.has(name)) params[name] = isBoolean(rest[0]) ? String(rest.shift()) : 'true';
    else if (rest[0] === undefined || rest[0].startsWith('--')) throw new Error(`${arg} needs a value.`);
    else params[name] = String(rest.shift());
  }
  const { out, ...others } = params;
  const [file, ...more] = files;
  if (file === undefined) throw new Error('Which file? Usage: npm run analyze -- FILE [--exercise NAME] …');
  if (more.length > 0) throw new Error(`One file at a time, not ${files.join(' and ')}.`);
  return { file, out, params: others };
}

/** @param {string | undefined} text */
function isBoolean(text) {
  return text === 'true' || text === 'false';
}
