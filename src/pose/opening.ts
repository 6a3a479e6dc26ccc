/**
 * Who is there at the beginning of a video, and what they do: looked at before its segments are, so that all of them
 * follow the same person. What is found depends on the video alone.
 */
import type { Frame, VideoInfo } from '../media/frame.js';
import { timesOf, type VideoPart } from '../media/part.js';
import type { Segment } from '../media/segments.js';
import type { PoseDetector } from './detector.js';
import type { Pose } from './types.js';

/** How long somebody is looked for, and how long several are followed. */
const OPENING_MS = 3600;

/** Frames per second of media time that are looked at, at most. */
export const OPENING_FPS = 5;

/** Of these frames, every so many is searched until somebody is there: one search costs several runs of the model. */
const SEARCH_EVERY = 5;

/**
 * Runs of the model that following several people costs together. With what finding them costs that is 15 % of a video of
 * 10 s at 15 frames a second; in longer ones it is less.
 */
const FOLLOWING_RUNS = 18;

/**
 * The stretch of the video that is looked at.
 *
 * @param part what is analysed of it; all by default
 */
export function openingOf(info: VideoInfo, part?: VideoPart): Segment {
  const { startMs } = timesOf(part, info);
  const endMs = Math.min(startMs + OPENING_MS, part?.endMs ?? Infinity);
  return { index: 0, startMs, endMs, decodeFromMs: startMs };
}

/** Shares of what is analysed at which people are looked for once more. Chosen, not measured: two looks, evenly spread. */
const LATER_LOOKS = [1 / 3, 2 / 3];

/**
 * Where people are looked for who were not there at the beginning: one frame each.
 *
 * @param part what is analysed of the video; all by default
 */
export function laterLooks(info: Pick<VideoInfo, 'startMs' | 'durationMs'>, part?: VideoPart): VideoPart[] {
  const { startMs, durationMs } = timesOf(part, info);
  return LATER_LOOKS.map((share) => lookAt(startMs + share * (durationMs - startMs)));
}

/** A part that is one frame, the first from a time on. */
export function lookAt(timeMs: number): VideoPart {
  return { startMs: timeMs, endMs: timeMs + 1000 / OPENING_FPS };
}

/**
 * Finds the people in the first frame in which anybody is, and follows them where there are several.
 *
 * @param frames those of the opening, in order; closed here
 * @param follow whether several are to be followed
 * @returns a track of each: one pose where they are not followed
 */
export async function openingTracks(
  detector: PoseDetector,
  frames: AsyncIterable<Frame>,
  follow: boolean,
): Promise<Pose[][]> {
  const tracks: Pose[][] = [];
  let count = 0;
  let next = 0;
  for await (const frame of frames) {
    const index = count++;
    try {
      if (index < next) continue;
      if (tracks.length === 0) {
        next = index + SEARCH_EVERY;
        const people = (await detector.findPeople?.(frame)) ?? [];
        if (people.length === 0) continue;
        tracks.push(...people.map((pose) => [pose]));
        if (!follow || people.length < 2) break;
      } else {
        for (const track of tracks) {
          const last = track.at(-1);
          const now = last && (await detector.findAgain?.(frame, last));
          if (now) track.push(now);
        }
      }
      const most = FOLLOWING_RUNS / tracks.length;
      next = index + Math.ceil(((OPENING_MS / 1000) * OPENING_FPS) / most);
    } finally {
      frame.close();
    }
  }
  return tracks;
}
