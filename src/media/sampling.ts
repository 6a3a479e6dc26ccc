/**
 * Which frames of a video are analysed. It depends on the media alone, never on the device, so that every device looks at
 * the same frames.
 */

/** Frames per second of media time to analyse; `all` is every frame. */
export type AnalysisFps = number | 'all';

/** Frame times are rounded to the container's clock, so a frame this little before a tick belongs to it. */
const TICK_TOLERANCE_MS = 2;

/**
 * The beginning of the first tick of the analysis clock at or after a time; with `all` frames the time itself.
 *
 * @param videoStartMs time of the video's first frame, where the clock starts
 */
export function tickAfter(timeMs: number, fps: AnalysisFps, videoStartMs: number): number {
  if (fps === 'all') return timeMs;
  const tick = Math.ceil(((timeMs - videoStartMs - TICK_TOLERANCE_MS) * fps) / 1000);
  return videoStartMs + (tick * 1000) / fps - TICK_TOLERANCE_MS;
}

/**
 * Chooses frames: the first one in every tick of the clock that `fps` sets, counted from the video's first frame.
 * Segments begin on such a tick (see `tickAfter`), so the choice does not depend on them.
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
