/**
 * SHA-256 of data that arrives in parts. The browser's own digest needs all of it in memory at once, and is missing on
 * pages without TLS.
 */
import { sha256 } from '@noble/hashes/sha2.js';

/** Takes data part by part. */
export class Sha256 {
  readonly #hash = sha256.create();

  /** Adds data. */
  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  /** The digest in hexadecimal. Nothing can be added afterwards. */
  digest(): string {
    return [...this.#hash.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
