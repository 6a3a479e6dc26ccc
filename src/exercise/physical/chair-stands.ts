/**
 * The tests of standing up from a chair: how long five times take, and how often in 30 s.
 */
import type { Say } from '../../texts/exercise-texts.js';
import type { RepetitionSummary } from '../messages.js';
import { quantile } from '../order.js';
import { between, crossing, type CoursePoint } from './body-course.js';
import type { ChairStandsIn30S, FiveChairStands, MeasuredTime, PhysicalTest } from './messages.js';
import { inSeconds } from './words.js';

const FIVE = 5;
const PERIOD_MS = 30_000;

/** Shares of the way from the seat to standing from which somebody is halfway up, nearly up, and nearly on the seat again. */
const HALFWAY = 0.5;
const NEARLY_UP = 0.9;
const NEARLY_SEATED = 0.1;

/** What moves more slowly, in heights of the body in a second, is still; over so long that a tremble of keypoints is no movement. */
const STILL_PER_S = 0.06;
const STILL_OVER_MS = 200;

/**
 * How far a time is from that of a stopwatch, 95 of 100: a part that is always there, and a share of what one stand takes, as slow
 * movements begin and end less sharply; standing up most of all. Measured on the synthetic athlete from 1.6 s to 3.6 s a stand, from
 * the front, obliquely and from the side (`test/node/exercise/physical/chair-stands.test.ts`).
 */
const CLOCK_ERROR_MS = 150;
const CLOCK_ERROR_SHARE = { seat: 0.12, stand: 0.2 } as const;

/** One way up from the seat, in ms since the first frame. */
interface Rise {
  /** When the hips are halfway up, and when they have come to rest above. */
  readonly halfwayMs: number;
  readonly upMs: number;
  /** Height of the hips on the seat and standing. */
  readonly seat: number;
  readonly standing: number;
}

/**
 * @param reps the stands that were counted, with times of the media
 * @param course of the whole video
 * @param originMs media time of its first frame
 * @returns the results; none where nobody stood up, where too little is seen of the first rise, or where it was under way when the
 *   video began
 */
export function chairStandTests(
  reps: readonly RepetitionSummary[],
  course: readonly CoursePoint[],
  originMs: number,
  say: Say,
  lang: string,
): readonly PhysicalTest[] {
  const rises = reps.map((rep) => riseOf(rep, course, originMs));
  const [first] = rises;
  const startMs = first && beginningOf(first, course);
  if (startMs === undefined) return [];
  const clock = { startMs, mediaMs: Math.round(originMs + startMs) };
  return [five(rises, course, clock, say, lang), inPeriod(rises, reps, course, clock, say, lang)];
}

interface Clock {
  readonly startMs: number;
  readonly mediaMs: number;
}

function riseOf(
  { bottomMs, endMs }: RepetitionSummary,
  course: readonly CoursePoint[],
  originMs: number,
): Rise | undefined {
  const [fromMs, toMs] = [bottomMs - originMs, endMs - originMs];
  const heights = between(course, fromMs, toMs)
    .map(({ hips }) => hips)
    .filter((hips) => !Number.isNaN(hips))
    .sort((a, b) => a - b);
  const [seat, standing] = [quantile(heights, 0.05), quantile(heights, 0.95)];
  const level = (share: number): number => seat + share * (standing - seat);
  const halfwayMs = crossing(course, fromMs, level(HALFWAY), 1);
  const nearlyMs = halfwayMs === undefined ? undefined : crossing(course, halfwayMs, level(NEARLY_UP), 1);
  if (halfwayMs === undefined || nearlyMs === undefined) return undefined;
  const leavesMs = crossing(course, nearlyMs, level(NEARLY_UP), -1) ?? Infinity;
  return { halfwayMs, upMs: restingFrom(course, nearlyMs, leavesMs), seat, standing };
}

