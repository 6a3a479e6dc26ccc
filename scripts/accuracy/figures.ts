/**
 * What counting is worth, in the figures that others publish too.
 */
import type { CrossResult, LabelResult } from './labelled.js';

/** Figures of the repetitions of one exercise, or of all. */
export interface Figures {
  readonly of: number;
  /** Inside the label's range. */
  readonly inRange: number;
  readonly exact: number;
  /** At most one more or fewer than somebody counted. */
  readonly offByOne: number;
  /** Outside the range by more than one. */
  readonly far: number;
  /** Mean of |count − repetitions| ÷ repetitions. */
  readonly meanError: number;
}

/** What others report: shares within one, and normalised mean errors. */
export const PUBLISHED: readonly { readonly what: string; readonly offByOne?: number; readonly meanError?: number }[] =
  [
    { what: 'MM-Fit, clean sets of one person (arXiv 2107.13760)', offByOne: 0.94, meanError: 0.06 },
    { what: 'UI-PRMD, the same paper', offByOne: 0.95, meanError: 0.06 },
    { what: 'RepCount-A, edited web clips, ESCounts', offByOne: 0.56, meanError: 0.21 },
    { what: 'RepCount-pose, edited web clips, PoseRAC with angles (arXiv 2308.08632)', offByOne: 0.6, meanError: 0.21 },
  ];

/** @returns those whose label is more than a hint and which are not expected to be refused */
export function judgedOf(results: readonly LabelResult[]): readonly LabelResult[] {
  return results.filter(({ confident, expectedReason }) => confident && !expectedReason);
}

/** @returns the figures of what is counted in repetitions; NaN of none */
export function figuresOf(results: readonly LabelResult[]): Figures {
  const counted = judgedOf(results).filter(({ range }) => range);
  const off = counted.map(errorOf);
  const share = (count: number): number => count / counted.length;
  return {
    of: counted.length,
    inRange: share(counted.filter(({ ok }) => ok).length),
    exact: share(off.filter((error) => error === 0).length),
    offByOne: share(off.filter((error) => error <= 1).length),
    far: counted.filter(({ off: outside }) => outside > 1).length,
    meanError: share(counted.reduce((sum, one, at) => sum + (off[at] as number) / Math.max(1, one.reps ?? 1), 0)),
  };
}

/** Without a count by eye the range is all that is known. */
function errorOf({ reps, count, off }: LabelResult): number {
  return reps === null ? off : Math.abs(count - reps);
}

/** @returns the recordings with a false count, with what was counted by exercise */
export function falseCounts(cross: readonly CrossResult[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const { name, exercise, count } of cross) {
    if (count === 0) continue;
    const row = rows.get(name) ?? new Map<string, number>();
    rows.set(name, row.set(exercise, count));
  }
  return rows;
}

/** Reasons that tell the person to do better what they are not doing. */
const ADVICE: ReadonlySet<string> = new Set(['near_misses', 'too_small']);

/** @returns the zeros whose reason the label contradicts, in words */
export function wrongReasons(labels: readonly LabelResult[], cross: readonly CrossResult[]): string[] {
  const wrong: string[] = [];
  for (const { name, exercise, count, reason, expectedReason, confident } of labels) {
    if (count > 0 || !reason || reason === expectedReason || !confident) continue;
    wrong.push(`${name} shows ${exercise}, said ${reason}`);
  }
  for (const { name, movement, exercise, count, reason, looksLike, shown } of cross) {
    if (count > 0) continue;
    const where = `${name} (${movement}) as ${exercise}`;
    if (reason && ADVICE.has(reason)) wrong.push(`${where}: ${reason}`);
    if (looksLike && looksLike !== shown) wrong.push(`${where}: looks like ${looksLike}`);
    if (reason === 'nobody' && movement !== 'none') wrong.push(`${where}: nobody`);
  }
  return wrong;
}
