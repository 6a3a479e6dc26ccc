/**
 * Compressed files: each is compressed once, when it is first asked for, and kept in memory.
 */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** @typedef {'br' | 'gzip'} Encoding */

/** What becomes much smaller. Model weights do not: 7 % at most. */
const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.map', '.mjs', '.svg', '.txt', '.wasm']);

/** Smaller ones fit into one packet anyway. */
const MIN_BYTES = 1000;

/** Larger ones are sent as they are. */
const MAX_BYTES = 64 * 2 ** 20;

/** Of all that is kept; the oldest goes. The package as it ships takes 5 MB. */
const MAX_KEPT_BYTES = 64 * 2 ** 20;

/** Half a second for the largest file of the package; the highest quality takes half a minute and saves a tenth more. */
const BROTLI_QUALITY = 5;

/** Best first. */
const ENCODINGS = /** @type {const} */ (['br', 'gzip']);

/**
 * Whether a file is worth compressing.
 * @param {string} file
 * @param {number} bytes
 */
export function isCompressible(file, bytes) {
  return COMPRESSIBLE.has(extname(file).toLowerCase()) && bytes >= MIN_BYTES && bytes <= MAX_BYTES;
}

/**
 * The best encoding that a client takes.
 * @param {string | undefined} accepted the Accept-Encoding header
 * @returns {Encoding | undefined}
 */
export function chooseEncoding(accepted = '') {
  const weights = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part.toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return [name.trim(), Number(weight ?? 1)];
    }),
  );
  return ENCODINGS.find((encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0);
}

/** Compressed files in memory. */
export class CompressedFiles {
  /** @type {Map<string, { data: Promise<Buffer>, bytes: number }>} */
  #kept = new Map();
  #bytes = 0;

  /**
   * @param {string} file
   * @param {import('node:fs').Stats} stat of the file: one that has changed is compressed again
   * @param {Encoding} encoding
   * @returns {Promise<Buffer>}
   */
  async get(file, { size, mtimeMs }, encoding) {
    const key = [encoding, size, mtimeMs, file].join(' ');
    const kept = this.#kept.get(key);
    if (kept) return kept.data;
    const entry = { data: compress(file, encoding), bytes: 0 };
    this.#kept.set(key, entry);
    try {
      const data = await entry.data;
      entry.bytes = data.length;
      this.#bytes += data.length;
      this.#dropOldest();
      return data;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  #dropOldest() {
    for (const [key, { bytes }] of this.#kept) {
      if (this.#bytes <= MAX_KEPT_BYTES) return;
      if (bytes === 0) continue;
      this.#kept.delete(key);
      this.#bytes -= bytes;
    }
  }
}

/**
 * @param {string} file
 * @param {Encoding} encoding
 */
async function compress(file, encoding) {
  const data = await readFile(file);
  if (encoding === 'gzip') return promisify(gzip)(data);
  return promisify(brotliCompress)(data, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
    },
  });
}
