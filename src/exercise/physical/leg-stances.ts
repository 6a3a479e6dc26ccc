/**
 * Standing on one leg: which leg each hold was on, and the best of either.
 */
import type { Say } from '../../texts/exercise-texts.js';
import { quantile } from '../order.js';
import type { HoldSummary } from '../messages.js';
import { between, type CoursePoint } from './body-course.js';
import type { LegStance, SingleLegStance } from './messages.js';
import { inSeconds } from './words.js';

/** In so many of a hold's frames the same foot is the higher one: from the side models swap left and right. */
const SURE_SHARE = 0.8;

/** How far a time is from that of a stopwatch, 95 of 100. Measured on the synthetic athlete (`test/node/exercise/physical/leg-stances.test.ts`). */
const TIME_ERROR_MS = 300;

/** A foot that is lower than so much of what it is raised by is on the floor; so long before and after a hold that is looked for. */
const ON_THE_FLOOR = 0.15;
const AROUND_MS = 2500;

/** A hold that begins so soon after the video, or ends so shortly before its end, may have been longer. */
const AT_THE_EDGE_MS = 400;

/** @returns the holds, each with the leg that stands */
export function sided(
  holds: readonly HoldSummary[],
  course: readonly CoursePoint[],
  originMs: number,
): readonly HoldSummary[] {
  return holds.map((hold) => {
    const feet = between(course, hold.startMs - originMs, hold.endMs - originMs)
      .map(({ leftFoot }) => leftFoot)
      .filter((leftFoot) => !Number.isNaN(leftFoot));
    const onRight = feet.filter((leftFoot) => leftFoot > 0).length / feet.length;
    if (onRight >= SURE_SHARE) return { ...hold, side: 'right' };
    return onRight <= 1 - SURE_SHARE ? { ...hold, side: 'left' } : hold;
  });
}

/** From when the foot leaves the floor until it touches it again: a hold is shorter, as it begins when the foot is nearly up. */
function offTheFloor(
  { startMs, endMs }: HoldSummary,
  course: readonly CoursePoint[],
  originMs: number,
  standing: 'left' | 'right',
): Pick<LegStance, 'startMs' | 'endMs'> {
  const [fromMs, toMs] = [startMs - originMs, endMs - originMs];
  const height = ({ leftFoot }: CoursePoint): number => (standing === 'right' ? leftFoot : -leftFoot);
  const heights = (points: readonly CoursePoint[]): number[] =>
    points
      .map(height)
      .filter((of) => !Number.isNaN(of))
      .sort((a, b) => a - b);
  const raised = quantile(heights(between(course, fromMs, toMs)), 0.5);
  const isDown = (near: readonly CoursePoint[]) => {
    // Feet that stand apart are not at one height in the picture.
    const floor = quantile(heights(near), 0.05);
    return (point: CoursePoint): boolean => height(point) <= floor + ON_THE_FLOOR * (raised - floor);
  };
  const before = between(course, fromMs - AROUND_MS, fromMs);
  const after = between(course, toMs, toMs + AROUND_MS);
  const left = before.findLast(isDown(before)) ?? before[0];
  const touched = after.find(isDown(after)) ?? after.at(-1);
  return {
    startMs: Math.round(originMs + (left?.timeMs ?? fromMs)),
    endMs: Math.round(originMs + (touched?.timeMs ?? toMs)),
  };
}

/** What is said of one that the video cuts is that it was longer. */
function codeOf(side: 'left' | 'right', { cut }: LegStance): string {
  return `test.single_leg_stance.${side}${cut ? '.cut' : ''}`;
}

/** @returns the best of either leg; undefined where no leg is known */
export function legStanceTest(
  holds: readonly HoldSummary[],
  course: readonly CoursePoint[],
  originMs: number,
  say: Say,
  lang: string,
): SingleLegStance | undefined {
  const lastMs = originMs + (course.at(-1)?.timeMs ?? 0);
  const best = (side: 'left' | 'right'): LegStance | null => {
    const own = holds.filter((hold) => hold.side === side);
    const [longest] = [...own].sort((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs));
    if (!longest) return null;
    const { startMs, endMs } = offTheFloor(longest, course, originMs, side);
    const isCut = startMs - originMs < AT_THE_EDGE_MS || lastMs - endMs < AT_THE_EDGE_MS;
    return {
      timeMs: endMs - startMs,
      uncertaintyMs: TIME_ERROR_MS,
      startMs,
      endMs,
      ...(isCut && { cut: true as const }),
    };
  };
  const [left, right] = [best('left'), best('right')];
  if (!left && !right) return undefined;
  const message = [
    ...(left ? [say(codeOf('left', left), inSeconds(left, lang))] : []),
    ...(right ? [say(codeOf('right', right), inSeconds(right, lang))] : []),
  ].join(' ');
  return { test: 'single_leg_stance', left, right, message };
}
