/**
 * Hands the overlay video to a native host in chunks: a `blob:` URL is of no use outside the page. One chunk goes out at
 * a time, the next when the host has acknowledged it; a host that missed one asks for it again by its index.
 */
import { TrackerError } from '../errors.js';
import type { ErrorMessage } from '../output/messages.js';
import { sha256Of } from './sha256-of.js';

/** One part of the video. */
export interface ExportChunkMessage {
  readonly type: 'export_chunk';
  /** From 0. */
  readonly index: number;
  /** Number of chunks. */
  readonly total: number;
  /** Bytes of this chunk, before base64. */
  readonly bytes: number;
  /** The bytes in base64. */
  readonly data: string;
  /** In the last chunk: SHA-256 of the whole video, hexadecimal. */
  readonly sha256?: string;
  readonly mimeType: string;
  readonly fileName: string;
  /** Bytes of the whole video. */
  readonly size: number;
}

/** A video that is handed over. */
export interface TransferredFile {
  readonly blob: Blob;
  readonly fileName: string;
}

/** Bytes of a chunk where the host names none, and the bounds of what it may name. */
const CHUNK_BYTES = 256 * 1024;
const MIN_CHUNK_BYTES = 1024;
const MAX_CHUNK_BYTES = 4 * 1024 * 1024;

/** Hands over one video. */
export class ExportTransfer {
  readonly total: number;
  readonly #chunkBytes: number;
  #awaited = -1;
  #ended = false;

  /**
   * @param send receives the chunks, and an `export_failed` where the video cannot be read any more
   * @param chunkBytes bytes of a chunk; brought into 1 KiB … 4 MiB
   */
  constructor(
    private readonly file: TransferredFile,
    private readonly send: (message: ExportChunkMessage | ErrorMessage) => void,
    chunkBytes = CHUNK_BYTES,
  ) {
    this.#chunkBytes = Math.round(Math.min(MAX_CHUNK_BYTES, Math.max(MIN_CHUNK_BYTES, chunkBytes)));
    this.total = Math.max(1, Math.ceil(file.blob.size / this.#chunkBytes));
  }

  /** Sends a chunk; the ones after it follow as they are acknowledged. */
  async sendFrom(index: number): Promise<void> {
    if (this.#ended || !Number.isInteger(index) || index < 0 || index >= this.total) return;
    this.#awaited = index;
    const { blob, fileName } = this.file;
    const part = blob.slice(index * this.#chunkBytes, (index + 1) * this.#chunkBytes);
    let data: string;
    let sha256: string | undefined;
    try {
      data = toBase64(new Uint8Array(await part.arrayBuffer()));
      if (index === this.total - 1) sha256 = await sha256Of(blob);
    } catch (error) {
      this.#fail(error);
      return;
    }
    // Meanwhile the host may have asked for another one.
    if (this.#isEnded() || this.#awaited !== index) return;
    this.send({
      type: 'export_chunk',
      index,
      total: this.total,
      bytes: part.size,
      data,
      ...(sha256 !== undefined && { sha256 }),
      mimeType: blob.type,
      fileName,
      size: blob.size,
    });
  }

  /** The host has a chunk. One that it acknowledges twice changes nothing. */
  async acknowledge(index: number): Promise<void> {
    if (index === this.#awaited) await this.sendFrom(index + 1);
  }

  /** Sends nothing any more. */
  cancel(): void {
    this.#ended = true;
  }

  #isEnded(): boolean {
    return this.#ended;
  }

  /** Another source has taken the video's place, and long videos lie in a file that is deleted then. */
  #fail(cause: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    const { fileName } = this.file;
    const failure = new TrackerError(
      'export_failed',
      `${fileName} cannot be read any more (${cause instanceof Error ? cause.message : String(cause)}). It lives until the next video or picture: fetch it before, or make it again.`,
      { reason: 'storage', name: fileName },
    );
    this.send({ type: 'error', ...failure.toPlain() });
  }
}

/** Arguments that one call takes on every browser. */
const ARGUMENTS = 8192;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += ARGUMENTS)
    text += String.fromCharCode(...bytes.subarray(at, at + ARGUMENTS));
  return btoa(text);
}
