/**
 * The files of a result, and whether that of an earlier run still holds. Each is written beside its place and then put
 * there, the JSON file last: where that is there, everything is.
 */
import { randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError, messageOf } from '../lib/errors.mjs';
import { readTextIfThere } from '../lib/files.mjs';

/** @typedef {import('./media-files.mjs').MediaFile} MediaFile */

/**
 * What a result was made of and with: it holds for as long as all of it is the same.
 * @typedef {object} Making
 * @property {string} version of the package
 * @property {number} size of the file, in bytes
 * @property {number} modifiedMs when it was last changed, ms since the epoch
 * @property {Readonly<Record<string, unknown>>} options of the element that are not the defaults
 */

/**
 * A result as it is stored.
 * @typedef {import('../../src/session/analysis-result.js').AnalysisData & { made: Making & { files: string[] } }} StoredResult
 */

/** @typedef {{ ending: string, content: string | Buffer }} Companion a file beside the JSON file */

/** The results in a folder. */
export class ResultFiles {
  /** @type {string} */
  #folder;
  /** Files that are not yet in their places. @type {Set<string>} */
  #drafts = new Set();

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /**
   * @param {MediaFile} file
   * @param {string} ending of the file's own name, which stays whole: `anna.mp4` and `anna.mov` are two
   */
  path({ name }, ending) {
    return join(this.#folder, `${name}.${ending}`);
  }

  /**
   * The result of an earlier run, where it holds.
   * @param {MediaFile} file
   * @param {Making} making
   * @param {readonly string[]} wanted endings of files that have to be there besides; one may stand for several (`overlay`)
   * @returns {Promise<StoredResult | undefined>}
   */
  async stored(file, making, wanted) {
    const text = await readTextIfThere(this.path(file, 'json'));
    if (text === undefined) return undefined;
    /** @type {StoredResult} */
    let result;
    try {
      result = JSON.parse(text);
    } catch {
      return undefined;
    }
    const { files = [], ...made } = result?.made ?? {};
    if (!isSame(made, making)) return undefined;
    for (const ending of wanted) {
      const found = files.find((one) => one === ending || one.startsWith(`${ending}.`));
      if (found === undefined || !(await isThere(this.path(file, found)))) return undefined;
    }
    return result;
  }

  /**
   * Where a large file is put until it is complete; `keep` puts it into its place.
   * @param {MediaFile} file
   * @returns {Promise<string>}
   */
  async draft(file) {
    const place = this.path(file, 'json');
    await mkdir(dirname(place), { recursive: true });
    const draft = join(dirname(place), `.${basename(place)}.${randomUUID()}.tmp`);
    this.#drafts.add(draft);
    return draft;
  }

  /**
   * @param {string} draft
   * @param {string} place
   */
  async keep(draft, place) {
    await rename(draft, place);
    this.#drafts.delete(draft);
  }

  /**
   * @param {MediaFile} file
   * @param {string} ending
   * @param {string} content
   */
  async write(file, ending, content) {
    const place = this.path(file, ending);
    try {
      const draft = await this.draft(file);
      const handle = await open(draft, 'wx');
      try {
        await handle.writeFile(content);
        // On the disk before it is in its place: a machine that loses its power leaves no empty file there.
        await handle.sync();
      } finally {
        await handle.close();
      }
      await this.keep(draft, place);
    } catch (error) {
      throw new CommandError(`${place} could not be written (${messageOf(error)}).`);
    }
  }

  /**
   * @param {MediaFile} file
   * @param {string} ending
   */
  async remove(file, ending) {
    await rm(this.path(file, ending), { force: true });
  }

  /** Takes away what is not complete. */
  async dropDrafts() {
    await Promise.all([...this.#drafts].map((draft) => rm(draft, { force: true })));
    this.#drafts.clear();
  }
}

/**
 * @param {unknown} made as it was stored
 * @param {Making} making
 */
function isSame(made, making) {
  // Both are made in one order of fields.
  return JSON.stringify(made) === JSON.stringify(making);
}

/** @param {string} path */
async function isThere(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
