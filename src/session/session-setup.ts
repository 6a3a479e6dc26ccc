/**
 * What a session is given by whoever makes it.
 */
import type { AccessClock } from '../access/clock.js';
import type { TokenVerifier } from '../access/access.js';
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { MediaKind } from '../media/source.js';
import type { SkeletonColors } from '../output/draw-skeleton.js';
import type { TrackerMessage } from '../output/messages.js';
import type { Pose } from '../pose/types.js';
import type { WorkerStarter } from '../workers/start-worker.js';
import type { Watch } from '../workers/worker-client.js';
import type { MediaCredentials } from './own-media.js';
import type { Playback } from './playback.js';
import type { SessionSnapshot } from './snapshot.js';
import type { StrayParameters } from './stray-address.js';

/** What a session needs from its surroundings. */
export interface SessionSetup {
  /** Receives every message, in order. */
  readonly onMessage: (message: TrackerMessage) => void;
  /** Called with the new snapshot on every change. */
  readonly onChange?: (snapshot: SessionSnapshot) => void;
  /** Receives every pose of a video as the detector gave it, before smoothing, as soon as it is found, in order. */
  readonly onDetection?: (pose: Pose) => void;
  /** Plays the video; without it messages are sent as they are found. */
  readonly playback?: Playback;
  /** Says what tokens are worth; by default every token gets every feature. */
  readonly verifyToken?: TokenVerifier;
  /**
   * Whether the page's cookies go with requests for media of its own origin, asked for with each run; by default they do,
   * as with any `<video>`. Where not, media of the page's own host is shown from what was fetched.
   */
  readonly mediaCredentials?: () => MediaCredentials;
  /**
   * Times of the moments of a result that are shown as pictures, in ms of media time: these are taken while the video is open
   * (`stills` of the snapshot). By default none.
   */
  readonly momentsOf?: (summary: ExerciseSummaryMessage) => readonly number[];
  /**
   * Whether messages are heard by somebody who is told nothing of what lies at an address, such as how large it is, unless
   * it is a video; by default they are not.
   */
  readonly isOverheard?: () => boolean;
  /**
   * Whether keypoints are sent where no exercise is set, without being asked for, asked for with each run: to those whose plan
   * holds them, never on the free one. By default they are not.
   */
  readonly sendsKeypointsUnasked?: () => boolean;
  /** Told when the last message of a run has been sent. */
  readonly onRunEnd?: (source: MediaKind) => void;
  /** Parameters of the page that look like the end of an address that was given with it: told where that does not load. */
  readonly strayParameters?: StrayParameters;
  /** The clock by which tokens expire. */
  readonly accessClock?: AccessClock;
  /** Most workers; by default as many as the device bears. */
  readonly workers?: number;
  /** URL of the worker's module; by default the one of the run's model, below the asset base. */
  readonly workerUrl?: string;
  readonly startWorker?: WorkerStarter;
  /** How long workers may be silent before they are replaced. */
  readonly watch?: Partial<Watch>;
  /** The clock for estimates of the time left, in ms from any origin. */
  readonly now?: () => number;
  /** URL of the export worker's module; by default `workers/export-worker.js` below the asset base. */
  readonly exportWorkerUrl?: string;
  /** Colours of the skeleton in overlay videos and pictures, asked for when one is made; by default those of the overlay. */
  readonly skeletonColors?: () => SkeletonColors;
}
