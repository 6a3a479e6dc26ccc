/**
 * The part of a video that is analysed, counted and exported, where not all of it is.
 */
import { TrackerError } from '../errors.js';

/** From `startMs`, inclusive, to `endMs`, exclusive, in ms of media time. An open end is `Infinity`. */
export interface VideoPart {
  readonly startMs: number;
  readonly endMs: number;
}

/** What is asked for, in seconds of media time; null and undefined leave that end where the video's is. */
export interface PartChoice {
  readonly startTime?: number | null | undefined;
  readonly endTime?: number | null | undefined;
}

/**
 * Pages know how long a video is from a `<video>`, whose length is that of the longest track, or from a file's rounded
 * length: an end this much beyond the last frame is the end.
 */
const END_TOLERANCE_MS = 500;

/**
 * Callers from JavaScript may give anything.
 *
 * @throws TrackerError `invalid_parameter` where that is no part of any video
 */
export function checkPart({ startTime, endTime }: PartChoice): void {
  for (const [option, value] of Object.entries({ startTime, endTime })) {
    if (value === null || value === undefined || (Number.isFinite(value) && value >= 0)) continue;
    throw wrong(option, value, 'it is no time in a video', 'Give seconds from the beginning, or leave it out.', {
      allowed: 'seconds from 0',
    });
  }
  if (endTime === null || endTime === undefined || endTime > (startTime ?? 0)) return;
  throw wrong('endTime', endTime, `that is not after startTime (${startTime ?? 0})`, 'Give a later one.', {
    reason: 'not_after_start',
    allowed: `more than ${startTime ?? 0}`,
  });
}

/**
 * @param video its first frame's time and the end of its last
 * @returns undefined for the whole video
 * @throws TrackerError `invalid_parameter` where the video has no such part
 */
export function choosePart(choice: PartChoice, video: VideoTimes): VideoPart | undefined {
  checkPart(choice);
  const { startTime, endTime } = choice;
  const lengthS = Math.round(video.durationMs) / 1000;
  const beyond = (option: string, value: number): TrackerError =>
    wrong(option, value, `the video has only ${lengthS} s`, 'Give seconds within it, or leave it out.', {
      reason: 'beyond_the_end',
      allowed: `0 to ${lengthS}`,
    });
  const startMs = toMs(startTime) ?? 0;
  const endMs = toMs(endTime) ?? Infinity;
  // A single frame may last no time.
  if (startMs > 0 && startMs >= video.durationMs) throw beyond('startTime', startTime ?? 0);
  if (endMs !== Infinity && endMs > video.durationMs + END_TOLERANCE_MS) throw beyond('endTime', endTime ?? 0);
  if (startMs <= video.startMs && endMs >= video.durationMs) return undefined;
  return { startMs: Math.max(video.startMs, startMs), endMs: endMs >= video.durationMs ? Infinity : endMs };
}

/** When a video begins and ends, in ms of media time. */
export interface VideoTimes {
  readonly startMs: number;
  readonly durationMs: number;
}

/** `invalid_parameter` for a part in which no frame begins. */
export function emptyPart({ startMs, endMs }: VideoPart, name: string): TrackerError {
  const seconds = (ms: number): string => (ms === Infinity ? 'the end' : `${Math.round(ms) / 1000} s`);
  return new TrackerError(
    'invalid_parameter',
    `No picture of ${name} begins between ${seconds(startMs)} (startTime) and ${seconds(endMs)} (endTime). Choose a longer part.`,
    { option: 'endTime', reason: 'no_frames', name },
  );
}

/** Where a part, or the whole, begins and ends. */
export function timesOf(part: VideoPart | undefined, video: VideoTimes): VideoTimes {
  if (!part) return { startMs: video.startMs, durationMs: video.durationMs };
  return { startMs: part.startMs, durationMs: Math.min(part.endMs, video.durationMs) };
}

/** Whether a part lies in another; undefined is the whole video. */
export function isWithin(part: VideoPart | undefined, other: VideoPart | undefined): boolean {
  if (!other) return true;
  return part !== undefined && part.startMs >= other.startMs && part.endMs <= other.endMs;
}

/** What lies in a part. */
export function* within<T extends { readonly timestampMs: number }>(
  all: Iterable<T>,
  part: VideoPart | undefined,
): Iterable<T> {
  for (const timed of all) {
    if (!part || (timed.timestampMs >= part.startMs && timed.timestampMs < part.endMs)) yield timed;
  }
}

function toMs(seconds: number | null | undefined): number | undefined {
  return seconds === null || seconds === undefined ? undefined : Math.round(seconds * 1e6) / 1e3;
}

function wrong(option: string, value: unknown, why: string, remedy: string, details: object): TrackerError {
  const shown = typeof value === 'number' ? String(value) : `a value of type ${typeof value}`;
  return new TrackerError('invalid_parameter', `The option ${option} cannot be ${shown}: ${why}. ${remedy}`, {
    option,
    value: shown,
    ...details,
  });
}
