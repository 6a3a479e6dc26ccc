/**
 * Judges one movement of a set that is the exercise: does it go far enough, how good is it.
 */
import type { Difficulty, Grade, ScoreParts } from './messages.js';
import type { MovementWindow } from './measure.js';
import { gradeOf, scoreRepetition } from './score.js';
import type { Criterion, RepetitionRecord, Rule } from './types.js';

/** Share of what is asked that has to be seen of a movement whose turning point was not. */
const PLAIN_SHARE = 0.5;

/** A criterion that was missed. */
export interface Miss {
  readonly criterion: Criterion;
  readonly value: number;
  readonly needed: number;
}

/** How good a movement was. */
export interface Marks {
  readonly findings: readonly Rule[];
  /** 0..100. */
  readonly score: number;
  readonly parts: ScoreParts;
  readonly grade: Grade;
  /** Share of a full repetition, NaN where not measured. */
  readonly depth: number;
}

/** What is to be said of one movement. */
export type Verdict =
  | { readonly outcome: 'repetition'; readonly marks: Marks }
  | { readonly outcome: 'near_miss'; readonly miss: Miss; readonly marks: Marks }
  /** So small that it was not meant as a repetition. */
  | { readonly outcome: 'no_attempt' }
  /** It may have gone far enough where it was not seen, and nothing like it came before. */
  | { readonly outcome: 'turn_unseen' };

/**
 * @param vouched a movement like it counted: it vouches for the depth that was not seen of this one
 * @returns the verdict on a movement
 */
export function judge(
  record: RepetitionRecord,
  difficulty: Difficulty,
  window: MovementWindow,
  vouched: boolean,
): Verdict {
  if (!record.criteria.every((criterion) => attempted(criterion, window))) return { outcome: 'no_attempt' };
  const missed = record.criteria.flatMap((criterion) => missOf(criterion, difficulty, window));
  const hidden = missed.filter(({ criterion }) => criterion.atLeast && window.turnHidden);
  if (hidden.some(({ value, needed }) => value < PLAIN_SHARE * needed)) return { outcome: 'no_attempt' };
  if (hidden.length > 0 && !vouched) return { outcome: 'turn_unseen' };
  const findings = record.rules.filter((rule) => speaks(rule, window));
  const { score, parts } = scoreRepetition(record, window, findings);
  const depth = window.measure(record.score.depth.measure) / record.score.depth.full;
  const marks = { findings, score, parts, grade: gradeOf(score), depth };
  const miss = missed.find((one) => !hidden.includes(one));
  return miss ? { outcome: 'near_miss', miss, marks } : { outcome: 'repetition', marks };
}

/** @returns whether the rule could be judged from what was seen */
export function judgeable(rule: Rule, window: MovementWindow): boolean {
  if (rule.onBreak) return true;
  if (!seenFrom(rule, window)) return false;
  return rule.when.every((check) => window.holds(check) !== undefined && !window.excuses(check));
}

/** @returns whether the rule has something to say: all its checks are violated */
export function speaks(rule: Rule, window: MovementWindow): boolean {
  if (rule.when.length === 0 || !seenFrom(rule, window)) return false;
  return rule.when.every((check) => window.holds(check) === false && !window.excuses(check));
}

/** @returns whether the movement went far enough to be meant as a repetition */
export function attempted(criterion: Criterion, window: MovementWindow): boolean {
  const { measure, attempt, atMost } = criterion;
  if (attempt === undefined || !seenFrom(criterion, window)) return true;
  const value = window.measure(measure);
  return !(atMost ? value > attempt : value < attempt);
}

function seenFrom({ views }: Pick<Rule | Criterion, 'views'>, { view }: MovementWindow): boolean {
  return !views || (view !== undefined && views.includes(view));
}

function missOf(criterion: Criterion, difficulty: Difficulty, window: MovementWindow): readonly Miss[] {
  if (!seenFrom(criterion, window)) return [];
  const value = window.measure(criterion.measure);
  const { atLeast, atMost } = criterion;
  if (atLeast && value < atLeast[difficulty]) return [{ criterion, value, needed: atLeast[difficulty] }];
  if (atMost && value > atMost[difficulty]) return [{ criterion, value, needed: atMost[difficulty] }];
  return [];
}
