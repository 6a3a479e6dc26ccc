/**
 * What the page and a detector worker say to each other. Every request has an id; its answers carry the same one.
 */
import type { PlainError } from '../errors.js';
import type { AnalysisFps } from '../media/sampling.js';
import type { Segment } from '../media/segments.js';
import type { MediaInput } from '../media/source.js';
import type { VideoInfo } from '../media/frame.js';
import type { DetectorRequest, PoseBackend } from './detector.js';
import type { Pose, PoseModel } from './types.js';

/** One kind of work: what it takes, what it reports on the way and what it returns. */
export interface AnyCall {
  takes: object;
  reports: unknown;
  returns: unknown;
}

/** The work that a worker does, with what it takes, reports on the way and returns. */
export interface WorkerCalls {
  /** Loads the detector. Reports the share of its files that has arrived, 0..1. */
  load: { takes: { request: DetectorRequest }; reports: number; returns: DetectorInfo };
  /** Runs the loaded detector on the known picture so many times. */
  trial: { takes: { runs: number }; reports: never; returns: null };
  /**
   * Opens a video, in place of the one before. `video` is the page's number for it: a run that is being ended may still
   * speak of an earlier one. `pictures` gives its pictures where this browser does not decode it frame by frame.
   */
  open: {
    takes: { video: number; media: MediaInput; pictures?: MessagePort };
    reports: Working | Download;
    returns: OpenedVideo;
  };
  /**
   * Waits for all the data of a video that is being downloaded. Reports how much has arrived, as `open` does.
   */
  data: { takes: { video: number }; reports: Working | Download; returns: Blob };
  /**
   * Analyses one segment of an open video. Reports each pose in order. `near` is the person to follow, as last seen just
   * before the segment; without it whoever is found is followed.
   */
  segment: {
    takes: { video: number; segment: Segment; fps: AnalysisFps; near?: Pose };
    reports: Pose | Working;
    returns: null;
  };
  /** Analyses one picture. */
  image: { takes: { blob: Blob; name: string }; reports: never; returns: Pose };
  /** Closes a video, if it is still the open one. */
  close: { takes: { video: number }; reports: never; returns: null };
}

/** Reported where nothing else is, at most once a second: data arrives or frames are decoded, so the work goes on. */
export const WORKING = 'working';
export type Working = typeof WORKING;

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
}

/** Page to worker. */
export type WorkerRequest =
  | { [C in WorkerCall]: { readonly id: number; readonly call: C } & WorkerCalls[C]['takes'] }[WorkerCall]
  | { readonly id: number; readonly call: 'cancel' };

/** Worker to page. */
export type WorkerAnswer =
  | { readonly id: number; readonly kind: 'report'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'result'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'cancelled' }
  | { readonly id: number; readonly kind: 'error'; readonly error: PlainError };

/** Either end of the line: a worker, its own global scope, or a message port. */
export interface Endpoint {
  postMessage(message: unknown, options?: { transfer?: Transferable[] }): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: Event) => void): void;
}
