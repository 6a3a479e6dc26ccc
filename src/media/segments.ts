/**
 * How a video is cut into segments, which are analysed apart from each other. The cuts depend on the media (and on which
 * of its frames are analysed) alone, never on the device, so that every device gets the same result.
 */
import { tickAfter, type AnalysisFps } from './sampling.js';

/** Length of a segment of media time. */
const SEGMENT_MS = 4000;

/**
 * The first ones are shorter: the workers share the beginning among them, so that playback can start at once where one
 * worker alone is slower than real time.
 */
const FIRST_SEGMENTS_MS: readonly number[] = [1000, 1000, 2000, 2000];

/** A cut moves to a keyframe within this share of the segment's length: decoding begins there without a detour. */
const KEYFRAME_REACH = 0.5;

/**
 * Where keyframes are far apart a segment may be longer, to end at the next one, in long videos: in short ones it would
 * leave workers without work. Encoders put keyframes no more than 10 s apart unless they are told to.
 */
const LONGEST_SEGMENT_MS = 10_500;
const LONGEST_SEGMENT_SHARE = 1 / 16;

/**
 * Videos with more segments get longer ones: five hours have fewer, and damaged files state any length, which must not
 * decide how much memory a list takes.
 */
const MOST_SEGMENTS = 5000;

/** What the cuts depend on. */
export interface SegmentedMedia {
  /** Time of the first frame. */
  readonly startMs: number;
  /** End of the last frame, as exactly as the container says. */
  readonly durationMs: number;
  /** Times of all keyframes in order, where the container lists them. */
  readonly keyframesMs?: readonly number[];
}

/** A stretch of a video: from `startMs`, inclusive, to `endMs`, exclusive. */
export interface Segment {
  readonly index: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Where decoding may begin: the keyframe that the segment begins with, else its start. Never after `startMs`. */
  readonly decodeFromMs: number;
}

interface Cut {
  readonly atMs: number;
  readonly decodeFromMs: number;
}

/**
 * Cuts a video into segments of about `SEGMENT_MS`, at keyframes where there are any near. Stretches without a keyframe
 * are cut evenly. The last segment is open-ended, as containers state their end inexactly.
 */
export function planSegments(media: SegmentedMedia, fps: AnalysisFps): Segment[] {
  const { keyframesMs = [], startMs, durationMs } = media;
  const leastMs = (durationMs - startMs) / MOST_SEGMENTS;
  const longestMs = Math.min(LONGEST_SEGMENT_MS, (durationMs - startMs) * LONGEST_SEGMENT_SHARE);
  const cuts: Cut[] = [{ atMs: startMs, decodeFromMs: startMs }];
  for (let position = startMs; Number.isFinite(durationMs);) {
    const lengthMs = Math.max(leastMs, FIRST_SEGMENTS_MS[cuts.length - 1] ?? SEGMENT_MS);
    if (durationMs - position < lengthMs * (1 + KEYFRAME_REACH)) break;
    const { timeMs, isKeyframe } = nextCut(keyframesMs, position, lengthMs, longestMs);
    if (timeMs >= durationMs) break;
    position = timeMs;
    // A frame of the tick before must not be the first of this segment: each tick has one frame.
    const tickMs = tickAfter(timeMs, fps, startMs);
    const atMs = isKeyframe ? Math.max(tickMs, timeMs) : tickMs;
    const last = cuts.at(-1);
    if (last && atMs > last.atMs) cuts.push({ atMs, decodeFromMs: isKeyframe ? timeMs : atMs });
  }
  return cuts.map(({ atMs, decodeFromMs }, index) => ({
    index,
    startMs: atMs,
    endMs: cuts[index + 1]?.atMs ?? Infinity,
    decodeFromMs,
  }));
}

function nextCut(
  keyframesMs: readonly number[],
  fromMs: number,
  lengthMs: number,
  longestMs: number,
): { timeMs: number; isKeyframe: boolean } {
  const reachMs = lengthMs * KEYFRAME_REACH;
  const idealMs = fromMs + lengthMs;
  const next = keyframesMs[firstFrom(keyframesMs, idealMs - reachMs)];
  if (next === undefined) return { timeMs: idealMs, isKeyframe: false };
  if (next > Math.max(idealMs + reachMs, fromMs + longestMs)) {
    const parts = Math.round((next - fromMs) / lengthMs);
    return { timeMs: fromMs + (next - fromMs) / parts, isKeyframe: false };
  }
  let nearest = next;
  for (let index = firstFrom(keyframesMs, next); ; index++) {
    const time = keyframesMs[index];
    if (time === undefined || Math.abs(time - idealMs) > Math.abs(nearest - idealMs)) break;
    nearest = time;
  }
  return { timeMs: nearest, isKeyframe: true };
}

/** Index of the first of ascending times that is not before `timeMs`. */
function firstFrom(times: readonly number[], timeMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
