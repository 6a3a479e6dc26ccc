/**
 * What a worker and the page say to each other where the page's `<video>` decodes: the worker asks for one picture after
 * the other, so that there is never more than one on its way.
 */
import type { PlainError } from '../errors.js';

/** Worker to page. */
export interface PictureRequest {
  readonly id: number;
  /** Time of the frame, as the container states it. */
  readonly timeMs: number;
  /** Time of the frame after it. */
  readonly endMs: number;
  /** Where to seek to: inside of the frame, as browsers round at its edges. */
  readonly seekMs: number;
}

/** Page to worker. */
export type PictureAnswer =
  | {
      readonly id: number;
      readonly picture: ImageBitmap;
      /** Time of the picture by `requestVideoFrameCallback`; left out where the browser does not say. */
      readonly shownMs?: number;
    }
  | { readonly id: number; readonly error: PlainError };

/** Containers and browsers round times, each in its own way: by no more than this. */
const ROUNDING_MS = 1;

/**
 * Whether the picture that a browser says it shows is of the frame that was asked for. Chromium tells the frame's own
 * time; Firefox and WebKitGTK cut the frame off where they were told to seek, and tell that.
 */
export function isAskedFor(shownMs: number, { timeMs, endMs }: Pick<PictureRequest, 'timeMs' | 'endMs'>): boolean {
  const rounding = Math.min(ROUNDING_MS, (endMs - timeMs) / 4);
  return shownMs >= timeMs - rounding && shownMs < endMs - rounding;
}
