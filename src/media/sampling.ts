/**
 * Which frames of a video are analysed, and how it is cut into segments. Both depend on the media alone, never on the
 * device, so that every device looks at the same frames.
 */

/** Frames per second of media time to analyse; `all` is every frame. */
export type AnalysisFps = number | 'all';

/** Length of a segment of media time. */
export const SEGMENT_MS = 4000;

/** Frame times are rounded to the container's clock, so a frame this little before a tick belongs to it. */
const TICK_TOLERANCE_MS = 2;

/** A stretch of a video: from `startMs`, inclusive, to `endMs`, exclusive. */
export interface Segment {
  readonly index: number;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Cuts a video into segments of `SEGMENT_MS`.
 *
 * @param startMs time of the first frame
 * @param durationMs end of the last frame; the last segment is open-ended, as containers state it inexactly
 */
export function planSegments(startMs: number, durationMs: number): Segment[] {
  const count = Math.max(1, Math.ceil((durationMs - startMs - TICK_TOLERANCE_MS) / SEGMENT_MS));
  return Array.from({ length: count }, (_, index) => ({
    index,
    startMs: index === 0 ? startMs : startMs + index * SEGMENT_MS - TICK_TOLERANCE_MS,
    endMs: index === count - 1 ? Infinity : startMs + (index + 1) * SEGMENT_MS - TICK_TOLERANCE_MS,
  }));
}

/**
 * Chooses frames: the first one in every tick of the clock that `fps` sets, counted from the video's first frame.
 * Segments begin on such a tick (for whole numbers of frames per segment), so the choice does not depend on them.
 *
 * @returns a function that says of each frame, in order of time, whether it is taken
 */
export function createSampler(fps: AnalysisFps, videoStartMs: number): (timestampMs: number) => boolean {
  if (fps === 'all') {
    // Damaged files hold several frames of one time: only the first has a place in the track.
    let lastMs = -Infinity;
    return (timestampMs) => {
      const isLater = timestampMs > lastMs;
      lastMs = Math.max(lastMs, timestampMs);
      return isLater;
    };
  }
  let lastTick = -Infinity;
  return (timestampMs) => {
    const tick = Math.floor(((timestampMs - videoStartMs + TICK_TOLERANCE_MS) * fps) / 1000);
    if (tick <= lastTick) return false;
    lastTick = tick;
    return true;
  };
}
