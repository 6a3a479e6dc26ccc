/**
 * Runs of our own pipeline, as it is built, without the element.
 */
import type { EnvironmentMessage, TrackerMessage } from '../../../src/output/messages.js';
import type { PoseTrack } from '../../../src/motion/pose-track.js';
import type { RunOptions } from '../../../src/session/run-options.js';
import type { SessionSetup } from '../../../src/session/session-setup.js';

/** The built `session.js`. */
interface SessionModule {
  readonly Session: new (setup: SessionSetup) => {
    analyze(file: Blob, options: RunOptions): Promise<void>;
    exportVideo(): Promise<Blob>;
    readonly track: PoseTrack;
    dispose(): void;
  };
}

/** One run. Times in ms from the call. */
export interface OwnRun {
  readonly readyMs: number;
  readonly firstPoseMs: number;
  readonly doneMs: number;
  readonly frames: number;
  /** Frames in which somebody was found. */
  readonly found: number;
  /** Frames per second from `ready` to the end. */
  readonly rate: number;
  readonly environment: EnvironmentMessage;
}

/** A session whose workers stay for the next run. */
export class OwnSession {
  #session: InstanceType<SessionModule['Session']> | undefined;
  #onMessage: (message: TrackerMessage) => void = () => undefined;
  #onPose: (found: boolean) => void = () => undefined;

  /** @param workers most workers; undefined: as many as the package takes by itself */
  constructor(
    private readonly module: string,
    private readonly workers: number | undefined,
  ) {}

  async run(file: Blob, options: RunOptions): Promise<OwnRun> {
    this.#session ??= await this.#create();
    let [readyMs, firstPoseMs, frames, found] = [NaN, NaN, 0, 0];
    let environment: EnvironmentMessage | undefined;
    const started = performance.now();
    this.#onMessage = (message) => {
      if (message.type === 'initialization' && message.ready) readyMs = performance.now() - started;
      if (message.type === 'environment') environment = message;
    };
    this.#onPose = (isPerson) => {
      if (frames++ === 0) firstPoseMs = performance.now() - started;
      if (isPerson) found++;
    };
    await this.#session.analyze(file, options);
    const doneMs = performance.now() - started;
    if (!environment) throw new Error('The run sent no environment message.');
    return { readyMs, firstPoseMs, doneMs, frames, found, rate: (frames * 1000) / (doneMs - readyMs), environment };
  }

  /** Makes the overlay video of the last run. */
  async exportVideo(): Promise<Blob> {
    return this.#running.exportVideo();
  }

  /** The poses of the last run. */
  get track(): PoseTrack {
    return this.#running.track;
  }

  get #running() {
    if (!this.#session) throw new Error('Nothing has been analysed.');
    return this.#session;
  }

  close(): void {
    this.#session?.dispose();
    this.#session = undefined;
  }

  async #create() {
    const { Session } = (await import(/* @vite-ignore */ this.module)) as SessionModule;
    return new Session({
      onMessage: (message) => this.#onMessage(message),
      onDetection: (pose) => this.#onPose(pose.keypoints.length > 0),
      ...(this.workers !== undefined && { workers: this.workers }),
    });
  }
}
