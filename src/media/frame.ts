/**
 * What a media source gives: what is known of the video, and one picture after the other on its way to a detector.
 */

import type { CaptureRate } from './capture-rate.js';

/** A 2D context that pictures are drawn to. */
export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A rectangle in pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A square in pixels of a picture; it may reach over the picture's edges. */
export interface Square {
  readonly centreX: number;
  readonly centreY: number;
  readonly side: number;
}

/** A decoded picture, upright. Whoever takes it closes it, promptly: decoders own only a few. */
export interface Frame {
  /** Media time in ms. */
  readonly timestampMs: number;
  /** Size in pixels after rotation: the same for all frames of a video. A decoded picture of another shape lies in its middle. */
  readonly width: number;
  readonly height: number;
  /** Draws a part of the picture, given in its own pixels and inside its edges. What the picture leaves free is not touched. */
  draw(context: Context2D, part: Rectangle, target: Rectangle): void;
  /**
   * Reads a square of the picture, scaled to `size` × `size` pixels and black outside the picture's edges: faster than
   * drawing, and the same in every browser.
   *
   * @returns undefined where the picture can only be drawn
   */
  read?(square: Square, size: number): Promise<ImageData | undefined>;
  close(): void;
}

/** What is known of a video before its first frame is decoded. */
export interface VideoInfo {
  /** Size in pixels after rotation. */
  readonly width: number;
  readonly height: number;
  /** Time of the first frame, usually 0. */
  readonly startMs: number;
  /** Time at which the last frame ends. */
  readonly durationMs: number;
  /** Codec string such as `avc1.64001f`. */
  readonly codec: string;
  /** Whether the file has frames that its edit list does not show, or not where they lie. */
  readonly isCut?: true;
  /** Times of the keyframes, no more than a few each second, where the container lists them in one place. */
  readonly keyframesMs?: readonly number[];
  /** How fast its frames were taken, where the file says so. */
  readonly capture?: CaptureRate;
}
