/**
 * What is worth improving, with the moment that shows it best. Pure.
 */
import type {
  ExerciseSummaryMessage,
  Finding,
  Measured,
  RecommendationSummary,
  RepetitionSummary,
} from '../exercise/messages.js';
import { pointsOf, type ScorePart } from '../exercise/score-points.js';
import { marksOf, type Mark } from './marks.js';

/** Advice beyond this is more than anybody keeps in mind. */
const MOST_IMPROVEMENTS = 3;

/** A moment that shows what is meant. */
export interface Moment {
  /** Media time in ms. */
  readonly timeMs: number;
  /** What is played to see it; of what was not counted that. */
  readonly span: { readonly startMs: number; readonly endMs: number };
  /** The repetition or hold it is in. */
  readonly mark?: Mark;
  readonly measured?: Measured;
}

/** One thing to improve. */
export type Improvement =
  | {
      readonly kind: 'finding';
      readonly advice: RecommendationSummary;
      readonly moment?: Moment;
    }
  /** Nothing was found, and still a part of the score is missing. */
  | { readonly kind: 'score'; readonly part: ScorePart; readonly moment: Moment };

/** @returns the things that matter most, first; they explain a grade below A */
export function improvementsOf(summary: ExerciseSummaryMessage, marks: readonly Mark[]): readonly Improvement[] {
  const found = summary.recommendations.slice(0, MOST_IMPROVEMENTS).map((advice): Improvement => {
    const moment = momentOf(advice.code, summary, marks);
    return { kind: 'finding', advice, ...(moment && { moment }) };
  });
  if (found.length > 0 || summary.grade === null || summary.grade === 'A') return found;
  const worst = costliest(marks);
  return worst ? [worst] : [];
}

/** @returns the times of the moments of which there are pictures, in ms of media time */
export function momentsOf(summary: ExerciseSummaryMessage): readonly number[] {
  return improvementsOf(summary, marksOf(summary)).flatMap(({ moment }) => moment?.timeMs ?? []);
}

/** @returns the part that cost a repetition most, where it is no A and nothing was found in it */
export function unexplainedPart({ grade, findings, rep }: Mark): ScorePart | undefined {
  return grade === 'A' || findings.length > 0 || !rep ? undefined : costliestPart(rep)?.part;
}

/** Where it was seen most plainly. */
function momentOf(
  code: string,
  { near_misses: misses }: ExerciseSummaryMessage,
  marks: readonly Mark[],
): Moment | undefined {
  const seen = marks.flatMap((mark) =>
    mark.findings.filter((finding) => finding.code === code).map((finding) => ({ mark, finding })),
  );
  const [plainest] = seen.sort((a, b) => excess(b.finding) - excess(a.finding));
  if (plainest) {
    const { mark, finding } = plainest;
    return { timeMs: finding.timestampMs, span: mark, mark, ...(finding.measured && { measured: finding.measured }) };
  }
  const miss = misses.find((one) => one.code === code);
  return miss && { timeMs: miss.bottomMs, span: miss };
}

/** How far it is beyond the limit, as a share of that. */
function excess({ measured }: Finding): number {
  return measured ? Math.abs(measured.value - measured.limit) / Math.max(1, Math.abs(measured.limit)) : 0;
}

function costliest(marks: readonly Mark[]): Improvement | undefined {
  const costs = marks.flatMap((mark) => {
    const cost = mark.rep && costliestPart(mark.rep);
    return mark.rep && cost ? [{ mark, rep: mark.rep, ...cost }] : [];
  });
  const [most] = costs.sort((a, b) => b.cost - a.cost);
  if (!most) return undefined;
  const { mark, rep, part } = most;
  return { kind: 'score', part, moment: { timeMs: rep.bottomMs, span: mark, mark } };
}

function costliestPart(rep: RepetitionSummary): { readonly part: ScorePart; readonly cost: number } | undefined {
  const costs = pointsOf(rep).map(({ part, points, most }) => ({ part, cost: most - points }));
  const [most] = costs.sort((a, b) => b.cost - a.cost);
  return most && most.cost > 0 ? most : undefined;
}
