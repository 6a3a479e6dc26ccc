/**
 * How a video is cut into segments, which are analysed apart from each other. The cuts depend on the media (and on which
 * of its frames are analysed) alone, never on the device, so that every device gets the same result.
 */
import { timesOf, type VideoPart } from './part.js';
import { tickAfter, type AnalysisFps } from './sampling.js';

/**
 * Segments come in rounds of as many as most devices have workers: one, two, four and eight of them finish a round of
 * segments of the same length together. In the last round they are half as long, so that whoever is slower keeps the
 * others waiting for half as long; in the first, so that all share the beginning, which playback waits for.
 */
const ROUND = 8;

/**
 * Media time of one further round of whole segments between the first and the last: so many are of 2.5 to 4 s. Each begins
 * with a search for the person, which costs a run of the network more than following them.
 */
const MS_PER_ROUND = 30_000;

/** Below this length of the media one round is enough. */
const ONE_ROUND_MS = 10_000;

/** A segment has at least so many frames to analyse, and so much media time: the search at its beginning is dear. */
const LEAST_FRAMES = 8;
const LEAST_SEGMENT_MS = 600;

/**
 * A cut moves to a keyframe within this share of the shorter of the two segments around it: decoding begins there without
 * a detour. The more rounds there are the further it may move, as their differences even out: with few of them some
 * workers would have much more to do than others.
 */
const KEYFRAME_REACH_PER_ROUND = 0.04;
const KEYFRAME_REACH_MOST = 0.5;

/**
 * Where keyframes are far apart a segment may be longer, to end at the next one, in long videos: in short ones it would
 * leave workers without work. Encoders put keyframes no more than 10 s apart unless they are told to.
 */
const LONGEST_SEGMENT_MS = 10_500;
const LONGEST_SEGMENT_SHARE = 1 / 16;
const LONG_VIDEO_MS = 120_000;

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
/**
 * Cuts a video into segments that keep any number of workers busy to the end, at keyframes where there are any near. The
 * last segment is open-ended, as containers state their end inexactly, or ends with the part.
 *
 * @param part all of it by default
 */
export function planSegments(media: SegmentedMedia, fps: AnalysisFps, part?: VideoPart): Segment[] {
  const { keyframesMs = [] } = media;
  const { startMs, durationMs } = timesOf(part, media);
  const mediaMs = durationMs - startMs;
  const cuts: Cut[] = [{ atMs: startMs, decodeFromMs: startMs }];
  const longestMs = mediaMs < LONG_VIDEO_MS ? 0 : Math.min(LONGEST_SEGMENT_MS, mediaMs * LONGEST_SEGMENT_SHARE);
  let position = startMs;
  for (const { idealMs, reachMs, lengthMs } of idealCuts(startMs, mediaMs, fps)) {
    // The cut before has moved to a late keyframe.
    if (idealMs - position < lengthMs / 2) continue;
    const { timeMs, isKeyframe } = nearestCut(keyframesMs, { idealMs, reachMs, latestMs: position + longestMs });
    if (timeMs >= durationMs) break;
    position = timeMs;
    // A frame of the tick before must not be the first of this segment: each tick has one frame.
    const tickMs = tickAfter(timeMs, fps, media.startMs);
    const atMs = isKeyframe ? Math.max(tickMs, timeMs) : tickMs;
    const last = cuts.at(-1);
    if (last && atMs > last.atMs) cuts.push({ atMs, decodeFromMs: isKeyframe ? timeMs : atMs });
  }
  return cuts.map(({ atMs, decodeFromMs }, index) => ({
    index,
    startMs: atMs,
    endMs: cuts[index + 1]?.atMs ?? part?.endMs ?? Infinity,
    decodeFromMs,
  }));
}

/** Where the video would be cut if it had a keyframe everywhere, and how far each cut may move. */
interface IdealCut {
  readonly idealMs: number;
  /** Of the segment that ends there. */
  readonly lengthMs: number;
  readonly reachMs: number;
}

function* idealCuts(startMs: number, mediaMs: number, fps: AnalysisFps): Generator<IdealCut> {
  const lengths = segmentLengths(mediaMs, fps);
  const reach = Math.min(KEYFRAME_REACH_MOST, KEYFRAME_REACH_PER_ROUND * Math.ceil(lengths.length / ROUND));
  let idealMs = startMs;
  for (const [index, lengthMs] of lengths.slice(0, -1).entries()) {
    idealMs += lengthMs;
    yield { idealMs, lengthMs, reachMs: reach * Math.min(lengthMs, lengths[index + 1] ?? lengthMs) };
  }
}

/** Lengths of segments that fill the media, one after the other. */
function segmentLengths(mediaMs: number, fps: AnalysisFps): number[] {
  if (!(mediaMs > 0 && mediaMs < Infinity)) return [];
  const leastMs = Math.max(LEAST_SEGMENT_MS, fps === 'all' ? 0 : (LEAST_FRAMES * 1000) / fps);
  const most = Math.min(MOST_SEGMENTS, Math.floor(mediaMs / leastMs));
  if (mediaMs < ONE_ROUND_MS || most < 2 * ROUND) return even(Math.min(Math.max(1, most), ROUND), mediaMs);
  const between = Math.min(Math.round(mediaMs / MS_PER_ROUND), Math.floor(most / ROUND) - 2);
  // Those at both ends are half as long as those between.
  const endMs = mediaMs / (2 + 2 * between);
  return [...even(ROUND, endMs), ...even(ROUND * between, 2 * between * endMs), ...even(ROUND, endMs)];
}

function even(count: number, ms: number): number[] {
  return Array.from({ length: count }, () => ms / count);
}

/** The keyframe nearest to an ideal cut within its reach; else the next one where that is not too late; else the ideal. */
function nearestCut(
  keyframesMs: readonly number[],
  { idealMs, reachMs, latestMs }: Omit<IdealCut, 'lengthMs'> & { readonly latestMs: number },
): { timeMs: number; isKeyframe: boolean } {
  const from = firstFrom(keyframesMs, idealMs - reachMs);
  const next = keyframesMs[from];
  if (next === undefined || next > Math.max(idealMs + reachMs, latestMs)) return { timeMs: idealMs, isKeyframe: false };
  let nearest = next;
  for (let index = from; ; index++) {
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
