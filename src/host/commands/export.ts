/**
 * `get_export`, `export_ack` and `cancel_export`: the host wants the overlay video.
 */
import * as v from 'valibot';
import { isAbort, TrackerError } from '../../errors.js';
import type { MessageDetail } from '../../output/messages.js';
import { ExportTransfer } from '../export-transfer.js';
import { command, commandError, confirmedCommand, wholeNumber, type Command, type CommandContext } from './command.js';

const request = v.object({
  // Brought into its bounds by the transfer.
  chunkBytes: v.optional(v.pipe(v.number('Give a number of bytes.'), v.finite('Give a number of bytes.'))),
  index: v.optional(wholeNumber(0), 0),
});

/** The transfer to a host, and its commands. */
export class OutgoingExport {
  #transfer: ExportTransfer | undefined;
  /** Counts what the host asks for and what it cancels: only what it asked for last is answered. */
  #asked = 0;
  #fileName: string | undefined;

  constructor(private readonly context: CommandContext) {
    context.tracker.addEventListener('export_ready', ({ detail }) => (this.#fileName = detail.fileName));
  }

  get commands(): Command[] {
    const { tracker } = this.context;
    return [
      command('get_export', request, ({ chunkBytes, index }) => this.#send(chunkBytes, index)),
      command('export_ack', v.object({ index: wholeNumber(0) }), ({ index }) => this.#transfer?.acknowledge(index)),
      confirmedCommand('cancel_export', v.object({}), () => {
        this.#stop();
        tracker.cancelExport();
      }),
    ];
  }

  async #send(chunkBytes: number | undefined, index: number): Promise<void> {
    // A transfer goes on where it was broken off; another chunk size begins another one.
    const asked = this.#stop();
    const blob = await this.#video();
    if (!blob || asked !== this.#asked) return;
    const file = { blob, fileName: this.#fileName ?? fileNameOf(blob) };
    const transfer = new ExportTransfer(file, this.context.send, chunkBytes);
    if (index >= transfer.total) {
      throw commandError(
        'get_export',
        `asks for chunk ${index}, but there are ${transfer.total}, from 0. Ask with the same chunkBytes as before.`,
        'malformed',
        'index',
      );
    }
    this.#transfer = transfer;
    await transfer.sendFrom(index);
  }

  /** Sends nothing any more of what was asked for until now. */
  #stop(): number {
    this.#transfer?.cancel();
    this.#transfer = undefined;
    return ++this.#asked;
  }

  /** Undefined where it was given up, or where the element has told why there is none. */
  async #video(): Promise<Blob | undefined> {
    const { tracker } = this.context;
    let told = '';
    const note = ({ detail }: CustomEvent<MessageDetail<'error'>>) => {
      told = detail.message;
    };
    // What fails by itself sends a message of its own; what is wrong with the question is for the one who asked.
    tracker.addEventListener('error', note);
    try {
      return await tracker.exportVideo();
    } catch (error) {
      if (isAbort(error) || (error instanceof TrackerError && error.message === told)) return undefined;
      throw error;
    } finally {
      tracker.removeEventListener('error', note);
    }
  }
}

function fileNameOf({ type }: Blob): string {
  return type === 'video/webm' ? 'overlay.webm' : 'overlay.mp4';
}