/** When the hips come to rest between two moments; where they do not, half the time between. */
function restingFrom(course: readonly CoursePoint[], fromMs: number, toMs: number): number {
  const near = between(course, fromMs - STILL_OVER_MS, toMs);
  for (const now of near) {
    const then = near.find(({ timeMs }) => timeMs >= now.timeMs + STILL_OVER_MS);
    if (!then) break;
    const perSecond = Math.abs(then.hips - now.hips) / ((then.timeMs - now.timeMs) / 1000);
    if (perSecond < STILL_PER_S) return (now.timeMs + then.timeMs) / 2;
  }
  return (fromMs + Math.min(toMs, course.at(-1)?.timeMs ?? toMs)) / 2;
}

/** When the body begins to move on the seat: it leans forwards before it leaves it. */
function beginningOf({ halfwayMs }: Rise, course: readonly CoursePoint[]): number | undefined {
  const before = course.filter(({ timeMs }) => timeMs <= halfwayMs);
  for (let index = before.length - 1; index > 0; index--) {
    const now = before[index] as CoursePoint;
    const then = before.findLast(({ timeMs }) => timeMs <= now.timeMs - STILL_OVER_MS);
    if (!then) return undefined;
    const seconds = (now.timeMs - then.timeMs) / 1000;
    const way = Math.hypot(now.shoulders[0] - then.shoulders[0], now.shoulders[1] - then.shoulders[1]);
    const moved = Math.max(way, Math.abs(now.hips - then.hips));
    // It may have begun at any moment of the last span.
    if (moved / seconds < STILL_PER_S) return (now.timeMs + then.timeMs) / 2;
  }
  return undefined;
}

/** @param rises undefined for those of which too little is seen */
function five(
  rises: readonly (Rise | undefined)[],
  course: readonly CoursePoint[],
  { startMs, mediaMs }: Clock,
  say: Say,
  lang: string,
): FiveChairStands {
  const fifth = rises[FIVE - 1];
  const time = (endMs: number | undefined, end: keyof typeof CLOCK_ERROR_SHARE): MeasuredTime | null => {
    if (endMs === undefined) return null;
    const timeMs = Math.round(endMs - startMs);
    return { timeMs, uncertaintyMs: Math.ceil(CLOCK_ERROR_MS + (CLOCK_ERROR_SHARE[end] * timeMs) / FIVE) };
  };
  const toStand = time(fifth?.upMs, 'stand');
  const toSeat = time(fifth && seatedAgain(fifth, course), 'seat');
  const stands = Math.min(FIVE, rises.length);
  const told = toSeat ?? toStand;
  const message = told
    ? say(toSeat ? 'test.five_chair_stands' : 'test.five_chair_stands.standing', inSeconds(told, lang))
    : say('test.five_chair_stands.fewer', { count: stands });
  return { test: 'five_chair_stands', toSeat, toStand, stands, startMs: mediaMs, message };
}

function seatedAgain({ upMs, seat, standing }: Rise, course: readonly CoursePoint[]): number | undefined {
  const level = seat + NEARLY_SEATED * (standing - seat);
  const nearlyMs = crossing(course, upMs, level, -1);
  if (nearlyMs === undefined) return undefined;
  return restingFrom(course, nearlyMs, crossing(course, nearlyMs, level, 1) ?? Infinity);
}

function inPeriod(
  rises: readonly (Rise | undefined)[],
  reps: readonly RepetitionSummary[],
  course: readonly CoursePoint[],
  { startMs, mediaMs }: Clock,
  say: Say,
  lang: string,
): ChairStandsIn30S {
  const lastMs = course.at(-1)?.timeMs ?? startMs;
  const observedMs = Math.round(Math.min(PERIOD_MS, lastMs - startMs));
  const complete = observedMs === PERIOD_MS;
  // One of which too little is seen counts by the end of its repetition.
  const halfways = rises.map((rise, index) => rise?.halfwayMs ?? startMs + (reps[index]?.endMs ?? Infinity) - mediaMs);
  const stands = halfways.filter((halfwayMs) => halfwayMs <= startMs + PERIOD_MS).length;
  const message = complete
    ? say('test.chair_stands_in_30_s', { count: stands })
    : say('test.chair_stands_in_30_s.short', {
        count: stands,
        ...inSeconds({ timeMs: observedMs, uncertaintyMs: 0 }, lang),
      });
  return { test: 'chair_stands_in_30_s', stands, complete, observedMs, startMs: mediaMs, message };
}
