/**
 * The files beside the JSON file of a result, which it names.
 */
import { readTextIfThere } from '../lib/files.mjs';

/** @typedef {import('./result-files.mjs').StoredResult} StoredResult */

/** Endings of files beside the JSON file. */
const COMPANIONS = ['reps.csv', 'angles.csv', 'keypoints.json', 'overlay.mp4', 'overlay.webm', 'overlay.png'];

/**
 * @param {string} path of a JSON file
 * @returns {Promise<Partial<StoredResult> | undefined>} undefined where there is none that can be read
 */
export async function readResult(path) {
  const text = await readTextIfThere(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Endings of a result's companions. What a stranger may have written into it names nothing else.
 * @param {Partial<StoredResult> | undefined} result
 */
export function companionsIn(result) {
  const files = result?.made?.files;
  return COMPANIONS.filter((ending) => Array.isArray(files) && files.includes(ending));
}

/** @param {string} name of a file */
export function isCompanion(name) {
  return COMPANIONS.some((ending) => name.endsWith(`.${ending}`));
}
