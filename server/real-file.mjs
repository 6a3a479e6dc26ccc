/**
 * Where a file really lies: a link may lead anywhere.
 */
import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';

/**
 * @typedef {object} RealFile
 * @property {string} root the folder that it is served from, without links
 * @property {string} file below that, without links
 */

/**
 * @param {string} root
 * @param {string} file
 * @returns {Promise<RealFile | undefined>} undefined where it is not there, or not in the folder that it seems to be in
 */
export async function realFile(root, file) {
  try {
    const [folder, real] = await Promise.all([realpath(root), realpath(file)]);
    return real.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? { root: folder, file: real } : undefined;
  } catch {
    return undefined;
  }
}
