/**
 * What the measuring of jumps is worth, in the figures that others publish too.
 */
import { mean } from '../../../src/exercise/mean.js';
import { quantile } from '../../../src/exercise/order.js';
import { RATES, VIEWS, type View } from './cases.js';
import type { FilmedJumps, MeasuredJump } from './film.js';

/** Figures of the jumps of one view at one frame rate. */
export interface JumpFigures {
  readonly view: View | 'all';
  readonly fps: number;
  readonly of: number;
  readonly missed: number;
  /** cm: mean of what was measured minus what is true, and that by which 95 of 100 are off at most. */
  readonly bias: number;
  readonly p95: number;
  /** Limits of agreement: between them 95 of 100 differences lie, as Bland and Altman reckon. */
  readonly limits: readonly [number, number];
  /** Share of the jumps whose true height lies in the interval that is shown. */
  readonly inside: number;
  /** Mean of the uncertainty that is shown, in cm. */
  readonly shown: number;
}

/** What has to be reached: cm by frames per second; between those that were asked for, what lies between. */
export const MOST_P95_CM: Readonly<Record<number, number>> = { 30: 2.5, 60: 2, 120: 1.5, 240: 1 };
export const LEAST_INSIDE = 0.9;

/** Heights by videos of people in the laboratory, against what stands there. */
export const PUBLISHED_JUMPS: readonly {
  readonly what: string;
  readonly fps: number;
  readonly limits: readonly [number, number];
}[] = [
  {
    what: 'My Jump Lab by hand against OptoJump, 76 people (PMC12823949)',
    fps: 240,
    limits: [-3.26, 2.28],
  },
];

/** @returns figures by view and frame rate, and of all views */
export function jumpFigures({ jumps }: FilmedJumps): readonly JumpFigures[] {
  const views = [...(Object.keys(VIEWS) as View[]), 'all'] as const;
  return RATES.flatMap((fps) =>
    views.map((view) =>
      figuresOf(
        view,
        fps,
        jumps.filter((one) => one.fps === fps && (view === 'all' || one.view === view)),
      ),
    ),
  );
}

function figuresOf(view: JumpFigures['view'], fps: number, all: readonly MeasuredJump[]): JumpFigures {
  const known = all.flatMap(({ trueCm, found }) =>
    found && found.heightCm !== null ? [{ error: found.heightCm - trueCm, shown: found.uncertaintyCm ?? 0 }] : [],
  );
  const bias = mean(known.map(({ error }) => error));
  const sd = Math.sqrt(mean(known.map(({ error }) => (error - bias) ** 2)));
  return {
    view,
    fps,
    of: all.length,
    missed: all.length - known.length,
    bias,
    p95: quantile(
      known.map(({ error }) => Math.abs(error)).sort((one, other) => one - other),
      0.95,
    ),
    limits: [bias - 1.96 * sd, bias + 1.96 * sd],
    inside: known.filter(({ error, shown }) => Math.abs(error) <= shown).length / all.length,
    shown: mean(known.map(({ shown }) => shown)),
  };
}

/** @returns what misses what has to be reached, in words */
export function missedJumps(figures: readonly JumpFigures[], { falseJumps }: FilmedJumps): string[] {
  const missed = figures.flatMap(({ view, fps, of, missed: lost, p95, inside }) => {
    const where = `Jumps, ${view} at ${fps} frames/s`;
    const most = MOST_P95_CM[fps] ?? 0;
    return [
      ...(lost > 0 ? [`${where}: ${lost} of ${of} were not measured`] : []),
      ...(p95 <= most ? [] : [`${where}: 95 of 100 are within ${p95.toFixed(1)} cm, ${most} cm are asked`]),
      ...(inside >= LEAST_INSIDE
        ? []
        : [`${where}: the truth is inside in ${(100 * inside).toFixed(0)} %, ${100 * LEAST_INSIDE} % are asked`]),
    ];
  });
  return [...missed, ...falseJumps.map((one) => `Jumps, none there: ${one}`)];
}
