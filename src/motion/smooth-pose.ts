/**
 * Smooths a sequence of poses by One-Euro filters, one for each coordinate. Pure: media time is the only clock.
 */
import type { Keypoint, Keypoint3D, Pose } from '../pose/types.js';
import { OneEuroFilter, type OneEuroOptions } from './one-euro.js';

/** Speeds are in body sizes per second, so that the same settings serve people near and far. */
const OPTIONS: OneEuroOptions = { minCutoffHz: 2.5, beta: 14, derivativeCutoffHz: 3 };

/** A longer pause without the person, or without the keypoint, starts afresh. */
const RESET_AFTER_MS = 400;

/** Keypoints below this score are guesses that may jump: they pass unsmoothed and leave no trace in the filter. */
const MIN_SCORE = 0.15;

/** The scale of the body changes slowly: this share of the new measure is taken in each frame. */
const SCALE_FOLLOW = 0.1;

/** The size of a body in metres: the unit of speed for metric points. */
const BODY_METRES = 1.7;

const DECIMALS = 100;
const METRE_DECIMALS = 10_000;

interface KeypointFilter {
  readonly x: OneEuroFilter;
  readonly y: OneEuroFilter;
  readonly z: OneEuroFilter;
  lastMs: number;
}

/** Smooths the poses of one run, given in order. */
export class PoseSmoother {
  readonly #filters = new Map<string, KeypointFilter>();
  readonly #metricFilters = new Map<string, KeypointFilter>();
  #scale = 0;

  /** @returns the same pose with its keypoints and metric points smoothed */
  smooth(pose: Pose): Pose {
    if (pose.cut) this.#forget();
    if (pose.keypoints.length === 0) return pose;
    const extent = bodyExtent(pose.keypoints);
    if (extent > 0) this.#scale = this.#scale > 0 ? this.#scale + SCALE_FOLLOW * (extent - this.#scale) : extent;
    const { timestampMs, keypoints, keypoints3D } = pose;
    const inPixels = { filters: this.#filters, unit: this.#scale || 1, decimals: DECIMALS };
    const inMetres = { filters: this.#metricFilters, unit: BODY_METRES, decimals: METRE_DECIMALS };
    return {
      ...pose,
      keypoints: keypoints.map((point) => smoothOne(point, timestampMs, inPixels)),
      ...(keypoints3D && { keypoints3D: keypoints3D.map((point) => smoothOne(point, timestampMs, inMetres)) }),
    };
  }

  /** In another shot nothing is where it was. */
  #forget(): void {
    this.#filters.clear();
    this.#metricFilters.clear();
    this.#scale = 0;
  }
}

/** The points of one kind. */
interface Smoothing {
  readonly filters: Map<string, KeypointFilter>;
  /** Size of the body in the points' unit. */
  readonly unit: number;
  readonly decimals: number;
}

function smoothOne<P extends Keypoint | Keypoint3D>(point: P, timeMs: number, smoothing: Smoothing): P {
  if (point.score < MIN_SCORE) return point;
  const { filters, unit, decimals } = smoothing;
  const filter = filterOf(filters, point.name, timeMs);
  filter.lastMs = timeMs;
  const along = (axis: 'x' | 'y' | 'z') =>
    Math.round(filter[axis].filter(point[axis], timeMs, unit) * decimals) / decimals;
  return { ...point, x: along('x'), y: along('y'), z: point.z === 0 ? 0 : along('z') };
}

function filterOf(filters: Map<string, KeypointFilter>, name: string, timeMs: number): KeypointFilter {
  const known = filters.get(name);
  if (known && timeMs - known.lastMs <= RESET_AFTER_MS) return known;
  const fresh = {
    x: new OneEuroFilter(OPTIONS),
    y: new OneEuroFilter(OPTIONS),
    z: new OneEuroFilter(OPTIONS),
    lastMs: timeMs,
  };
  filters.set(name, fresh);
  return fresh;
}

/** The diagonal of the box around the visible keypoints, in pixels. */
function bodyExtent(keypoints: readonly Keypoint[]): number {
  const visible = keypoints.filter(({ score }) => score >= MIN_SCORE);
  if (visible.length < 2) return 0;
  const xs = visible.map(({ x }) => x);
  const ys = visible.map(({ y }) => y);
  return Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}
