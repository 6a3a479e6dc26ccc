/**
 * Judges one whole movement: is it this exercise, does it go far enough, how good is it.
 */
import type { Difficulty, Grade } from './messages.js';
import type { MovementWindow } from './measure.js';
import { gradeOf, scoreRepetition } from './score.js';
import type { Criterion, RepetitionRecord, Rule } from './types.js';

/** Share of what is asked that has to be seen of a movement whose turning point was not. */
const PLAIN_SHARE = 0.5;

/** What fails of a movement that may have gone far enough where it was not seen, and is the first of its kind. */
export const TURN_UNSEEN = 'turn_unseen';

/** A criterion that was missed. */
export interface Miss {
  readonly criterion: Criterion;
  readonly value: number;
  readonly needed: number;
}

/** What is to be said of one movement. */
export interface Verdict {
  /** Names of the identity checks that failed: not this exercise if there are any. */
  readonly failed: readonly string[];
  /** Of these, the ones that merely could not be seen, or not from this side. */
  readonly unseen: readonly string[];
  /** Nothing is wrong with the movement but its size. */
  readonly small: boolean;
  readonly misses: readonly Miss[];
  readonly findings: readonly Rule[];
  /** 0..100. */
  readonly score: number;
  readonly grade: Grade;
  /** Share of a full repetition, NaN where not measured. */
  readonly depth: number;
}

/**
 * @param vouched a movement like it came before: it vouches for the depth that was not seen of this one
 * @returns the verdict on a movement
 */
export function judge(
  record: RepetitionRecord,
  difficulty: Difficulty,
  window: MovementWindow,
  vouched: boolean,
): Verdict {
  const failed: string[] = [];
  const unseen: string[] = [];
  const tooSmall = !record.criteria.every((criterion) => attempted(criterion, window));
  let otherShape = false;
  const { startMs, endMs } = window.movement;
  if (endMs - startMs < record.cycle.minDurationMs) failed.push('too_fast');
  for (const check of record.identity) {
    if (check.unless && window.holds(check.unless)) continue;
    const holds = window.holds(check);
    const asked = !check.views || (window.view !== undefined && check.views.includes(window.view));
    const alike = check.scaled && asked ? window.holds(check.scaled) : holds;
    if (alike === false) otherShape = true;
    if (holds === false || (tooSmall && alike === false)) {
      failed.push(check.name);
      if (check.blind) unseen.push(check.name);
    }
    if (holds === undefined && check.required && asked) {
      failed.push(check.name);
      unseen.push(check.name);
    }
  }
  const missed = record.criteria.flatMap((criterion) => missOf(criterion, difficulty, window));
  const hidden = missed.filter(({ criterion }) => criterion.atLeast && window.turnHidden);
  if (hidden.some(({ value, needed }) => value < PLAIN_SHARE * needed) || tooSmall) failed.push('too_small');
  else if (hidden.length > 0 && !vouched) failed.push(TURN_UNSEEN);
  const findings = failed.length ? [] : record.rules.filter((rule) => speaks(rule, window));
  const score = scoreRepetition(record, window, findings);
  return {
    failed,
    unseen,
    small: failed.length > 0 && !otherShape && !failed.some((name) => name === 'too_fast' || name === TURN_UNSEEN),
    misses: missed.filter((miss) => !hidden.includes(miss)),
    findings,
    score,
    grade: gradeOf(score),
    depth: window.measure(record.score.depth.measure) / record.score.depth.full,
  };
}

/** @returns whether the rule could be judged from what was seen */
export function judgeable(rule: Rule, window: MovementWindow): boolean {
  if (rule.onBreak) return true;
  if (rule.views && (!window.view || !rule.views.includes(window.view))) return false;
  return rule.when.every((check) => window.holds(check) !== undefined && !window.excuses(check));
}

/** @returns whether the rule has something to say: all its checks are violated */
export function speaks(rule: Rule, window: MovementWindow): boolean {
  if (rule.when.length === 0) return false;
  if (rule.views && (!window.view || !rule.views.includes(window.view))) return false;
  return rule.when.every((check) => window.holds(check) === false && !window.excuses(check));
}

/** @returns whether the movement went far enough to be meant as a repetition */
export function attempted({ measure, attempt, atMost, views }: Criterion, window: MovementWindow): boolean {
  if (attempt === undefined || (views && (!window.view || !views.includes(window.view)))) return true;
  const value = window.measure(measure);
  return !(atMost ? value > attempt : value < attempt);
}

function missOf(criterion: Criterion, difficulty: Difficulty, window: MovementWindow): readonly Miss[] {
  if (criterion.views && (!window.view || !criterion.views.includes(window.view))) return [];
  const value = window.measure(criterion.measure);
  const { atLeast, atMost } = criterion;
  if (atLeast && value < atLeast[difficulty]) return [{ criterion, value, needed: atLeast[difficulty] }];
  if (atMost && value > atMost[difficulty]) return [{ criterion, value, needed: atMost[difficulty] }];
  return [];
}
