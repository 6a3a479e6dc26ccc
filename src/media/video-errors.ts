/**
 * The errors of videos that are not what they should be.
 */
import { TrackerError } from '../errors.js';

/** `media_decode_error` for a file that begins as it should and has no index. */
export function noIndex(name: string): TrackerError {
  return new TrackerError(
    'media_decode_error',
    `${name} has no index, so it was not finished or is cut off. Record or export it again.`,
    { reason: 'no_index', name },
  );
}

/** `unsupported_media` for a file of sound or data. */
export function noVideoTrack(name: string): TrackerError {
  return new TrackerError('unsupported_media', `${name} has no video track, only sound or data. Choose a video file.`, {
    reason: 'no_video_track',
    name,
  });
}

/** `unsupported_media` for a codec that this browser has no decoder of, for programs at least. */
export function undecodable(name: string, codec: string): TrackerError {
  return new TrackerError(
    'unsupported_media',
    `This browser cannot decode the video codec of ${name} (${codec}). Convert it to H.264 (MP4), or use another browser.`,
    { reason: 'codec', codec, name, decoder: typeof VideoDecoder === 'undefined' ? 'missing' : 'refuses' },
  );
}

/**
 * `unsupported_media` for a video that its edit list cuts, where only the browser's player decodes it: players differ in what
 * they show of such files, some of them what was cut away.
 */
export function cutForPlayers(name: string): TrackerError {
  return new TrackerError(
    'unsupported_media',
    `${name} was cut without being encoded anew, and this browser decodes it in its player only, which need not keep to the cuts. Export it from the app that cut it as H.264 (MP4), or use another browser.`,
    { reason: 'edits', name },
  );
}

/** `unsupported_media` for a video of several pieces, each encoded in its own way, where not all can be read. */
export function joinedUp(name: string): TrackerError {
  return new TrackerError(
    'unsupported_media',
    `${name} was joined of pieces that are encoded in different ways, without encoding them anew, which browsers do not read. Export it from a video editor as H.264 (MP4), or choose one of the pieces.`,
    { reason: 'descriptions', name },
  );
}

/** `video_load_error` for a file without a byte. */
export function emptyFile(name: string): TrackerError {
  return new TrackerError('video_load_error', `${name} is empty (0 bytes). Choose another file.`, {
    reason: 'empty',
    name,
  });
}

/** `media_decode_error` for a file whose end is missing. */
export function cutOff(name: string, durationMs: number, readableMs?: number): TrackerError {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const where = readableMs !== undefined && readableMs >= 0 ? ` Only ${seconds(readableMs)} of it can be read.` : '';
  return new TrackerError(
    'media_decode_error',
    `${name} is cut off: it should be ${seconds(durationMs)} long, but its end is missing.${where} Copy, upload or record it again.`,
    { reason: 'truncated', name, durationMs },
  );
}

/** `media_decode_error` for what cannot be read; what a program says of it stands in the details. */
export function damaged(name: string, error: unknown): TrackerError {
  const cause = error instanceof Error ? error.message : String(error);
  return new TrackerError(
    'media_decode_error',
    `${name} is damaged or cut off and could not be decoded. Record or export it again.`,
    { reason: 'damaged', name, cause },
    { cause: error },
  );
}
