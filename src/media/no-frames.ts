/**
 * The error of videos in which there is nothing to see.
 */
import { TrackerError } from '../errors.js';

/** `media_decode_error` for a video in which there is nothing to see. */
export function noFrames(name: string): TrackerError {
  return new TrackerError(
    'media_decode_error',
    `${name} holds a video track without a single frame: it is incomplete. Record or export it again.`,
    { reason: 'no_frames', name },
  );
}
