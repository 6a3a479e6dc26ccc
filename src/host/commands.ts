/**
 * What the host asks of the endpoint page: messages with a `command`, from the page that embeds this one or from the
 * native program around it.
 */
import type { PoseUploadTracker } from '../element/pose-upload-tracker.js';
import type { ErrorMessage } from '../output/messages.js';
import { isAbort, TrackerError } from '../errors.js';
import { ExportTransfer, type ExportChunkMessage } from './export-transfer.js';

/** A command in the form in which it comes. */
interface Command {
  readonly command: string;
  readonly chunkBytes?: unknown;
  readonly index?: unknown;
}

/** Answers the commands of one host. */
export class CommandServer {
  #transfer: { readonly blob: Blob; readonly transfer: ExportTransfer } | undefined;

  /**
   * @param embedder origin of the page that embeds this one, `*` where the browser does not tell
   * @param deliver sends a message to the host
   */
  constructor(
    private readonly tracker: PoseUploadTracker,
    private readonly embedder: string,
    private readonly deliver: (message: ExportChunkMessage | ErrorMessage) => void,
  ) {}

  /** Takes a message of the window; what is no command is left alone. */
  receive({ data, source, origin }: MessageEvent<unknown>): void {
    if (!this.#isHost(source, origin)) return;
    const command = readCommand(data);
    if (command) void this.#run(command);
  }

  async #run({ command, chunkBytes, index }: Command): Promise<void> {
    switch (command) {
      case 'get_export':
        return this.#getExport(numberOr(chunkBytes, undefined), numberOr(index, 0));
      case 'export_ack':
        return this.#transfer?.transfer.acknowledge(numberOr(index, -1));
      case 'cancel_export':
        this.#transfer?.transfer.cancel();
        this.#transfer = undefined;
        this.tracker.cancelExport();
        return;
      default:
        this.deliver({
          type: 'error',
          code: 'invalid_parameter',
          message: `The command ${JSON.stringify(command.slice(0, 80))} is not known. Known are get_export, export_ack and cancel_export.`,
          details: { option: 'command', value: command.slice(0, 80) },
        });
    }
  }

  async #getExport(chunkBytes: number | undefined, index: number): Promise<void> {
    let blob: Blob;
    try {
      blob = await this.tracker.exportVideo();
    } catch (error) {
      // What fails while a video is made has been told by its own message.
      const known = error instanceof TrackerError ? error : undefined;
      const isTold =
        isAbort(error) || (known?.code === 'export_failed' && known.details?.['reason'] !== 'not_analysed');
      if (known && !isTold) this.deliver({ type: 'error', ...known.toPlain() });
      return;
    }
    // A transfer goes on where it was broken off; another chunk size begins another one.
    this.#transfer?.transfer.cancel();
    const transfer = new ExportTransfer(
      { blob, fileName: fileNameOf(blob) },
      (chunk) => this.deliver(chunk),
      chunkBytes,
    );
    this.#transfer = { blob, transfer };
    await transfer.sendFrom(index);
  }

  /** The embedding page, or a script that a native program runs in this one. */
  #isHost(source: MessageEventSource | null, origin: string): boolean {
    if (source === null || source === globalThis.window) return true;
    return source === globalThis.parent && (this.embedder === '*' || origin === this.embedder);
  }
}

/** Hosts send objects, or JSON as text. */
function readCommand(data: unknown): Command | undefined {
  let value: unknown = data;
  if (typeof data === 'string') {
    try {
      value = JSON.parse(data);
    } catch {
      return undefined;
    }
  }
  if (typeof value !== 'object' || value === null || !('command' in value)) return undefined;
  return typeof value.command === 'string' ? (value as Command) : undefined;
}

function numberOr<T>(value: unknown, otherwise: T): number | T {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function fileNameOf({ type }: Blob): string {
  return type === 'video/webm' ? 'overlay.webm' : 'overlay.mp4';
}
