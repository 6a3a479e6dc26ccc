/**
 * Entity tags made of the content. Time and size do not do: packages are unpacked with the same time for every file of
 * every version, and a file that names others by their hashes keeps its size.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Remembered, stateOf } from './remembered.mjs';

/** Larger files, such as videos, are told apart by time and size. */
const MAX_HASHED_BYTES = 64 * 2 ** 20;

/** Tags of files, without quotes, each made once. */
export function entityTags() {
  return new Remembered(async (file, stat) => (stat.size > MAX_HASHED_BYTES ? stateOf(stat) : hashOf(file)));
}

/** @param {string} file */
async function hashOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64url').slice(0, 22);
}
