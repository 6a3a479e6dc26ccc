/**
 * One analysis of one picture or video, as its parts see it.
 */
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { VideoPart } from '../media/part.js';
import type { MediaInput, MediaRequest } from '../media/source.js';
import type { PoseTrack } from '../motion/pose-track.js';
import type { SkeletonColors } from '../output/draw-skeleton.js';
import type { TrackerMessage } from '../output/messages.js';
import type { DetectorPool } from '../pose/pool.js';
import type { Pose } from '../pose/types.js';
import type { DetectorLoader } from './detector-loader.js';
import type { Playback } from './playback.js';
import type { RunOptions } from './run-options.js';
import type { SessionSnapshot } from './snapshot.js';

/** A part of a video of which every frame was looked at. */
export interface SeenClosely {
  readonly part: VideoPart;
  readonly poses: readonly Pose[];
}

/** What the parts of one run share. */
export interface Run {
  readonly media: MediaInput;
  /** How it is asked for, where it is an address. */
  readonly request: MediaRequest;
  readonly name: string;
  /** Has the media shown: from the address that is returned. */
  readonly show: (media: MediaInput) => string;
  readonly options: RunOptions;
  readonly signal: AbortSignal;
  /** Aborted once its video is no longer shown, which may be long after the run. */
  readonly kept: AbortSignal;
  readonly pool: DetectorPool;
  readonly loader: DetectorLoader;
  readonly playback: Playback | undefined;
  /** What is shown: the poses, smoothed. */
  readonly track: PoseTrack;
  /** The poses of a video as the detector gave them. */
  readonly poses: PoseTrack;
  /** Parts of a video that were looked at in every frame, with their poses as the detector gave them; grows. */
  readonly seenClosely: SeenClosely[];
  readonly onDetection: ((pose: Pose) => void) | undefined;
  readonly skeletonColors: () => SkeletonColors;
  /** Times of the moments of a result that are shown as pictures. */
  readonly momentsOf: (summary: ExerciseSummaryMessage) => readonly number[];
  readonly isOverheard: () => boolean;
  readonly now: () => number;
  readonly send: (message: TrackerMessage) => void;
  readonly update: (change: Partial<SessionSnapshot>) => void;
}
