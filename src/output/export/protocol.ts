/**
 * What the page and the export worker say to each other: one call, in the form of `workers/protocol.ts`.
 */
import type { VideoPart } from '../../media/part.js';
import type { MediaInput, MediaRequest } from '../../media/source.js';
import type { Ghost } from '../../motion/ghost.js';
import type { ExportNote } from '../../texts/texts.js';
import type { Work } from '../../workers/worker-client.js';
import type { BadgeTimeline } from '../draw-badge.js';
import type { SkeletonColors } from '../draw-skeleton.js';
import type { PackedTrack } from './packed-track.js';

/** Container of the new video. */
export type ExportFormat = 'mp4' | 'webm';

/** What became of the sound. */
export type ExportAudio = 'none' | 'copied' | 'encoded' | 'dropped';

/** What is not as in the source, or not made as it should be. */
export interface ExportWarning {
  readonly code: ExportNote;
  /** What happened, and why. */
  readonly message: string;
}

/** What is drawn over every frame. */
export interface ExportOverlay {
  readonly track: PackedTrack;
  /** Colours of the skeleton; undefined leaves it out. */
  readonly skeleton: SkeletonColors | undefined;
  readonly badge: BadgeTimeline | undefined;
  /** Another's skeleton beside it. */
  readonly ghost?: GhostOverlay | undefined;
}

/** A ghost, and what colour it has; that of the drawing code where it is left out. */
export interface GhostOverlay {
  readonly ghost: Ghost;
  readonly color: string | undefined;
}

/** One export. */
export interface ExportRequest {
  readonly media: MediaInput;
  /** How it is asked for, where it is an address. */
  readonly request: MediaRequest;
  /** How messages name the source. */
  readonly name: string;
  /** What of it the new video holds; undefined for all. */
  readonly part?: VideoPart | undefined;
  readonly overlay: ExportOverlay;
  /** Whether it carries what the source says of itself: where, with what and by whom it was recorded. */
  readonly metadata?: boolean;
  /** Only this container; by default the best that the browser can write. */
  readonly format: ExportFormat | undefined;
  /** Name of the file that a long export is written to, in the page's own storage. */
  readonly storageName: string;
  /** Exports that are expected to be at least this long are written there; shorter ones are kept in a Blob. */
  readonly storeFromBytes: number;
}

/** The new video and what is known of it. */
export interface ExportedVideo {
  readonly blob: Blob;
  /** `video/mp4` or `video/webm`. */
  readonly mimeType: string;
  /** Codec string of the picture, such as `avc1.64001f`. */
  readonly codec: string;
  /** Size in pixels after rotation. */
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly frames: number;
  readonly audio: ExportAudio;
  readonly warnings: readonly ExportWarning[];
}

/** The work of the export worker. Reports the share of the video that is done, 0..1. */
export interface ExportCalls {
  export: { takes: { request: ExportRequest }; reports: number; returns: ExportedVideo };
}

/** What export workers do. An encoder that hangs is given up; opening a video on a slow network takes its time. */
export const EXPORT_WORK: Work = { name: 'the overlay video', patience: { export: 120_000 } };
