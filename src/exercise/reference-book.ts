/**
 * What is kept of how the repetitions of a video compare with a reference.
 */
import type { Advisable } from './advice.js';
import type {
  Finding,
  RecommendationSummary,
  ReferenceComparison,
  ReferenceDeviation,
  ReferenceScore,
} from './messages.js';
import { mean } from './mean.js';
import { gradeOf } from './score.js';

/** What deviations are called where findings have a code: `reference.left_elbow`. */
const CODE = 'reference';

/** @returns the deviation as advice */
export function adviceOn({ part, side, message }: ReferenceDeviation): Advisable {
  return { code: [CODE, [side, part].filter(Boolean).join('_')].join('.'), severity: 'info', penalty: 0, message };
}

/** @returns the largest deviation as the repetition's finding, in a list; none where it is like the reference */
export function deviationFindings({ deviations: [largest] }: ReferenceComparison): readonly Finding[] {
  if (!largest) return [];
  const { code, severity } = adviceOn(largest);
  return [{ code, severity, message: largest.message, timestampMs: largest.timestampMs }];
}

/** @returns the grade of a score of 0..1 */
export function referenceGrade(overall: number): ReferenceScore['grade'] {
  return gradeOf(Math.round(100 * overall));
}

/** Keeps the comparisons of one video. */
export class ReferenceBook {
  readonly #comparisons: ReferenceComparison[] = [];

  /** The last one. */
  get last(): ReferenceComparison | undefined {
    return this.#comparisons.at(-1);
  }

  add(comparison: ReferenceComparison): void {
    this.#comparisons.push(comparison);
  }

  /** The means of all; undefined of none. */
  get score(): ReferenceScore | undefined {
    const scores = this.#comparisons.map(({ score }) => score);
    if (scores.length === 0) return undefined;
    const meanOf = (name: 'overall' | 'pose' | 'timing' | 'range'): number =>
      roundedScore(mean(scores.map((score) => score[name])));
    const overall = meanOf('overall');
    const [pose, timing, range] = [meanOf('pose'), meanOf('timing'), meanOf('range')];
    return { overall, pose, timing, range, grade: referenceGrade(overall) };
  }

  /** What the largest deviations of the repetitions were, the most frequent first; each in the words of the largest. */
  get recommendations(): readonly RecommendationSummary[] {
    const found = new Map<string, { largest: ReferenceDeviation; count: number }>();
    for (const { deviations } of this.#comparisons) {
      const [largest] = deviations;
      if (!largest) continue;
      // More and less than in the reference are two pieces of advice.
      const key = `${adviceOn(largest).code} ${Math.sign(largest.by)}`;
      const before = found.get(key);
      const isLarger = !before || Math.abs(largest.by) > Math.abs(before.largest.by);
      found.set(key, { largest: isLarger ? largest : before.largest, count: (before?.count ?? 0) + 1 });
    }
    return [...found.values()]
      .sort((a, b) => b.count - a.count)
      .map(({ largest, count }) => ({ code: adviceOn(largest).code, message: largest.message, count }));
  }
}

/** @returns a score of 0..1 as messages have it: to a thousandth */
export function roundedScore(score: number): number {
  return Math.round(1000 * Math.min(1, Math.max(0, score))) / 1000;
}
