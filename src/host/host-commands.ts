/**
 * The commands that hosts give the endpoint page, as types for programs that send them. The page itself trusts none of
 * this: each command's own file checks what comes.
 */
import type { MediaKind } from '../media/source.js';
import type { JudgeOptions } from '../session/judge-options.js';
import type { CommandId } from './host-messages.js';

/** Changes options; answered by `command_done`. */
export interface SetOptionsCommand {
  readonly command: 'set_options';
  /** Values by the names that the page's address has for them. */
  readonly options: Readonly<Record<string, string | number | boolean | null>>;
}

/** Analyses an address, or what another page has as a Blob; answered by `command_done` when it begins. */
export type AnalyzeCommand = {
  readonly command: 'analyze';
  /** By default as the Blob's type says, else as the option does. */
  readonly source?: MediaKind;
} & (
  | { readonly url: string; readonly blob?: undefined }
  | { readonly blob: Blob; readonly fileName?: string; readonly url?: undefined }
);

/** Announces a file in chunks; answered by `media_ack`. */
export interface PutMediaCommand {
  readonly command: 'put_media';
  /** Bytes of the whole file, 1 to 4 GiB. */
  readonly size: number;
  readonly fileName?: string;
  /** Such as `video/mp4`. */
  readonly mimeType?: string;
  readonly source?: MediaKind;
  /** SHA-256 of the whole file, 64 hexadecimal digits; the last chunk may have it instead. */
  readonly sha256?: string;
}

/** A part of it, answered by `media_ack`; after the last one the analysis begins. */
export interface MediaChunkCommand {
  readonly command: 'media_chunk';
  /** From 0. */
  readonly index: number;
  /** At most 4 MiB in base64. */
  readonly data: string;
  readonly sha256?: string;
}

/** Asks for the overlay video; answered by `export_chunk`. */
export interface GetExportCommand {
  readonly command: 'get_export';
  /** 1 KiB to 4 MiB, by default 256 KiB. */
  readonly chunkBytes?: number;
  /** The chunk to go on from; by default 0. */
  readonly index?: number;
}

/** A chunk of it has arrived: the next one follows. */
export interface ExportAckCommand {
  readonly command: 'export_ack';
  readonly index: number;
}

/**
 * Judges the video that was analysed last once more, without another analysis; answered by the messages that its results
 * make, then by `command_done`.
 */
export type JudgeCommand = JudgeOptions & { readonly command: 'judge' };

/** Ends something; answered by `command_done`. */
export interface CancelCommand {
  readonly command: 'cancel' | 'cancel_media' | 'cancel_export';
}

/** Any command; `command_done`, and an error about it, carry its `id`. */
export type HostCommand = (
  | SetOptionsCommand
  | AnalyzeCommand
  | PutMediaCommand
  | MediaChunkCommand
  | GetExportCommand
  | ExportAckCommand
  | JudgeCommand
  | CancelCommand
) & { readonly id?: CommandId };
