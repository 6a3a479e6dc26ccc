/**
 * Whether one worker should decode a video for all of them. It depends on where the keyframes are: a worker that has to
 * begin at a keyframe far ahead of its segment decodes what others decode too. What is found is the same either way.
 */
import type { VideoInfo } from './frame.js';
import type { AnalysisFps } from './sampling.js';
import type { Segment } from './segments.js';

/** What the choice depends on. */
export type DecodedMedia = Pick<VideoInfo, 'width' | 'height' | 'startMs' | 'durationMs' | 'keyframesMs'>;

/**
 * Sharing has to save this share of the video's decoding: the pictures are copied once more, and those of a segment that
 * begins later wait for those before it. Measured at 720p, in processor time: decoding takes 3 ms a frame, copying it .5 ms,
 * and only those that are analysed are copied.
 */
const WORTH_SHARING = 0.25;

/**
 * Most bytes of pictures that are decoded and not yet analysed. Sharing saves all decoders but one, each of which
 * keeps up to 24 pictures.
 */
const MOST_BYTES_AHEAD = 192 * 2 ** 20;

/** Of 4:2:0, as nearly all video is. */
const BYTES_PER_PIXEL = 1.5;

/** Frames per second of nearly all video: containers do not say before all of their frames are looked at. */
const USUAL_RATE = 30;

/** How a video is decoded once for all. */
export interface SharingPlan {
  /** Bytes of pictures that may be decoded and not yet analysed: with fewer some workers would wait. */
  readonly bytesAhead: number;
}

/**
 * @param workers that analyse it at once, taking segments in turn
 * @returns undefined where each should decode for itself, as where the container does not list the keyframes
 */
export function planSharing(
  media: DecodedMedia,
  segments: readonly Segment[],
  fps: AnalysisFps,
  workers: number,
): SharingPlan | undefined {
  const { width, height, keyframesMs } = media;
  if (workers < 2 || !keyframesMs) return undefined;
  const untilMs = (segment: Segment) => Math.min(segment.endMs, media.durationMs);
  // All workers are busy only while the pictures of as many segments find room.
  const longestMs = Math.max(...segments.map((segment) => untilMs(segment) - segment.startMs));
  const framesAhead = Math.ceil(((workers - 1) * longestMs * (fps === 'all' ? USUAL_RATE : fps)) / 1000);
  const bytesAhead = framesAhead * width * height * BYTES_PER_PIXEL;
  if (bytesAhead > MOST_BYTES_AHEAD) return undefined;
  const onceMs = Math.max(...segments.map(untilMs)) - decodedFromMs(media, segments[0]);
  let apartMs = 0;
  for (let worker = 0; worker < workers; worker++) {
    let positionMs = -Infinity;
    for (const segment of segments.filter(({ index }) => index % workers === worker)) {
      apartMs += untilMs(segment) - Math.max(positionMs, decodedFromMs(media, segment));
      positionMs = untilMs(segment);
    }
  }
  return apartMs > (1 + WORTH_SHARING) * onceMs ? { bytesAhead } : undefined;
}

/** The keyframe from which a segment is decoded. */
function decodedFromMs({ startMs, keyframesMs = [] }: DecodedMedia, segment: Segment | undefined): number {
  return keyframesMs.findLast((timeMs) => timeMs <= (segment?.decodeFromMs ?? startMs)) ?? startMs;
}
