/**
 * A file that is still being downloaded, for servers that give no ranges: what has arrived can be read at once, and what
 * has not is waited for. What arrives is kept in Blobs, which browsers move to the disk where they become large.
 */

/** Data is gathered to Blobs of about this size. */
const PART_BYTES = 1 << 20;

/** The file. */
export class GrowingFile {
  /** Resolves to all of it. */
  readonly whole: Promise<Blob>;
  readonly #parts: { readonly start: number; readonly data: Blob }[] = [];
  #gathered: Uint8Array<ArrayBuffer>[] = [];
  #storedBytes = 0;
  #receivedBytes = 0;
  #failure: unknown;
  readonly #waiting = new Set<() => void>();

  /**
   * @param size what the server says
   * @param onData called with the share that has arrived, 0..1
   */
  constructor(
    stream: ReadableStream<Uint8Array<ArrayBuffer>>,
    readonly size: number,
    private readonly onData: (share: number) => void,
  ) {
    this.whole = this.#download(stream);
    // Those who read hear of it too.
    this.whole.catch(() => undefined);
  }

  /** What the download failed with, undefined while it has not. */
  get failure(): unknown {
    return this.#failure;
  }

  /**
   * The bytes from `start`, inclusive, to `end`, exclusive, once they have arrived.
   *
   * @throws what the download fails with before that
   */
  async read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    while (this.#receivedBytes < Math.min(end, this.size)) {
      if (this.#failure !== undefined) throw this.#failure as Error;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    if (end > this.#storedBytes) this.#store();
    const pieces = this.#parts
      .slice(this.#partAt(start))
      .filter((part) => part.start < end)
      .map((part) => part.data.slice(Math.max(0, start - part.start), Math.max(0, end - part.start)));
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }

  async #download(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Blob> {
    try {
      const reader = stream.getReader();
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        this.#gathered.push(chunk.value);
        this.#receivedBytes += chunk.value.byteLength;
        if (this.#receivedBytes - this.#storedBytes >= PART_BYTES) this.#store();
        this.onData(Math.min(1, this.#receivedBytes / this.size));
        this.#wake();
      }
      if (this.#receivedBytes < this.size) throw new Error('the connection was closed before the end of the file');
      this.#store();
      return new Blob(this.#parts.map(({ data }) => data));
    } catch (error) {
      this.#failure = error ?? new Error('the download failed');
      throw this.#failure;
    } finally {
      this.#wake();
    }
  }

  #store(): void {
    if (this.#gathered.length === 0) return;
    this.#parts.push({ start: this.#storedBytes, data: new Blob(this.#gathered) });
    this.#storedBytes = this.#receivedBytes;
    this.#gathered = [];
  }

  /** Index of the part that holds a byte. */
  #partAt(byte: number): number {
    let low = 0;
    let high = this.#parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#parts[middle]?.start ?? Infinity) <= byte) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
