/**
 * The pose track: the poses of a video by media time. The overlay and the export read it.
 */
import type { AnalysisFps } from '../media/sampling.js';
import type { Keypoint, Pose } from '../pose/types.js';
import { PoseStore } from './pose-store.js';

/** Poses further apart than this are not joined: the person was gone, or the video was cut. */
const MIN_GAP_MS = 500;

/** At low frame rates the same holds for so many missing frames. */
const GAP_FRAMES = 2.5;

/** Poses in order of time. */
export class PoseTrack {
  readonly #poses = new PoseStore();
  readonly #maxGapMs: number;

  /** @param fps poses per second of media time, `all` for every frame */
  constructor(fps: AnalysisFps = 'all') {
    this.#maxGapMs = fps === 'all' ? MIN_GAP_MS : Math.max(MIN_GAP_MS, (GAP_FRAMES * 1000) / fps);
  }

  /** How many poses there are so far. */
  get length(): number {
    return this.#poses.length;
  }

  /** All poses so far, in order of time. They are kept packed: each call makes them anew. */
  get poses(): readonly Pose[] {
    return [...this];
  }

  /** The same one by one, each made when it is asked for. */
  *[Symbol.iterator](): Iterator<Pose> {
    for (let index = 0; index < this.#poses.length; index++) yield this.#poses.get(index) as Pose;
  }

  /** Adds a pose, later than all before. */
  append(pose: Pose): void {
    const lastMs = this.#poses.timeAt(this.#poses.length - 1);
    if (lastMs !== undefined && pose.timestampMs <= lastMs) {
      throw new RangeError(`a pose at ${pose.timestampMs} ms cannot follow one at ${lastMs} ms`);
    }
    this.#poses.push(pose);
  }

  /**
   * The pose at any time, interpolated between the analysed frames.
   *
   * @returns undefined where nobody was found around that time, or it is not analysed yet
   */
  poseAt(timeMs: number): Pose | undefined {
    const after = this.#firstFrom(timeMs);
    const next = this.#poses.get(after);
    const last = this.#poses.get(after - 1);
    if (next && next.timestampMs === timeMs) return found(next);
    if (!last) return next && next.timestampMs - timeMs <= this.#maxGapMs ? found(next) : undefined;
    if (!next) return timeMs - last.timestampMs <= this.#maxGapMs ? found(last) : undefined;
    if (next.timestampMs - last.timestampMs > this.#maxGapMs) {
      const nearest = timeMs - last.timestampMs < next.timestampMs - timeMs ? last : next;
      return Math.abs(nearest.timestampMs - timeMs) <= this.#maxGapMs / 2 ? found(nearest) : undefined;
    }
    return interpolate(last, next, timeMs);
  }

  /** Index of the first pose at or after a time. */
  #firstFrom(timeMs: number): number {
    let low = 0;
    let high = this.#poses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#poses.timeAt(middle) ?? Infinity) < timeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function found(pose: Pose): Pose | undefined {
  return pose.keypoints.length > 0 ? pose : undefined;
}

function interpolate(from: Pose, to: Pose, timeMs: number): Pose | undefined {
  const share = (timeMs - from.timestampMs) / (to.timestampMs - from.timestampMs);
  if (!found(from) || !found(to)) return found(share < 0.5 ? from : to);
  const mix = (a: number, b: number) => a + (b - a) * share;
  const mixAll = (points: readonly Keypoint[], others: readonly Keypoint[]) =>
    points.map((a, index): Keypoint => {
      const b = others[index] ?? a;
      return { name: a.name, x: mix(a.x, b.x), y: mix(a.y, b.y), z: mix(a.z, b.z), score: Math.min(a.score, b.score) };
    });
  const { cut: _, ...shared } = from;
  return {
    ...shared,
    timestampMs: timeMs,
    keypoints: mixAll(from.keypoints, to.keypoints),
    ...(from.keypoints3D && to.keypoints3D && { keypoints3D: mixAll(from.keypoints3D, to.keypoints3D) }),
    score: mix(from.score, to.score),
  };
}
