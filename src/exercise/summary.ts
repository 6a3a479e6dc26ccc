/**
 * What is said at the end: everything that was counted, what mattered most, and why nothing was counted.
 */
import type { Say } from '../texts/exercise-texts.js';
import type { HoldCounter } from './hold-counter.js';
import type { Difficulty, ExerciseSummaryMessage, ZeroReason } from './messages.js';
import type { PoseReader } from './pose-reader.js';
import type { PostureWatch } from './posture.js';
import { RepetitionCounter } from './repetition-counter.js';
import { gradeOf } from './score.js';

/** A person who is in fewer of the frames is nobody. */
const MIN_BODY_SHARE = 0.05;

/** A posture kept for a smaller share of the least hold was no try. */
const MIN_TRY = 0.4;

/** Once, a body that only stirs may look like a small repetition; one that goes half as far as needed does not. */
const MIN_ATTEMPTS = 2;
/** Share of the largest that a repetition like it has. */
const LEAST_ALIKE = 0.65;

/** @returns the summary message */
export function summarise(
  counter: RepetitionCounter | HoldCounter,
  reader: PoseReader,
  posture: PostureWatch,
  difficulty: Difficulty,
  say: Say,
): ExerciseSummaryMessage {
  const { record } = counter;
  const holds = counter instanceof RepetitionCounter ? [] : counter.holds;
  const lengths = holds.map(({ startMs, endMs }) => Math.round(endMs - startMs));
  const average = counter.averageScore;
  const reason = counter.count === 0 ? reasonOf(counter, reader, posture, say) : undefined;
  return {
    type: 'exercise_summary',
    exercise: record.name,
    difficulty,
    counter: counter.count,
    unit: record.unit,
    avg_rep_score: average,
    grade: average === null ? null : gradeOf(average),
    durationMs: Math.round(reader.nowMs),
    view: counter.view ?? reader.view ?? null,
    reps: counter instanceof RepetitionCounter ? counter.reps : [],
    holds,
    best_hold_ms: Math.max(0, ...lengths),
    total_hold_ms: lengths.reduce((sum, length) => sum + length, 0),
    recommendations: [...counter.findings]
      .sort(([a, countA], [b, countB]) => countB * (1 + b.penalty) - countA * (1 + a.penalty))
      .map(([{ code }, count]) => ({ code, message: say(code), count })),
    near_misses: counter.nearMisses,
    not_judged: counter.notJudged,
    ...(reason ? { reason } : undefined),
  };
}

function reasonOf(
  counter: RepetitionCounter | HoldCounter,
  reader: PoseReader,
  posture: PostureWatch,
  say: Say,
): ZeroReason {
  const because = (code: ZeroReason['code'], more: Partial<ZeroReason> = {}): ZeroReason => ({
    code,
    message: say(`reason.${code}`),
    ...more,
  });
  if (reader.framesWithBody < MIN_BODY_SHARE * reader.frames || reader.frames === 0) return because('nobody');
  if (counter.nearMisses.length > 0) return because('near_misses');
  const failures = counter instanceof RepetitionCounter ? counter.refused.failures : counter.failures;
  const checks = [...failures].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const turn = counter.record.needs.ready.find(({ direction }) => direction?.startsWith('turn_'))?.direction;
  const wrongView = (): ZeroReason =>
    because('wrong_view', {
      message: ['reason.wrong_view', ...(turn ? [turn] : [])].map((code) => say(code)).join(' '),
      checks,
    });
  if (!posture.everVisible) return because('not_visible');
  if (!(counter instanceof RepetitionCounter)) {
    const share = counter.longestTryMs / counter.record.hold.minHoldMs;
    if (share >= MIN_TRY) {
      return because('too_short', {
        value: Math.min(99, Math.round(100 * share)),
        needed: 100,
        checks,
      });
    }
    if (checks[0] === 'wrong_view') return wrongView();
    return because(checks[0] === 'not_visible' ? 'not_visible' : 'no_movement', { checks });
  }
  const { small, others, smallOthers, unseen } = counter.refused;
  const largest = Math.max(0, ...small);
  const value = Math.round(100 * largest);
  const needed = Math.round(100 * counter.neededMovement);
  const alike = small.filter((share) => share >= LEAST_ALIKE * largest).length;
  const attempted = alike >= MIN_ATTEMPTS || value > needed / 2;
  if (attempted && small.length >= others + smallOthers && value < needed) {
    return because('too_small', { value, needed });
  }
  if (others > 0 || smallOthers >= MIN_ATTEMPTS) {
    const allUnseen = Math.max(...failures.values()) === Math.max(0, ...unseen.values());
    return allUnseen ? wrongView() : because('other_movement', { checks });
  }
  return because('no_movement');
}
