/**
 * The files of a result, and whether that of an earlier run still holds. All are written beside their places before the first is put
 * there, the JSON file last, and an earlier result is taken away before, the JSON file first: where one is there, everything was put
 * there, and by one run. Where a run is killed in between, the JSON file beside its place tells a later one what is to be taken away.
 */
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError, messageOf } from '../lib/errors.mjs';
import { companionsIn, readResult } from './companions.mjs';
import { draftName } from './drafts.mjs';
import { tidyUp } from './tidy.mjs';

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

/** The results in a folder. */
export class ResultFiles {
  /** @type {string} */
  #folder;
  /** @type {() => number} */
  #now;
  /** Folders that have been looked through for what runs left that were killed. @type {Map<string, Promise<void>>} */
  #tidied = new Map();

  /**
   * @param {string} folder
   * @param {() => number} [now] ms since the epoch
   */
  constructor(folder, now = Date.now) {
    this.#folder = folder;
    this.#now = now;
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
    await this.#tidy(dirname(this.path(file, 'json')));
    const result = await this.#read(file);
    if (!result) return undefined;
    const { files = [], ...made } = result.made ?? {};
    if (!isSame(made, making) || !Array.isArray(files)) return undefined;
    // What is not wanted this time may have been moved elsewhere.
    for (const ending of wanted) {
      const found = files.find((one) => one === ending || one.startsWith(`${ending}.`));
      if (found === undefined || !(await isThere(this.path(file, found)))) return undefined;
    }
    return /** @type {StoredResult} */ (result);
  }

  /**
   * Takes the result of an earlier run away. The JSON file, which tells its companions, leaves its place before them and is
   * removed after them.
   * @param {MediaFile} file
   */
  async clear(file) {
    const companions = companionsIn(await this.#read(file));
    if (companions.length === 0) return this.remove(file, 'json');
    const place = this.path(file, 'json');
    const old = join(dirname(place), draftName(basename(place), 'old'));
    await rename(place, old).catch(async (/** @type {unknown} */ error) => {
      // Another process may have taken it away.
      if (await isThere(place)) unremoved(place)(error);
    });
    for (const ending of companions) await this.remove(file, ending);
    await this.drop(old);
  }

  /**
   * Puts a result into its place, and an earlier one away.
   * @param {MediaFile} file
   * @param {StoredResult} result whose `made` names its companions
   * @param {Readonly<Record<string, string>>} texts of companions, by their endings
   * @param {{ draft: string, ending: string }} [overlay] one that is written already
   */
  async put(file, result, texts, overlay) {
    /** @type {[ending: string, draft: string][]} */
    const drafts = overlay ? [[overlay.ending, overlay.draft]] : [];
    const placed = [];
    try {
      for (const [ending, text] of Object.entries(texts))
        drafts.push([ending, await this.#drafted(file, ending, text)]);
      drafts.push(['json', await this.#drafted(file, 'json', `${JSON.stringify(result)}\n`)]);
      await this.clear(file);
      for (const [ending, draft] of drafts) {
        await this.keep(draft, file, ending);
        placed.push(ending);
      }
    } catch (error) {
      for (const ending of placed) await this.remove(file, ending);
      throw error;
    } finally {
      for (const [, draft] of drafts) await this.drop(draft);
    }
    await this.remove(file, 'error.json');
  }

  /**
   * Where a file is put until it is complete; `keep` puts it into its place.
   * @param {MediaFile} file
   * @param {string} ending
   * @returns {Promise<string>}
   */
  async draft(file, ending) {
    const place = this.path(file, ending);
    const folder = dirname(place);
    await mkdir(folder, { recursive: true }).catch(unwritten(place));
    await this.#tidy(folder);
    return join(folder, draftName(basename(place)));
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
    // Where it cannot be, the next run does it.
    await rm(draft, { force: true }).catch(() => undefined);
  }

  /**
   * @param {MediaFile} file
   * @param {string} ending
   * @param {string} content
   */
  async write(file, ending, content) {
    const draft = await this.#drafted(file, ending, content);
    await this.keep(draft, file, ending).finally(() => this.drop(draft));
  }

  /**
   * @param {MediaFile} file
   * @param {string} ending
   * @param {string} content
   */
  async #drafted(file, ending, content) {
    const draft = await this.draft(file, ending);
    try {
      await writeThrough(draft, content);
      return draft;
    } catch (error) {
      await this.drop(draft);
      return unwritten(this.path(file, ending))(error);
    }
  }

  /**
   * @param {MediaFile} file
   * @param {string} ending
   */
  async remove(file, ending) {
    const place = this.path(file, ending);
    await rm(place, { force: true }).catch(unremoved(place));
  }

  /**
   * @param {MediaFile} file
   * @returns {Promise<Partial<StoredResult> | undefined>} undefined where there is none that can be read
   */
  #read(file) {
    return readResult(this.path(file, 'json'));
  }

  /** @param {string} folder once for each */
  #tidy(folder) {
    const tidied = this.#tidied.get(folder) ?? tidyUp(folder, this.#now);
    this.#tidied.set(folder, tidied);
    return tidied;
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
 * @param {string} place
 * @returns {(error: unknown) => never}
 */
function unremoved(place) {
  return (error) => {
    throw new CommandError(`${place} could not be removed (${messageOf(error)}).`);
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
