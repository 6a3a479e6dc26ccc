/**
 * The playing video, as the session sees it.
 */
import type { VideoPart } from '../media/part.js';

/** Plays the video that is being analysed, and says where it is. */
export interface Playback {
  /**
   * Shows a video, muted and inline, without playing it.
   *
   * @param part what is played of it until `settle`: all by default
   */
  load(url: string, part?: VideoPart): void;
  /**
   * Plays from the start, or from that of the part. Never rejects: where the browser does not let it play, `following`
   * stays false.
   */
  start(): void;
  /** Time of the picture that is shown, in ms of media time. */
  readonly positionMs: number;
  /** Whether playback is moving, so that messages can keep step with it. */
  readonly following: boolean;
  /**
   * Stops until `proceed`, because the analysis has not got much farther.
   *
   * @param lastMs where that is, in ms of media time: a picture beyond it is taken back to it. −Infinity where nothing is
   *   analysed yet
   */
  hold(lastMs: number): void;
  proceed(): void;
  /** Calls back whenever the position may have changed, or `following` has. */
  subscribe(listener: () => void): () => void;
  /** The run is over: the video is the visitor's own from here on. */
  settle(): void;
  /** Empties the player and frees its buffers. */
  unload(): void;
}
