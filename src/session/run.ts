/**
 * One analysis of one picture or video, as its parts see it.
 */
import type { MediaInput } from '../media/source.js';
import type { PoseTrack } from '../motion/pose-track.js';
import type { SkeletonColors } from '../output/draw-skeleton.js';
import type { TrackerMessage } from '../output/messages.js';
import type { DetectorPool } from '../pose/pool.js';
import type { Pose } from '../pose/types.js';
import type { DetectorLoader } from './detector-loader.js';
import type { Playback } from './playback.js';
import type { RunOptions } from './run-options.js';
import type { SessionSnapshot } from './snapshot.js';

/** Media, once it may be opened. */
export interface LoadedMedia {
  /** What it is read from. */
  readonly media: MediaInput;
  /** Where it can be shown from. */
  readonly mediaUrl: string;
}

/** What the parts of one run share. */
export interface Run {
  /** What was given; see `load`. */
  readonly media: MediaInput;
  readonly name: string;
  /** Makes the media ready to be opened and shown. */
  readonly load: (onDownload: (share: number, bytes?: number) => void) => Promise<LoadedMedia>;
  readonly options: RunOptions;
  readonly signal: AbortSignal;
  readonly pool: DetectorPool;
  readonly loader: DetectorLoader;
  readonly playback: Playback | undefined;
  readonly track: PoseTrack;
  readonly onDetection: ((pose: Pose) => void) | undefined;
  readonly skeletonColors: () => SkeletonColors;
  readonly now: () => number;
  readonly send: (message: TrackerMessage) => void;
  readonly update: (change: Partial<SessionSnapshot>) => void;
}
