/**
 * Where hips, shoulders and feet are through a video, in shares of the body's height: what tests are timed by.
 */
import type { SizedBody } from '../body-line.js';
import { middle, type Joint } from '../joints.js';
import { statureOf } from './joint-interval.js';

/** One moment; NaN where not seen. */
export interface CoursePoint {
  /** Since the first frame. */
  readonly timeMs: number;
  /** Height of the hips over the feet. */
  readonly hips: number;
  /** Place of the shoulders, from the middle of the feet; y up. */
  readonly shoulders: readonly [x: number, y: number];
  /** By how much the left foot is higher than the right one. */
  readonly leftFoot: number;
}

/** @returns the moment that a frame shows */
export function coursePoint({ timeMs, body: { left, right }, limbs }: SizedBody): CoursePoint {
  const stature = statureOf(limbs);
  const feet = middle(left.ankle, right.ankle);
  const above = (joint: Joint | null): number => (joint && feet ? (feet.y - joint.y) / stature : NaN);
  const shoulders = middle(left.shoulder, right.shoulder);
  return {
    timeMs,
    hips: above(middle(left.hip, right.hip)),
    shoulders: [shoulders && feet ? (shoulders.x - feet.x) / stature : NaN, above(shoulders)],
    leftFoot: left.ankle && right.ankle ? (right.ankle.y - left.ankle.y) / stature : NaN,
  };
}

/** @returns the moments between two, both included */
export function between(course: readonly CoursePoint[], fromMs: number, toMs: number): readonly CoursePoint[] {
  return course.filter(({ timeMs }) => timeMs >= fromMs && timeMs <= toMs);
}

/**
 * @param sign 1 where the height rises through the level, −1 where it falls through it
 * @returns when that happens first after `fromMs`, between the frames; undefined where it does not
 */
export function crossing(
  course: readonly CoursePoint[],
  fromMs: number,
  level: number,
  sign: 1 | -1,
): number | undefined {
  let before: CoursePoint | undefined;
  for (const point of course) {
    if (Number.isNaN(point.hips)) continue;
    if (point.timeMs >= fromMs && sign * (point.hips - level) >= 0) {
      if (!before || sign * (before.hips - level) >= 0) return Math.max(fromMs, point.timeMs);
      const share = (level - before.hips) / (point.hips - before.hips);
      return before.timeMs + share * (point.timeMs - before.timeMs);
    }
    before = point;
  }
  return undefined;
}
