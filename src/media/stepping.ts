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
  /** Where to seek to: inside of the frame, as browsers round at its edges. */
  readonly seekMs: number;
  /** How far the time of the picture that the browser shows may be from `timeMs`. */
  readonly toleranceMs: number;
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
