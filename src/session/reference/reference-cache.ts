/**
 * References that have been found in this page: the next video is compared with the same one, as a rule.
 */
import type { StoredSignature } from './stored-signature.js';

/** More than a page lets anybody choose from; a signature is some 20 kB. */
const MOST_KEPT = 20;

const BY_ADDRESS = new Map<string, StoredSignature>();
const BY_FILE = new WeakMap<Blob, Map<string, StoredSignature>>();

/** Where one is kept. */
interface Shelf {
  get(key: string): StoredSignature | undefined;
  set(key: string, signature: StoredSignature): void;
}

/**
 * @param source a file, or a whole address with its fragment
 * @param how what else its signature depends on: model and frame rate
 */
export function keptReference(source: Blob | string, how: string): StoredSignature | undefined {
  return shelfOf(source).get(keyOf(source, how));
}

/** Keeps one; of addresses the latest. */
export function keepReference(source: Blob | string, how: string, signature: StoredSignature): void {
  shelfOf(source).set(keyOf(source, how), signature);
  const [oldest] = BY_ADDRESS.keys();
  if (BY_ADDRESS.size > MOST_KEPT && oldest !== undefined) BY_ADDRESS.delete(oldest);
}

function shelfOf(source: Blob | string): Shelf {
  if (typeof source === 'string') return BY_ADDRESS;
  const shelf = BY_FILE.get(source) ?? new Map<string, StoredSignature>();
  BY_FILE.set(source, shelf);
  return shelf;
}

function keyOf(source: Blob | string, how: string): string {
  return typeof source === 'string' ? `${how} ${source}` : how;
}
