/**
 * Takes a file from a native host in chunks, as videos are handed out: one at a time, in order, each acknowledged. One
 * that comes twice changes nothing; one that comes too early is not taken, and the acknowledgement says what is missing.
 */
import { TrackerError } from '../errors.js';
import { mediaName, type MediaKind } from '../media/source.js';
import { Sha256 } from './sha256.js';

/** Most bytes of a file that is handed over, and of one chunk of it. */
export const MAX_MEDIA_BYTES = 4 * 2 ** 30;
export const MAX_CHUNK_BYTES = 4 * 2 ** 20;

/** What the host says of the file before its first chunk. */
export interface MediaAnnouncement {
  readonly size: number;
  readonly fileName: string;
  readonly mimeType: string;
  /** SHA-256 of the whole, hexadecimal, where the host knows it yet. */
  readonly sha256?: string | undefined;
}

/** Takes one file. */
export class MediaTransfer {
  #parts: Blob[] = [];
  #received = 0;
  #next = 0;
  readonly #hash = new Sha256();

  constructor(readonly announced: MediaAnnouncement) {}

  /** Index of the last chunk that has arrived in order; -1 where none has. */
  get index(): number {
    return this.#next - 1;
  }

  /** Bytes that have arrived. */
  get received(): number {
    return this.#received;
  }

  /**
   * Takes the chunk that is next; others are left alone.
   *
   * @param data the bytes in base64, with or without the head of a data URL
   * @returns whether the file has become complete
   * @throws TrackerError `invalid_parameter` where the chunk cannot be what it should; it is not taken then
   */
  take(index: number, data: string): boolean {
    const { size } = this.announced;
    if (index !== this.#next || this.#received === size) return false;
    const bytes = fromBase64(data);
    if (!bytes) throw chunkError(index, 'is not base64. Encode the bytes in the alphabet with + and /.');
    if (bytes.length === 0) throw chunkError(index, 'is empty. Send the bytes that follow.');
    if (bytes.length > MAX_CHUNK_BYTES) {
      throw chunkError(index, `has ${bytes.length} bytes. Send ${MAX_CHUNK_BYTES} at most.`);
    }
    if (this.#received + bytes.length > size) {
      throw chunkError(index, `goes beyond the ${size} bytes that put_media has announced. Announce the whole size.`);
    }
    // A Blob of its own for each: browsers move them out of memory.
    this.#parts.push(new Blob([bytes]));
    this.#hash.update(bytes);
    this.#received += bytes.length;
    this.#next += 1;
    return this.#received === size;
  }

  /**
   * The whole file, once.
   *
   * @param sha256 as the host has said it with the last chunk
   * @param kind what the file is, for the error's code
   * @throws TrackerError `video_load_error` or `image_load_error` where the hash is another one
   */
  finish(sha256: string | undefined, kind: MediaKind): File {
    const { fileName, mimeType, sha256: announced } = this.announced;
    const expected = (sha256 ?? announced)?.toLowerCase();
    const file = new File(this.#parts, fileName, { type: mimeType });
    this.#parts = [];
    const found = this.#hash.digest();
    if (expected === undefined || found === expected) return file;
    throw new TrackerError(
      kind === 'image' ? 'image_load_error' : 'video_load_error',
      `${mediaName(file)} has not arrived as it was sent: its SHA-256 is ${found}, not ${expected}. Send it again.`,
      { reason: 'hash', name: mediaName(file), sha256: found },
    );
  }
}

function chunkError(index: number, problem: string): TrackerError {
  return new TrackerError('invalid_parameter', `The chunk ${index} of media_chunk ${problem}`, {
    command: 'media_chunk',
    reason: 'malformed',
    field: 'data',
    index,
  });
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/^data:[^,]{0,200},/, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
