/**
 * Entity tags made of the content. Time and size do not do: packages are unpacked with the same time for every file of
 * every version, and a file that names others by their hashes keeps its size.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** @typedef {import('node:fs').Stats} Stats */

/** Larger files, such as videos, are told apart by time and size. */
const MAX_HASHED_BYTES = 64 * 2 ** 20;

/** Of files whose tags are remembered. */
const MAX_REMEMBERED = 2000;

/** Tags of files, each made once. */
export class EntityTags {
  /** @type {Map<string, { state: string, tag: Promise<string> }>} */
  #remembered = new Map();

  /**
   * @param {string} file
   * @param {Stats} stat of the file
   * @returns {Promise<string>} without quotes
   */
  async get(file, stat) {
    const state = [stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs].join('-');
    const remembered = this.#remembered.get(file);
    if (remembered?.state === state) return remembered.tag;
    const tag = stat.size > MAX_HASHED_BYTES ? Promise.resolve(state) : hashOf(file);
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(file, { state, tag });
    tag.catch(() => this.#remembered.delete(file));
    return tag;
  }
}

/** @param {string} file */
async function hashOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64url').slice(0, 22);
}
