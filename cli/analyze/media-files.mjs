/**
 * Which files are analysed, and what each is called: its path below a folder that they have in common, so that no two
 * have one name, and a file has the same whatever else lies there.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, parse, relative, sep } from 'node:path';
import { UsageError, messageOf } from '../lib/errors.mjs';
import { isDoubtful, mediaKindOf } from '../lib/media-kinds.mjs';

/**
 * @typedef {object} MediaFile
 * @property {string} path absolute
 * @property {string} name below the common folder, with `/` whatever the system
 * @property {'video' | 'image'} kind
 * @property {number} size in bytes
 * @property {number} modifiedMs ms since the epoch
 */

/**
 * @typedef {object} MediaChoice
 * @property {'video' | 'image'} [kind] what all files are, whatever their names
 * @property {string} [root] the folder that names are below; by default the deepest one that all that was given lies in
 * @property {string} [out] where results go: what lies there is none of the media
 * @property {readonly [index: number, count: number]} [share] takes every so-many-th file, beginning with the index-th (from 0)
 */

/** What `--overlay` writes. */
const OVERLAY = /\.overlay\.(mp4|webm|png)$/;

/**
 * @param {readonly string[]} given absolute paths of files and folders
 * @param {MediaChoice} choice
 * @param {(text: string) => void} note
 * @returns {Promise<MediaFile[]>} in the order of their names
 * @throws UsageError where something is not there, or a file that is named is none to analyse
 */
export async function findMedia(given, { kind, root, out, share }, note) {
  /** @type {Map<string, 'video' | 'image'>} */
  const kinds = new Map();
  const folders = [];
  for (const path of given) {
    const info = await stat(path).catch((/** @type {unknown} */ error) => {
      throw new UsageError(`${path} cannot be read (${messageOf(error)}). Is its name right?`);
    });
    folders.push(info.isDirectory() ? path : dirname(path));
    if (info.isDirectory()) await walk(path, kinds, { kind, out, note });
    else kinds.set(path, kindOfNamed(path, kind));
  }
  const base = root ?? commonFolder(folders);
  /** @type {MediaFile[]} */
  const files = [];
  for (const [path, one] of kinds) {
    const { size, mtimeMs } = await stat(path);
    files.push({ path, name: nameBelow(base, path), kind: one, size, modifiedMs: Math.round(mtimeMs) });
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (files.length === 0) throw new UsageError(`There is no video and no image in ${given.join(', ')}.`);
  const [index, count] = share ?? [0, 1];
  return files.filter((_, at) => at % count === index);
}

/**
 * @param {string} path
 * @param {'video' | 'image' | undefined} kind
 */
function kindOfNamed(path, kind) {
  // The server has a reason of its own: what begins with a dot is not given out.
  if (basename(path).startsWith('.')) throw new UsageError(`${path} begins with a dot. Give it another name first.`);
  const found = kind ?? mediaKindOf(path);
  if (found) return found;
  throw new UsageError(
    `${path} is no video and no image by its name. Say --source video where it is one all the same, or name its folder to have other files passed over.`,
  );
}

/**
 * @param {string} folder
 * @param {Map<string, 'video' | 'image'>} kinds takes what is found
 * @param {Pick<MediaChoice, 'kind' | 'out'> & { note: (text: string) => void }} choice
 */
async function walk(folder, kinds, choice) {
  const { kind, out, note } = choice;
  const entries = await readdir(folder, { withFileTypes: true }).catch((/** @type {unknown} */ error) => {
    throw new UsageError(`The folder ${folder} cannot be read (${messageOf(error)}).`);
  });
  const others = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // Those of the system, and what macOS puts beside files on other disks.
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (path !== out) await walk(path, kinds, choice);
      continue;
    }
    const isFile = entry.isFile() || (entry.isSymbolicLink() && (await isFileBehind(path)));
    const found = isFile && !OVERLAY.test(entry.name) && !isDoubtful(entry.name) ? mediaKindOf(entry.name) : undefined;
    if (found) kinds.set(path, kind ?? found);
    else if (!(path.startsWith(`${out}${sep}`) || dirname(path) === out)) others.push(entry.name);
  }
  if (others.length > 0) note(passedOver(folder, others));
}

/** @param {string} path a link to a folder could lead back to where it lies */
async function isFileBehind(path) {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

/**
 * @param {string} folder
 * @param {readonly string[]} names
 */
function passedOver(folder, names) {
  const shown = names.slice(0, 3).join(', ');
  const rest = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `Passed over in ${folder}, as no video or image by name: ${shown}${rest}`;
}

/**
 * @param {readonly string[]} folders absolute paths
 * @returns {string} the deepest folder that all of them lie in; empty where they lie on several disks of Windows
 */
export function commonFolder(folders) {
  const [first = '', ...rest] = folders;
  let common = first;
  for (const folder of rest) {
    while (common !== folder && !folder.startsWith(common.endsWith(sep) ? common : common + sep)) {
      if (common === parse(common).root) return '';
      common = dirname(common);
    }
  }
  return common;
}

/**
 * @param {string} base
 * @param {string} path
 */
function nameBelow(base, path) {
  const below = base === '' ? path.replace(':', '') : relative(base, path);
  // On another disk of Windows there is no way from one to the other.
  if (below === '..' || below.startsWith(`..${sep}`) || (base !== '' && isAbsolute(below)))
    throw new UsageError(`${path} does not lie in --root ${base}.`);
  return below.split(sep).join('/');
}
