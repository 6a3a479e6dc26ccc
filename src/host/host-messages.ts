/**
 * The messages that only the endpoint page sends: they are about the conversation with its host.
 */
import type { ErrorMessage } from '../output/messages.js';
import type { ExportChunkMessage } from './export-transfer.js';

export type { ExportChunkMessage };

/** Sent first of all: from now on commands are heard. */
export interface EndpointReadyMessage {
  readonly type: 'endpoint_ready';
  /** Of this package. */
  readonly version: string;
  /** The commands that it knows. */
  readonly commands: readonly string[];
}

/** A command was obeyed. */
export interface CommandDoneMessage {
  readonly type: 'command_done';
  /** The command's name. */
  readonly name: string;
  /** As the command had it. */
  readonly id?: CommandId;
}

/** What has arrived of a file that the host hands over. */
export interface MediaAckMessage {
  readonly type: 'media_ack';
  /** Index of the last chunk that has arrived in order; -1 where none has. */
  readonly index: number;
  /** Bytes that have arrived. */
  readonly received: number;
  /** Bytes of the whole file. */
  readonly size: number;
}

/** What a host calls one of its commands by, to know the answer. */
export type CommandId = string | number;

/** Any of them, and errors. */
export type HostMessage =
  EndpointReadyMessage | CommandDoneMessage | MediaAckMessage | ExportChunkMessage | ErrorMessage;
