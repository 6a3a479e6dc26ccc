/**
 * What the interface knows of a session: a frozen picture of its state, made anew on every change.
 */
import type { PlainError } from '../errors.js';
import type { CounterUnit } from '../exercise/messages.js';
import type { MediaKind } from '../media/source.js';

/** Where a session is. */
export type SessionState = 'idle' | 'loading' | 'analysing' | 'done' | 'error';

/** The overlay video, or the overlay picture, on its way to the visitor. */
export interface ExportSnapshot {
  readonly state: 'running' | 'ready' | 'failed' | 'cancelled';
  /** How much of it is made, 0..1. */
  readonly progress: number;
  /** Estimated time left. */
  readonly etaMs?: number;
  /** Where it can be downloaded from, once it is ready. */
  readonly url?: string;
  /** Name to save it under. */
  readonly fileName?: string;
  readonly blob?: Blob;
  /** What there is to say about it. */
  readonly notes: readonly string[];
  readonly error?: PlainError;
}

/** One moment of a session. */
export interface SessionSnapshot {
  readonly state: SessionState;
  readonly kind: MediaKind;
  /** Name of the file or address under analysis, empty before the first. */
  readonly mediaName: string;
  /** Where the picture or video can be shown from, empty where there is none. */
  readonly mediaUrl: string;
  /** What is being loaded, in words. */
  readonly loadingMessage: string;
  /** How much of the video has been analysed, 0..1. */
  readonly progress: number;
  /** Size of the source in pixels after rotation; 0 until it is known. */
  readonly width: number;
  readonly height: number;
  /** Whether anybody has been found so far. */
  readonly personFound: boolean;
  /** What has been counted so far, where an exercise is tracked. */
  readonly count?: { readonly value: number; readonly unit: CounterUnit };
  readonly error?: PlainError;
  /** The overlay video or picture, from when it was first asked for. */
  readonly export?: ExportSnapshot;
}

/** A session before its first run. */
export const IDLE: SessionSnapshot = Object.freeze({
  state: 'idle',
  kind: 'video',
  mediaName: '',
  mediaUrl: '',
  loadingMessage: '',
  progress: 0,
  width: 0,
  height: 0,
  personFound: false,
});
