/**
 * SHA-256 (FIPS 180-4) of data that arrives in parts. The browser's own digest needs all of it in memory at once, and is
 * missing on pages without TLS.
 */

/** Bytes of a block. */
const BLOCK = 64;

/** First 32 bits of the fractional parts of the roots of the first primes: square roots to start, cube roots per round. */
const INITIAL = primeRoots(8, 1 / 2);
const ROUNDS = primeRoots(64, 1 / 3);

/** Takes data part by part. */
export class Sha256 {
  readonly #state = INITIAL.slice();
  readonly #rest = new Uint8Array(BLOCK);
  readonly #words = new Uint32Array(BLOCK);
  #restLength = 0;
  #length = 0;

  /** Adds data. */
  update(data: Uint8Array): void {
    this.#length += data.length;
    let at = 0;
    if (this.#restLength > 0) {
      at = Math.min(BLOCK - this.#restLength, data.length);
      this.#rest.set(data.subarray(0, at), this.#restLength);
      this.#restLength += at;
      if (this.#restLength < BLOCK) return;
      this.#block(this.#rest, 0);
      this.#restLength = 0;
    }
    for (; at + BLOCK <= data.length; at += BLOCK) this.#block(data, at);
    this.#rest.set(data.subarray(at));
    this.#restLength = data.length - at;
  }

  /** The digest in hexadecimal. Nothing can be added afterwards. */
  digest(): string {
    const bits = this.#length * 8;
    const padding = new Uint8Array((this.#restLength < 56 ? 56 : 120) - this.#restLength + 8);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(padding.length - 4, bits >>> 0);
    this.update(padding);
    return [...this.#state].map((word) => word.toString(16).padStart(8, '0')).join('');
  }

  #block(data: Uint8Array, offset: number): void {
    const w = this.#words;
    const view = new DataView(data.buffer, data.byteOffset + offset, BLOCK);
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(4 * i);
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15] ?? 0;
      const y = w[i - 2] ?? 0;
      w[i] =
        (w[i - 16] ?? 0) +
        (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) +
        (w[i - 7] ?? 0) +
        (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#state;
    for (let i = 0; i < 64; i++) {
      const one =
        (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[i] ?? 0) + (w[i] ?? 0)) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => (this.#state[i] = (this.#state[i] ?? 0) + value));
  }
}

function turn(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits));
}

function primeRoots(count: number, power: number): Uint32Array {
  const roots = new Uint32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= candidate && isPrime; factor++) isPrime = candidate % factor !== 0;
    if (isPrime) roots[found++] = (candidate ** power % 1) * 2 ** 32;
  }
  return roots;
}
