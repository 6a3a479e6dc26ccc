/**
 * SHA-256 of a Blob, which need not fit into memory.
 */

/** Bytes that are read at once. */
const PART_BYTES = 4 * 2 ** 20;

/** A host that lost the last chunk asks again: what has been hashed, or is being hashed, is not hashed anew. */
const HASHES = new WeakMap<Blob, Promise<string>>();

/** @returns 64 hexadecimal digits. Rejects where the Blob cannot be read. */
export function sha256Of(blob: Blob): Promise<string> {
  let hash = HASHES.get(blob);
  if (!hash) {
    hash = hashOf(blob);
    HASHES.set(blob, hash);
    // Whoever asks again may have better luck.
    hash.catch(() => HASHES.delete(blob));
  }
  return hash;
}

async function hashOf(blob: Blob): Promise<string> {
  // Only hosts that fetch a video need it.
  const { Sha256 } = await import('./sha256.js');
  const hash = new Sha256();
  for (let at = 0; at < blob.size; at += PART_BYTES) {
    hash.update(new Uint8Array(await blob.slice(at, at + PART_BYTES).arrayBuffer()));
  }
  return hash.digest();
}
