/**
 * Where things stand in a JSON file.
 */
import jsonc from 'jsonc-parser';

/** @typedef {import('jsonc-parser').Node} Node */

/** @typedef {{ line: number, problem: string }} Fault of the file as JSON: what is wrong, as a sentence after its name */

/** Deeper than any configuration, and far less deep than what those who go through it bear. */
const MOST_NESTED = 100;

/** More letters than any configuration, record or list of labels has, and far fewer than what those who read them bear. */
const MOST_LETTERS = 4_000_000;

/** The names that the library has for what is wrong, in words. */
const WORDS = /(?<=[a-z])(?=[A-Z])/g;

/** A JSON text with the places of its values. */
export class JsonPlaces {
  /** @type {readonly Fault[]} */
  faults;
  #text;
  /** @type {Node | undefined} */
  #root;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
    if (text.length > MOST_LETTERS) {
      this.faults = [{ line: 1, problem: `is larger than ${MOST_LETTERS / 1e6} MB. Is it another file?` }];
      return;
    }
    const tooDeep = offsetBelow(text, MOST_NESTED);
    if (tooDeep !== undefined) {
      this.faults = [{ line: this.#lineAt(tooDeep), problem: 'is nested too deeply. Mend it.' }];
      return;
    }
    /** @type {import('jsonc-parser').ParseError[]} */
    const errors = [];
    this.#root = jsonc.parseTree(text, errors, { disallowComments: true });
    const wrong = errors.map(({ error, offset }) => ({
      line: this.#lineAt(offset),
      problem: `is no JSON (${jsonc.printParseErrorCode(error).replace(WORDS, ' ').toLowerCase()}). Mend it.`,
    }));
    this.faults = [...wrong, ...this.#repeated(this.#root)];
  }

  /**
   * The line of a value, or of its name; of what is missing, the line of what it is missing in.
   * @param {readonly (string | number)[]} path
   */
  lineOf(path) {
    for (let length = path.length; this.#root && length > 0; length--) {
      const node = jsonc.findNodeAtLocation(this.#root, path.slice(0, length));
      if (node) return this.#lineAt(node.parent?.type === 'property' ? node.parent.offset : node.offset);
    }
    return this.#lineAt(this.#root?.offset ?? 0);
  }

  /**
   * Names that an object has twice: programs take the last, and people see the first.
   * @param {Node | undefined} node
   * @returns {Fault[]}
   */
  #repeated(node) {
    const children = node?.children ?? [];
    const names = node?.type === 'object' ? children.map((property) => String(property.children?.[0]?.value)) : [];
    const here = names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [
            {
              line: this.#lineAt(children[index]?.offset ?? 0),
              // A name of another kind is a mistake that may hold anything.
              problem: `has ${/^[\w$.-]{1,80}$/.test(name) ? `the field ${name}` : 'a field'} twice. Take one of them out.`,
            },
          ],
    );
    return [...here, ...children.flatMap((child) => this.#repeated(child))];
  }

  /** @param {number} offset */
  #lineAt(offset) {
    return this.#text.slice(0, offset).split('\n').length;
  }
}

/**
 * Where a JSON text is nested more deeply than so many levels.
 * @param {string} text
 * @param {number} most
 * @returns {number | undefined}
 */
function offsetBelow(text, most) {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    if (depth > most) return index;
  }
  return undefined;
}
