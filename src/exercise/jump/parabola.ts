/**
 * The parabola of a flight, fitted between frames.
 */
import { quantile } from './samples.js';

/** Heights over time of something that is thrown. */
export interface Parabola {
  /** Time of the highest point in ms, and its height. */
  readonly peakMs: number;
  readonly peak: number;
  /** How fast the rise slows down, above 0: units of the height for each second, each second. */
  readonly curvature: number;
  /** Standard error of the curvature and of the highest point, by how the heights lie about the curve. */
  readonly curvatureError: number;
  readonly peakError: number;
  /** How far the heights are from the curve: root of the mean square. */
  readonly spread: number;
  /** By how much the curve bulges over the line from its first point to its last one. */
  readonly sagitta: number;
}

/** One height at one time. */
export interface HeightAt {
  readonly timeMs: number;
  readonly value: number;
}

/**
 * What lies this many times as far from the curve as others do was seen wrongly. Of a normal error that is one point of 140, and at 3, one
 * of 23: a basketball player jumps then (`basketball_01`). With three points any curve is a parabola, with six a jump is lost (`jump_03`).
 */
const OUTLYING = 4;
const LEAST_POINTS = 4;

/**
 * @param points at least four; those that lie far off are left out
 * @returns undefined where they are too few, or do not curve downwards
 */
export function fitParabola(points: readonly HeightAt[]): Parabola | undefined {
  const first = fitAll(points);
  if (!first) return undefined;
  const off = points.map((point) => Math.abs(point.value - heightAt(first, point.timeMs)));
  const usual = quantile(off);
  const kept = points.filter((_, index) => (off[index] as number) <= OUTLYING * usual + 1e-9);
  return kept.length < points.length ? (fitAll(kept) ?? first) : first;
}

/** The height of the curve at a time. */
export function heightAt({ peak, peakMs, curvature }: Parabola, timeMs: number): number {
  const s = (timeMs - peakMs) / 1000;
  return peak - (curvature * s * s) / 2;
}

/** How long before or after its highest point the curve is at a height, in ms; NaN above it. */
export function timeFromPeak({ peak, curvature }: Parabola, height: number): number {
  return 1000 * Math.sqrt((2 * (peak - height)) / curvature);
}

function fitAll(points: readonly HeightAt[]): Parabola | undefined {
  const n = points.length;
  if (n < LEAST_POINTS) return undefined;
  const midMs = points.reduce((sum, { timeMs }) => sum + timeMs, 0) / n;
  const t = points.map(({ timeMs }) => (timeMs - midMs) / 1000);
  // Orthogonal polynomials: 1, t and what of t² neither of them explains.
  const [s2, s3] = [2, 3].map((power) => t.reduce((sum, value) => sum + value ** power, 0)) as [number, number];
  const q = t.map((value) => value * value - s2 / n - (s3 / s2) * value);
  const qq = q.reduce((sum, value) => sum + value * value, 0);
  const mean = points.reduce((sum, { value }) => sum + value, 0) / n;
  const slope = points.reduce((sum, { value }, index) => sum + value * (t[index] as number), 0) / s2;
  const bend = points.reduce((sum, { value }, index) => sum + value * (q[index] as number), 0) / qq;
  if (!(bend < 0)) return undefined;
  const linear = slope - (bend * s3) / s2;
  const constant = mean - (bend * s2) / n;
  const peakS = -linear / (2 * bend);
  const off = points.map(({ value }, index) => {
    return value - mean - slope * (t[index] as number) - bend * (q[index] as number);
  });
  const squares = off.reduce((sum, value) => sum + value * value, 0);
  const error = Math.sqrt(squares / Math.max(1, n - 3));
  return {
    peakMs: midMs + 1000 * peakS,
    peak: constant + linear * peakS + bend * peakS * peakS,
    curvature: -2 * bend,
    curvatureError: (2 * error) / Math.sqrt(qq),
    // In the middle of the points, where the highest one lies, the curve is known best.
    peakError: 1.5 * (error / Math.sqrt(n)),
    spread: Math.sqrt(squares / n),
    sagitta: (-bend * ((t.at(-1) as number) - (t[0] as number)) ** 2) / 4,
  };
}
