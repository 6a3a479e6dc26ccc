/**
 * What is not for the public in a copy of the package: what lies beside the endpoint page, where configurations and their
 * keys are put, and private keys and tokens wherever somebody has left them.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { textOf } from './deployed-config.mjs';
import { holdsPrivateKey } from './key-set.mjs';
import { Remembered } from './remembered.mjs';

/** @typedef {import('./real-file.mjs').RealFile} RealFile */

/** What pages are made of: all that is served of the endpoint page's own folder. */
const PAGE_FILE = /\.(html|css|js|mjs|png|jpe?g|webp|svg|ico|woff2?)$/i;

/** What the package has besides, and videos and pictures of a deployer's own. */
const PACKAGE_FILE = /\.(json|map|ts|txt|wasm|bin|task|mp4|m4v|mov|webm|avif|gif)$/i;

/** As the command names what it writes. */
const PRIVATE_NAME = /\.(key\.json|tokens\.jsonl|pem)$/i;

/** Far more than any of the package. A larger one is not looked through, and so not served. */
const MOST_JSON_BYTES = 16 * 2 ** 20;

/**
 * @param {object} options
 * @param {string} options.page the folder of the endpoint page
 * @param {string} [options.served] a file of that folder that is served in spite of its kind
 * @returns {(file: RealFile) => Promise<boolean>} whether a file is not given out
 */
export function hiddenFiles({ page, served }) {
  const privateKeys = new Remembered(mayHoldPrivateKey);
  return async ({ root, file }) => {
    const hasDot = relative(root, file)
      .split(sep)
      .some((name) => name.startsWith('.'));
    if (hasDot || PRIVATE_NAME.test(file)) return true;
    if (PAGE_FILE.test(file)) return false;
    if (!PACKAGE_FILE.test(file)) return true;
    // Its folder may be a link too.
    const folder = await realpath(page);
    // Whatever the case: file systems differ in it.
    const isBesidePage = file.toLowerCase().startsWith(join(folder, sep).toLowerCase());
    if (isBesidePage && (served === undefined || file !== join(folder, served))) return true;
    return /\.json$/i.test(file) && privateKeys.get(file, await stat(file));
  };
}

/**
 * Whether a JSON file has a private key somewhere in it, or may have: one that cannot be read as JSON can hold anything.
 * @param {string} file
 * @param {import('node:fs').Stats} stat
 */
async function mayHoldPrivateKey(file, { size }) {
  if (size > MOST_JSON_BYTES) return true;
  const text = textOf(await readFile(file));
  try {
    return holdsPrivateKey(JSON.parse(text));
  } catch {
    return true;
  }
}
