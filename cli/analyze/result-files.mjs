/**
 * The files of a result, and whether that of an earlier run still holds. Each is written beside its place and then put
 * there, the JSON file last, and an earlier one is taken away before: where one is there, everything is, and of one run.
 */
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

/** Endings of files beside the JSON file. */
const COMPANIONS = ['reps.csv', 'angles.csv', 'keypoints.json', 'overlay.mp4', 'overlay.webm', 'overlay.png'];

/** The results in a folder. */
export class ResultFiles {
  /** @type {string} */
  #folder;

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
    const result = await this.#read(file);
    if (!result) return undefined;
    const { files = [], ...made } = result.made ?? {};
    if (!isSame(made, making)) return undefined;
    for (const ending of wanted) {
      const found = files.find((one) => one === ending || one.startsWith(`${ending}.`));
      if (found === undefined || !(await isThere(this.path(file, found)))) return undefined;
    }
    return /** @type {StoredResult} */ (result);
  }

  /**
   * Takes the result of an earlier run away, the JSON file last: its companions are told by it.
   * @param {MediaFile} file
   */
  async clear(file) {
    const files = (await this.#read(file))?.made?.files;
    // What a stranger may have written into it names nothing else.
    for (const ending of COMPANIONS)
      if (Array.isArray(files) && files.includes(ending)) await this.remove(file, ending);
    await this.remove(file, 'json');
  }

  /**
   * Where a file is put until it is complete; `keep` puts it into its place. The name is always the same, so that what a
   * run leaves that is killed is replaced by the next one.
   * @param {MediaFile} file
   * @param {string} ending
   * @returns {Promise<string>}
   */
  async draft(file, ending) {
    const place = this.path(file, ending);
    const folder = dirname(place);
    await mkdir(folder, { recursive: true }).catch(unwritten(place));
    return join(folder, `.${basename(place)}.tmp`);
  }

  /**
   * @param {string} draft
   * @param {MediaFile} file
   * @param {string} ending
   */
  async keep(draft, file, ending) {
    const place = this.path(file, ending);
    await rename(draft, place).catch(unwritten(place));
  }

  /**
   * Takes away what did not become complete.
   * @param {string} draft
   */
  async drop(draft) {
    // Where it cannot be, it is replaced the next time.
    await rm(draft, { force: true }).catch(() => undefined);
  }

  /**
   * @param {MediaFile} file
   * @param {string} ending
   * @param {string} content
   */
  async write(file, ending, content) {
    const draft = await this.draft(file, ending);
    try {
      await writeThrough(draft, content).catch(unwritten(this.path(file, ending)));
      await this.keep(draft, file, ending);
    } finally {
      await this.drop(draft);
    }
  }

  /**
   * @param {MediaFile} file
   * @param {string} ending
   */
  async remove(file, ending) {
    const place = this.path(file, ending);
    await rm(place, { force: true }).catch((/** @type {unknown} */ error) => {
      throw new CommandError(`${place} could not be removed (${messageOf(error)}).`);
    });
  }

  /**
   * @param {MediaFile} file
   * @returns {Promise<Partial<StoredResult> | undefined>} undefined where there is none that can be read
   */
  async #read(file) {
    const text = await readTextIfThere(this.path(file, 'json'));
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) ?? undefined;
    } catch {
      return undefined;
    }
  }
}

/**
 * @param {string} draft
 * @param {string} content
 */
async function writeThrough(draft, content) {
  const handle = await open(draft, 'w');
  try {
    await handle.writeFile(content);
    // On the disk before it is in its place: a machine that loses its power leaves no empty file there.
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * @param {string} place
 * @returns {(error: unknown) => never}
 */
function unwritten(place) {
  return (error) => {
    throw new CommandError(`${place} could not be written (${messageOf(error)}).`);
  };
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
