/**
 * The examples of `docs/messages.md`: messages of a real run, cut where they are long, and written between the marks that
 * stand in the document. What was cut is said below each.
 */
import { format, resolveConfig } from 'prettier';

/** @typedef {{ type: string, [field: string]: unknown }} Message */

/**
 * What was left out of a list or a text.
 * @typedef {{ readonly path: string, readonly shown: number, readonly of: number }} Cut
 */

/** @typedef {{ readonly name: string, readonly message: Message, readonly cuts: readonly Cut[] }} Example */

/** Texts that are longer are cut, and to how much. */
const LONG_TEXT = 400;
const SHOWN_TEXT = 40;

/**
 * Cuts what is long.
 * @param {string} name
 * @param {Message} message
 * @param {Readonly<Record<string, number>>} [keep] how many entries of which lists are shown, by path: `frames.keypoints`
 * @returns {Example}
 */
export function exampleOf(name, message, keep = {}) {
  /** @type {Map<string, Cut>} */
  const cuts = new Map();
  /**
   * @param {unknown} value
   * @param {string} path
   * @returns {unknown}
   */
  const shorten = (value, path) => {
    if (typeof value === 'string' && value.length > LONG_TEXT) {
      cuts.set(path, { path, shown: SHOWN_TEXT, of: value.length });
      return `${value.slice(0, SHOWN_TEXT)}…`;
    }
    if (Array.isArray(value)) {
      const shown = Math.min(value.length, keep[path] ?? Infinity);
      if (shown < value.length) cuts.set(path, { path, shown, of: value.length });
      return value.slice(0, shown).map((entry) => shorten(entry, path));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, shorten(field, path === '' ? key : `${path}.${key}`)]),
    );
  };
  return { name, message: /** @type {Message} */ (shorten(message, '')), cuts: [...cuts.values()] };
}

/** One example in the document, with its marks. */
const PLACE = /<!-- example: ([\w ]+) -->[^]*?<!-- \/example -->/g;

/**
 * Names of the examples that a document has places for.
 * @param {string} document
 */
export function exampleNames(document) {
  return [...document.matchAll(PLACE)].map(([, name = '']) => name);
}

/**
 * Writes the examples into the document.
 * @param {string} document
 * @param {readonly Example[]} examples
 * @throws Error naming an example that there is not
 */
export async function withExamples(document, examples) {
  const text = document.replace(PLACE, (_, /** @type {string} */ name) => {
    const example = examples.find((one) => one.name === name);
    if (!example) throw new Error(`There is no example "${name}": run \`npm run docs -- --examples\`.`);
    return `<!-- example: ${name} -->\n\n${markdownOf(example)}\n\n<!-- /example -->`;
  });
  return format(text, { ...(await resolveConfig('docs/messages.md')), parser: 'markdown' });
}

/** @param {Example} example */
function markdownOf({ message, cuts }) {
  const code = `\`\`\`json\n${JSON.stringify(message)}\n\`\`\``;
  if (cuts.length === 0) return code;
  const parts = cuts.map(({ path, shown, of }) => {
    const what = shown === SHOWN_TEXT && of > LONG_TEXT ? 'characters' : 'entries';
    return `${shown} of ${of} ${what} of \`${path}\``;
  });
  return `${code}\n\n_Shortened: ${parts.join(', ')}._`;
}
