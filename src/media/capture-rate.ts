/**
 * How fast the camera took the frames of a video that plays them more slowly, where the file says so.
 */
import type { Input, InputVideoTrack } from 'mediabunny';
import { isMovie } from './container.js';

/** Frames per second, as the file states them. */
export interface CaptureRate {
  /** At which the camera took them. */
  readonly capturedFps: number;
  /** At which they are played. */
  readonly playedFps: number;
}

/**
 * Android's recorder writes it (`MediaRecorder.setCaptureRate`, `MediaFormat.KEY_CAPTURE_RATE`). Apple states none: an
 * original in slow motion plays in real time, whatever `com.apple.quicktime.full-frame-rate-playback-intent` advises players
 * to do with it, and one that was exported slowed down says nothing of it.
 */
const CAPTURE_KEY = 'com.android.capture.fps';

/** What recorders may state: anything else in the field's four bytes is no frame rate. */
const POSSIBLE_FPS = { least: 1, most: 10_000 };

/** So many frames tell how fast a video plays: all of its index would have to be read otherwise. */
const FRAMES_LOOKED_AT = 240;

/** @returns undefined where the file does not say how fast its frames were taken */
export async function statedCapture(input: Input, track: InputVideoTrack): Promise<CaptureRate | undefined> {
  // Others keep such data elsewhere in the file, and nobody writes this there.
  if (!(await isMovie(input))) return undefined;
  const { raw } = await input.getMetadataTags();
  const capturedFps = readRate(raw?.[CAPTURE_KEY]);
  if (capturedFps === undefined) return undefined;
  const { averagePacketRate: playedFps } = await track.computePacketStats(FRAMES_LOOKED_AT);
  // One frame without a length has no rate.
  return Number.isFinite(playedFps) && playedFps > 0 ? { capturedFps, playedFps } : undefined;
}

/** @param value as the file holds it: Android writes a float, other programs an integer or text */
export function readRate(value: unknown): number | undefined {
  if (typeof value === 'string') return possible(Number(value));
  if (!(value instanceof Uint8Array) || value.length !== 4) return undefined;
  const bytes = new DataView(value.buffer, value.byteOffset, value.length);
  return possible(bytes.getFloat32(0)) ?? possible(bytes.getUint32(0));
}

function possible(fps: number): number | undefined {
  return fps >= POSSIBLE_FPS.least && fps <= POSSIBLE_FPS.most ? fps : undefined;
}
