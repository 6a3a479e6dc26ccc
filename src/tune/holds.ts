/**
 * What is measured of holds: single moments for the bounds of the posture, seconds for what is judged.
 */
import type { ExercisePose } from '../exercise/index.js';
import { holdWindow, JUDGE_SPAN_MS } from '../exercise/hold-window.js';
import type { MovementWindow } from '../exercise/measure.js';
import { PoseReader, type Seen } from '../exercise/pose-reader.js';
import { read } from '../exercise/reading.js';
import { waysToHold } from '../exercise/target-angles.js';
import type { ByDifficulty, HoldCheck, HoldRecord, Measure, StillCheck, View } from '../exercise/types.js';
import { boundsOf, isAsked, viewsOfBoth, written, type Question } from './question.js';
import type { Label } from './recordings.js';

/** A part of a recording in which a posture is held, or something else goes on. */
export interface Stretch {
  readonly seen: readonly Seen[];
  /** Cuts it into parts of so many ms. */
  readonly windows: (spanMs: number) => readonly MovementWindow[];
}

/** @returns the hold of a label that says when it is; else the whole recording */
export function stretchOf(
  record: HoldRecord,
  poses: readonly ExercisePose[],
  { hold }: Partial<Pick<Label, 'hold'>> = {},
): Stretch {
  const reader = new PoseReader(Infinity);
  const all = [...poses.flatMap((pose) => reader.read(pose)), ...reader.flush()];
  const fromMs = hold ? 1000 * hold[0] - reader.originMs : 0;
  const toMs = hold ? 1000 * hold[1] - reader.originMs : reader.nowMs;
  return {
    seen: all.filter(({ sample: { timeMs } }) => fromMs <= timeMs && timeMs <= toMs),
    windows: (spanMs) =>
      Array.from({ length: Math.max(0, Math.floor((toMs - fromMs) / spanMs)) }, (_, index) => {
        const startMs = fromMs + index * spanMs;
        return holdWindow(record, reader.history, startMs, startMs + spanMs);
      }),
  };
}

/** @returns every number that the record asks of a posture, and of those who hold it */
export function questionsOf(record: HoldRecord): readonly Question<Stretch>[] {
  const { hold, rules, score } = record;
  const perSecond = (measure: Measure, views?: readonly View[]) => ({
    measure: written(measure),
    per: 'second' as const,
    ...(views && { views }),
    take: ({ windows }: Stretch) =>
      windows(JUDGE_SPAN_MS).map((window) => (isAsked(views, window.view) ? window.measure(measure) : NaN)),
  });
  return [
    ...(['enter', 'stay'] as const).flatMap((list) =>
      hold[list].map((check, index) => ofBound(`hold.${list}[${index}]`, check)),
    ),
    ...ofAngles(record),
    ...hold.still.map(ofStill),
    ...rules.flatMap(({ code, when, views }, index) =>
      when.map((check, at) => ({
        path: `rules[${index}].when[${at}]`,
        name: code,
        bounds: boundsOf({ min: check.min, max: check.max }),
        ...perSecond(check.measure, viewsOfBoth(views, check.views)),
      })),
    ),
    {
      path: 'score.steadiness',
      name: 'steadiness',
      bounds: { full: score.steadiness.full, none: score.steadiness.none },
      ...perSecond(score.steadiness.measure),
    },
  ];
}

function ofBound(path: string, { signal, min, max, byDifficulty, views }: HoldCheck): Question<Stretch> {
  const atEach = (bound: number | undefined): number | ByDifficulty | undefined => {
    if (bound === undefined || !byDifficulty) return bound;
    const { easy, normal, pro } = byDifficulty;
    return { easy: easy * bound, normal: normal * bound, pro: pro * bound };
  };
  return {
    path,
    name: signal,
    measure: signal,
    per: 'sample',
    bounds: boundsOf({ min: atEach(min), max: atEach(max) }),
    ...(views && { views }),
    take: ({ seen }) => seen.map(({ sample, view }) => (isAsked(views, view) ? read(sample, signal) : NaN)),
  };
}

/** Of each moment the posture or its mirror image, whichever it is nearer to. */
function ofAngles(record: HoldRecord): readonly Question<Stretch>[] {
  const { angles = [], enter } = record.hold;
  const ways = waysToHold(record, 'enter').map((checks) => checks.slice(enter.length));
  const nearest = ({ sample }: Seen): readonly number[] => {
    const all = ways.map((checks) => {
      const values = checks.map(({ signal }) => read(sample, signal));
      const off = values.map((value, index) => Math.abs(value - (angles[index]?.degrees ?? NaN)));
      return { values, off: off.reduce((sum, degrees) => sum + (Number.isNaN(degrees) ? 0 : degrees), 0) };
    });
    return all.reduce((a, b) => (b.off < a.off ? b : a)).values;
  };
  return angles.map(({ joint, side, degrees, tolerance }, index) => ({
    path: `hold.angles[${index}]`,
    name: `${side} ${joint}`,
    measure: ways[0]?.[index]?.signal ?? joint,
    per: 'sample',
    bounds: { degrees, tolerance },
    take: ({ seen }) => seen.map((one) => nearest(one)[index] as number),
  }));
}

function ofStill({ signal, maxRange, overMs }: StillCheck, index: number): Question<Stretch> {
  const measure = { signal, part: 'whole', statistic: 'range' } as Measure;
  return {
    path: `hold.still[${index}]`,
    name: signal,
    measure: `${written(measure)} over ${overMs} ms`,
    per: 'span',
    bounds: { maxRange },
    take: ({ windows }) => windows(overMs).map((window) => window.measure(measure)),
  };
}
