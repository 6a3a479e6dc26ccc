/**
 * What runs left that were killed: drafts, and files of a result whose JSON file did not come into its place.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { companionsIn, isCompanion, readResult } from './companions.mjs';
import { draftNamed } from './drafts.mjs';

/**
 * Takes away what runs left in a folder that were killed. What cannot be is left to the next run: no result depends on it.
 * @param {string} folder
 * @param {() => number} now ms since the epoch
 */
export async function tidyUp(folder, now) {
  const names = await readdir(folder).catch(() => /** @type {string[]} */ ([]));
  for (const name of names) await tidyOne(folder, name, now).catch(() => undefined);
}

/**
 * Takes away a draft that is abandoned. Where it is of a JSON file, its companions may be in their places: those that belong to no
 * other result are taken away before.
 * @param {string} folder
 * @param {string} name of any file
 * @param {() => number} now
 */
async function tidyOne(folder, name, now) {
  const path = join(folder, name);
  const draft = draftNamed(name);
  if (!draft || !(await isAbandoned(path, draft, now))) return;
  if (draft.of.endsWith('.json') && !isCompanion(draft.of)) {
    const result = await readResult(path);
    const own = basename(String(result?.media));
    const companions = draft.isOf(`${own}.json`) ? companionsIn(result) : [];
    // Whoever writes the same result at this time has its companions in the same places.
    if (companions.length > 0 && (await isUnderWay(folder, `${own}.json`, now))) return;
    for (const ending of companions) {
      const complete = await readResult(join(folder, `${own}.json`));
      if (!companionsIn(complete).includes(ending)) await rm(join(folder, `${own}.${ending}`), { force: true });
    }
  }
  await rm(path, { force: true });
}

/**
 * @param {string} folder
 * @param {string} complete name of a file
 * @param {() => number} now
 */
async function isUnderWay(folder, complete, now) {
  for (const name of await readdir(folder)) {
    const draft = draftNamed(name);
    if (draft?.isOf(complete) && !(await isAbandoned(join(folder, name), draft, now))) return true;
  }
  return false;
}

/**
 * @param {string} path
 * @param {import('./drafts.mjs').Draft} draft
 * @param {() => number} now
 */
async function isAbandoned(path, draft, now) {
  const { mtimeMs } = await stat(path);
  return draft.isAbandoned(mtimeMs, now());
}
