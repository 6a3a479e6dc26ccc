/**
 * A score as the sum of its parts, for people: so many points of so many.
 */
import type { RepetitionSummary } from './messages.js';
import { SCORE_WEIGHTS, type ScorePart } from './score-weights.js';

export type { ScorePart } from './score-weights.js';

/** What one part gave. */
export interface PartPoints {
  readonly part: ScorePart;
  /** Whole points. */
  readonly points: number;
  /** As many as it can give here: those of parts that were not measured go to the others. */
  readonly most: number;
}

/** @returns the points of each part that was measured; what they give together, less the penalties, is the score */
export function pointsOf({
  score,
  score_parts: parts,
}: Pick<RepetitionSummary, 'score' | 'score_parts'>): readonly PartPoints[] {
  const measured = SCORE_WEIGHTS.filter(([part]) => parts[part] !== null);
  const weights = measured.reduce((sum, [, weight]) => sum + weight, 0);
  const most = shared(
    measured.map(([, weight]) => (100 * weight) / weights),
    100,
  );
  const exact = measured.map(([part], index) => ((most[index] ?? 0) * (parts[part] ?? 0)) / 100);
  // A score that penalties take below 0 is 0: what the parts gave before is not known from it.
  const whole = score > 0 ? score + parts.penalties : Math.round(exact.reduce((sum, points) => sum + points, 0));
  const points = shared(exact, whole);
  return measured.map(([part], index) => ({ part, points: points[index] ?? 0, most: most[index] ?? 0 }));
}

/** Rounds numbers so that they add up to a whole: those with the largest rests get the points that are left. */
function shared(exact: readonly number[], whole: number): readonly number[] {
  const floors = exact.map(Math.floor);
  const rests = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest);
  let left = whole - floors.reduce((sum, value) => sum + value, 0);
  for (const { index } of rests) {
    if (left <= 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    left--;
  }
  return floors;
}
