/**
 * What the parts of a run see of its session.
 */
import type { Plan } from '../access/access.js';
import { mediaName, type MediaInput } from '../media/source.js';
import { PoseTrack } from '../motion/pose-track.js';
import { defaultSkeletonStyle } from '../output/draw-skeleton.js';
import { mediaRequest } from './own-media.js';
import type { RunOptions } from './run-options.js';
import type { Run } from './run.js';
import type { SessionSetup } from './session-setup.js';

/** What a session has for one run. */
export interface RunParts extends Pick<Run, 'options' | 'signal' | 'kept' | 'track' | 'show' | 'update'> {
  /** A file, or a whole address. */
  readonly media: MediaInput;
  readonly workers: Pick<Run, 'loader' | 'pool'>;
  /** What the token is worth. */
  readonly plan: Plan;
}

/** A run; nothing is heard of it any more once it has been aborted. */
export function makeRun(
  setup: SessionSetup,
  { media, options, plan, signal, kept, track, workers, show, update }: RunParts,
): Run {
  const credentials = setup.mediaCredentials?.() ?? 'same-origin';
  return {
    media,
    name: mediaName(media),
    request: mediaRequest(media, options.source, credentials, location.hostname),
    show,
    options: { ...options, keypoints: options.keypoints || sendsUnasked(setup, options, plan) },
    signal,
    kept,
    track,
    poses: new PoseTrack(),
    seenClosely: [],
    ...workers,
    playback: setup.playback,
    onDetection: setup.onDetection,
    skeletonColors: setup.skeletonColors ?? (() => defaultSkeletonStyle(1)),
    momentsOf: setup.momentsOf ?? (() => []),
    isOverheard: setup.isOverheard ?? (() => false),
    now: setup.now ?? (() => performance.now()),
    send: (message) => {
      if (!signal.aborted) setup.onMessage(message);
    },
    update: (change) => {
      if (!signal.aborted && !kept.aborted) update(change);
    },
  };
}

/** Whether keypoints are sent without having been asked for. */
function sendsUnasked({ sendsKeypointsUnasked }: SessionSetup, { exercise }: RunOptions, plan: Plan): boolean {
  return plan !== 'free' && exercise === '' && sendsKeypointsUnasked?.() === true;
}
