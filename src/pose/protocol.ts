/**
 * What the page and a detector worker say to each other, in the form of `workers/protocol.ts`.
 */
import type { VideoPart } from '../media/part.js';
import type { AnalysisFps } from '../media/sampling.js';
import type { Segment } from '../media/segments.js';
import type { MediaInput, MediaRequest } from '../media/source.js';
import type { VideoInfo } from '../media/frame.js';
import type { RequestOf } from '../workers/protocol.js';
import type { Work } from '../workers/worker-client.js';
import type { DetectorRequest } from './detector.js';
import type { Glance } from './glance.js';
import type { PoseModel } from './models.js';
import type { PersonChoice } from './people.js';
import type { Pose, PoseBackend, PoseKernels } from './types.js';

/** The work that a worker does, with what it takes, reports on the way and returns. */
export interface WorkerCalls {
  /** Loads the detector. Reports the share of its files that has arrived, 0..1. */
  load: { takes: { request: DetectorRequest }; reports: number; returns: DetectorInfo };
  /** Runs the loaded detector on the known picture so many times. */
  trial: { takes: { runs: number }; reports: never; returns: null };
  /**
   * Opens a video, in place of the one before. `video` is the page's number for it: a run that is being ended may still
   * speak of an earlier one. `request` says how its address is asked for. `pictures` gives its pictures where this browser does not decode it frame by frame.
   */
  open: {
    takes: { video: number; media: MediaInput; request?: MediaRequest; pictures?: MessagePort };
    reports: Working | Download;
    returns: OpenedVideo;
  };
  /**
   * Waits for all the data of a video that is being downloaded. Reports how much has arrived, as `open` does.
   */
  data: { takes: { video: number }; reports: Working | Download; returns: Blob };
  /**
   * Finds the people at the beginning of an open video, or of a part of it, and follows them for some seconds if that is asked for and they
   * are several. Returns a track of each.
   */
  people: { takes: { video: number; follow: boolean; part?: VideoPart }; reports: Working; returns: Pose[][] };
  /**
   * Analyses one segment of an open video. Reports each pose in order. `near` is the person to follow, as last seen just
   * before the segment; without it who is like `like`, or whoever is found where that is left out, looked for first where
   * the only person was at the beginning: `seen`. `line` leads to the worker that decodes for all of them, where one does.
   */
  segment: {
    takes: {
      video: number;
      segment: Segment;
      fps: AnalysisFps;
      near?: Pose;
      like?: Pose;
      seen?: Pose;
      line?: MessagePort;
    };
    reports: SeenPose | Working;
    returns: null;
  };
  /**
   * Decodes the segments of an open video once, for all workers, and keeps pictures of so many bytes until they are analysed.
   * Returns when all frames have been sent, or none will be any more.
   */
  lend: {
    takes: { video: number; segments: readonly Segment[]; fps: AnalysisFps; bytesAhead: number };
    reports: never;
    returns: null;
  };
  /** Sends the frames of one of the segments that are lent along a line; without one nobody wants them, or not any more. */
  hand: { takes: { video: number; segment: number; line?: MessagePort }; reports: never; returns: null };
  /** The worker that lends the frames of a segment is gone. */
  alone: { takes: { video: number; segment: number }; reports: never; returns: null };
  /**
   * Analyses one picture; `person` says whose pose is wanted. The picture moves to the worker and back, as large ones take
   * hundreds of megabytes.
   */
  image: { takes: { picture: ImageBitmap; person: PersonChoice }; reports: never; returns: AnalysedPicture };
  /**
   * The picture of an open video at a time; null where its pictures come from the page. Whoever asks for it has it until it is
   * closed.
   */
  still: { takes: { video: number; timeMs: number }; reports: never; returns: { picture: ImageBitmap | undefined } };
  /** Closes a video, if it is still the open one. */
  close: { takes: { video: number }; reports: never; returns: null };
}

/** Reported where nothing else is, at most once a second: data arrives or frames are decoded, so the work goes on. */
export const WORKING = 'working';
export type Working = typeof WORKING;

/** A pose, and what its frame looked like as a whole. */
export interface SeenPose extends Pose {
  /** Tells of cuts between segments. Left out by what stands in for a detector worker. */
  readonly glance?: Glance;
}

/** What was found in one picture. */
export interface AnalysedPicture {
  /** Of the one who is meant; without keypoints where nobody is there. */
  readonly pose: Pose;
  /** All who may be meant, as far as they are told apart. */
  readonly people: readonly Pose[];
  /** Index of the one who is meant among them. */
  readonly chosen: number;
  /** The picture again. */
  readonly picture: ImageBitmap;
}

/** How much of a file has arrived. */
export interface Download {
  /** 0..1 */
  readonly share: number;
  /** In total. */
  readonly bytes: number;
}

/** An open video. */
export interface OpenedVideo {
  readonly info: VideoInfo;
  /** The data, where all of it had to be downloaded: other workers read from it instead of downloading it again. */
  readonly data?: Blob;
  /** Set where it is still being downloaded: `data` waits for all of it. */
  readonly isDownloading?: true;
}

/** The name of one kind of work. */
export type WorkerCall = keyof WorkerCalls;

/** What a loaded worker says of itself. */
export interface DetectorInfo {
  readonly model: PoseModel;
  readonly backend: PoseBackend;
  readonly reason?: string;
  readonly kernels: PoseKernels;
  readonly kernelsReason?: string;
}

/** Page to worker. */
export type WorkerRequest<C extends WorkerCall = WorkerCall> = RequestOf<WorkerCalls, C>;

/**
 * Generous: slow devices take seconds to start a backend, and one picture a second. Loading waits for a slow network too,
 * which reports whenever data arrives; so does opening a video, where a server that is silent fails by itself before.
 */
const PATIENCE = {
  load: 90_000,
  trial: 60_000,
  open: 30_000,
  data: 60_000,
  people: 30_000,
  segment: 30_000,
  image: 60_000,
  still: 30_000,
} satisfies Record<Exclude<WorkerCall, 'close' | 'lend' | 'hand' | 'alone'>, number>;

/** What detector workers do. */
export const DETECTOR_WORK: Work = {
  name: 'the analysis',
  patience: PATIENCE,
  transferred: ['pictures', 'line', 'picture'],
};
