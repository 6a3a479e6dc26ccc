/**
 * `put_media`, `media_chunk` and `cancel_media`: a native host hands over a file that it cannot give as a Blob.
 */
import * as v from 'valibot';
import { MAX_MEDIA_BYTES, MediaTransfer } from '../media-transfer.js';
import { IN_PIXELS, fileNameSchema, isDocument, sourceSchema, startAnalysis } from './analysis.js';
import { command, commandError, confirmedCommand, wholeNumber, type Command, type CommandContext } from './command.js';
import type { MediaKind } from '../../media/source.js';

const hash = v.optional(
  v.pipe(
    v.string('Give the SHA-256 of the whole file as text.'),
    v.regex(/^[0-9a-f]{64}$/i, 'Give the SHA-256 of the whole file: 64 hexadecimal digits.'),
  ),
);

const announcement = v.object({
  size: wholeNumber(1, MAX_MEDIA_BYTES),
  fileName: fileNameSchema,
  mimeType: v.optional(
    v.pipe(
      v.string('Give the type as text.'),
      v.regex(/^(video|image)\/[\w.+-]{1,100}$/i, 'Give a type such as "video/mp4" or "image/jpeg".'),
      v.check((type) => !isDocument(type), IN_PIXELS),
      v.toLowerCase(),
    ),
  ),
  source: sourceSchema,
  sha256: hash,
});

const chunk = v.object({
  index: wholeNumber(0),
  data: v.string('Give the bytes as text in base64.'),
  sha256: hash,
});

/** The transfer from a host, and its commands. */
export class IncomingMedia {
  #transfer: MediaTransfer | undefined;
  #source: MediaKind | undefined;

  constructor(private readonly context: CommandContext) {}

  get commands(): Command[] {
    return [
      command('put_media', announcement, ({ size, fileName, mimeType = '', source, sha256 }) => {
        this.#source = source;
        const name = fileName ?? (this.#kindOf(mimeType) === 'image' ? 'picture' : 'video');
        this.#transfer = new MediaTransfer({ size, fileName: name, mimeType, sha256 });
        this.#acknowledge(this.#transfer);
      }),
      command('media_chunk', chunk, async ({ index, data, sha256 }) => {
        const transfer = this.#transfer;
        if (!transfer) {
          throw commandError('media_chunk', 'belongs to no file. Send put_media first.', 'no_transfer');
        }
        const isComplete = transfer.take(index, data);
        this.#acknowledge(transfer);
        if (!isComplete) return;
        const file = transfer.finish(sha256, this.#kindOf(transfer.announced.mimeType));
        await startAnalysis(this.context.tracker, file, this.#source);
      }),
      confirmedCommand('cancel_media', v.object({}), () => this.end()),
    ];
  }

  /** Forgets what has arrived. */
  end(): void {
    this.#transfer = undefined;
  }

  #kindOf(mimeType: string): MediaKind {
    if (this.#source) return this.#source;
    return mimeType === '' ? this.context.tracker.source : mimeType.startsWith('image/') ? 'image' : 'video';
  }

  #acknowledge({ index, received, announced }: MediaTransfer): void {
    this.context.send({ type: 'media_ack', index, received, size: announced.size });
  }
}
