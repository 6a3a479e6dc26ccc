/**
 * Compares the repetitions of a video with a reference, and keeps what that says of all of them.
 */
import type { Advisable } from './advice.js';
import { mean } from './mean.js';
import type { MovementWindow } from './measure.js';
import type {
  ExerciseSummaryMessage,
  Finding,
  RecommendationSummary,
  ReferenceComparison,
  ReferenceDeviation,
  ReferenceScore,
  RepetitionReferenceScore,
  RepetitionSummary,
} from './messages.js';
import { gradeOf } from './score.js';

/**
 * Compares one repetition.
 *
 * @param mediaMs turns ms since the first frame into media time
 */
export type CompareWith = (window: MovementWindow, mediaMs: (ms: number) => number) => ReferenceComparison;

/** What there is to say of one repetition. */
export interface Compared {
  /** What its summary tells. */
  readonly told: Pick<RepetitionSummary, 'reference_score' | 'deviations'>;
  /** Its largest deviation, in a list; empty where it is like the reference. */
  readonly findings: readonly Finding[];
  /** The same as advice. */
  readonly advice: readonly Advisable[];
}

/** What deviations are called where findings have a code: `reference.left_elbow`. */
const CODE = 'reference';

/** The comparisons of one video. */
export class ReferenceBook {
  readonly #comparisons: ReferenceComparison[] = [];

  constructor(private readonly compareWith: CompareWith) {}

  compare(window: MovementWindow, mediaMs: (ms: number) => number): Compared {
    const comparison = this.compareWith(window, mediaMs);
    this.#comparisons.push(comparison);
    const { score, deviations } = comparison;
    const largest = deviations.slice(0, 1);
    return {
      told: { reference_score: score, deviations },
      findings: largest.map(({ timestampMs, ...deviation }) => {
        const { code, severity } = adviceOn(deviation);
        return { code, severity, message: deviation.message, timestampMs };
      }),
      advice: largest.map(adviceOn),
    };
  }

  /** Of the last repetition. */
  get lastScore(): RepetitionReferenceScore | undefined {
    return this.#comparisons.at(-1)?.score;
  }

  /** What the summary tells of all: the means; nothing of none. */
  get told(): Pick<ExerciseSummaryMessage, 'reference_score' | 'avg_similarity'> {
    const scores = this.#comparisons.map(({ score }) => score);
    if (scores.length === 0) return {};
    const meanOf = (name: 'overall' | 'pose' | 'timing' | 'range'): number =>
      roundedScore(mean(scores.map((score) => score[name])));
    const overall = meanOf('overall');
    const parts = { pose: meanOf('pose'), timing: meanOf('timing'), range: meanOf('range') };
    return { reference_score: { overall, ...parts, grade: referenceGrade(overall) }, avg_similarity: overall };
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

function adviceOn({ part, side, message }: Omit<ReferenceDeviation, 'timestampMs'>): Required<Advisable> {
  return { code: [CODE, [side, part].filter(Boolean).join('_')].join('.'), severity: 'info', penalty: 0, message };
}

/** @returns the grade of a score of 0..1 */
export function referenceGrade(overall: number): ReferenceScore['grade'] {
  return gradeOf(Math.round(100 * overall));
}

/** @returns a score of 0..1 as messages have it: to a thousandth */
export function roundedScore(score: number): number {
  return Math.round(1000 * Math.min(1, Math.max(0, score))) / 1000;
}
