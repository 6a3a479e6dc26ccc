/**
 * The detector seam: everything after it is the same whatever finds the pose.
 */
import type { Frame } from '../media/frame.js';
import type { AssetLocation } from './asset-url.js';
import type { Glance } from './glance.js';
import type { PoseModel } from './models.js';
import type { Pose, PoseBackend, PoseKernels } from './types.js';

/** Finds the pose of one person in frame after frame. */
export interface PoseDetector {
  readonly model: PoseModel;
  /**
   * Finds the person in a frame. May use where the person was in the last frame; `reset` makes it forget that.
   *
   * @param frame not closed by the detector
   * @returns the pose in pixels of the frame, with no keypoints where nobody was found
   */
  detect(frame: Frame): Promise<Pose>;
  /**
   * What the whole frame looks like, to tell cuts by; left out by a detector that does not read its pixels, for which that
   * would cost more than the detection.
   */
  glance?(frame: Frame): Promise<Glance>;
  /** Finds the people in a frame, up to three; left out where a detector finds one only. */
  findPeople?(frame: Frame): Promise<Pose[]>;
  /**
   * Looks once for a person where they were in an earlier frame. Goes with `findPeople`.
   *
   * @returns undefined where they are not there
   */
  findAgain?(frame: Frame, before: Pose): Promise<Pose | undefined>;
  /**
   * Forgets all frames so far: called at the start of every segment and of every picture.
   *
   * @param near the person to follow, as last seen just before the next frame, where it must not be somebody else
   * @param like whom to follow of several people, as seen some time ago
   * @param seen the only person, as seen some time ago: looked for there first, as that is quicker than a search
   */
  reset(near?: Pose, like?: Pose, seen?: Pose): void;
  /**
   * Runs once on a picture whose answer is known; left out where there is none. Changes nothing in what is found later.
   *
   * @throws TrackerError `backend_unavailable` where the answer is wrong
   */
  check?(): Promise<void>;
  /** Frees the model's memory. */
  dispose(): void;
}

/** What `poseBackend` may ask for. */
export type PoseBackendChoice = 'auto' | PoseBackend;

/** What a detector is made from. */
export interface DetectorRequest extends AssetLocation {
  readonly model: PoseModel;
  readonly backend: PoseBackendChoice;
}

/** A detector, ready for its first frame. */
export interface LoadedDetector {
  readonly detector: PoseDetector;
  readonly backend: PoseBackend;
  /** Why it is not the backend that was asked for, or how `auto` chose. */
  readonly reason?: string;
  /** What computes. */
  readonly kernels: PoseKernels;
  /** Why it is not the fastest that there is. */
  readonly kernelsReason?: string;
}

/** Makes a detector; `onProgress` gets the share of its files that has arrived, 0..1. */
export type DetectorFactory = (
  request: DetectorRequest,
  signal: AbortSignal,
  onProgress: (value: number) => void,
) => Promise<LoadedDetector>;

/** `details.reason` of a `backend_unavailable` for what workers lack, in some browsers, and pages may have. */
export const NOT_IN_WORKERS = 'not_in_workers';
