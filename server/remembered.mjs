/**
 * What has been found out of files by reading them, until they change.
 */

/** @typedef {import('node:fs').Stats} Stats */

/** Of files that something is remembered of. */
const MOST_FILES = 2000;

/**
 * What is found out of each file once.
 * @template T
 */
export class Remembered {
  /** @type {Map<string, { state: string, found: Promise<T> }>} */
  #files = new Map();
  #findOut;

  /** @param {(file: string, stat: Stats) => Promise<T>} findOut */
  constructor(findOut) {
    this.#findOut = findOut;
  }

  /**
   * @param {string} file
   * @param {Stats} stat of the file
   * @returns {Promise<T>}
   */
  async get(file, stat) {
    const state = stateOf(stat);
    const remembered = this.#files.get(file);
    if (remembered?.state === state) return remembered.found;
    const found = this.#findOut(file, stat);
    if (this.#files.size >= MOST_FILES) this.#files.clear();
    this.#files.set(file, { state, found });
    found.catch(() => this.#files.delete(file));
    return found;
  }
}

/**
 * What is another one once a file has changed.
 * @param {Stats} stat
 */
export function stateOf(stat) {
  return [stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs].join('-');
}
