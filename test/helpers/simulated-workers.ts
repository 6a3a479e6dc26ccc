/**
 * How workers of one speed share the segments of a video, by arithmetic: each takes the next one as it becomes free.
 */
import type { Segment } from '../../src/media/segments.js';

/** What a search at the beginning of a segment costs, in runs of the network beyond one for the frame. */
const SEARCH_RUNS = 1;

/** @returns how much of all workers' time is work, 0..1 */
export function busyShare(segments: readonly Segment[], durationMs: number, fps: number, workers: number): number {
  const finished = Array.from({ length: workers }, () => 0);
  for (const { startMs, endMs } of segments) {
    const runs = SEARCH_RUNS + ((Math.min(endMs, durationMs) - startMs) * fps) / 1000;
    const next = finished.indexOf(Math.min(...finished));
    finished[next] = (finished[next] ?? 0) + runs;
  }
  const work = finished.reduce((sum, each) => sum + each);
  return work / (workers * Math.max(...finished));
}
