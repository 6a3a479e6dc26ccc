/**
 * What is said at the end: everything that was counted, what mattered most, and why nothing was counted.
 */
import type { Say } from '../texts/exercise-texts.js';
import type { HoldCounter } from './hold-counter.js';
import type { Difficulty, ExerciseSummaryMessage, ZeroReason } from './messages.js';
import { LEAST_MEASURED } from './identity.js';
import type { MovementSet } from './movement-set.js';
import type { PoseReader } from './pose-reader.js';
import type { PostureWatch } from './posture.js';
import type { Recogniser } from './recogniser.js';
import type { ReferenceBook } from './reference-book.js';
import { RepetitionCounter } from './repetition-counter.js';
import { gradeOf } from './score.js';
import { countSides } from './sides.js';

/** A person who is in fewer of the frames is nobody. */
const MIN_BODY_SHARE = 0.05;

/** A posture kept for a smaller share of the least hold was no try. */
const MIN_TRY = 0.4;

/** What the summary is made from, beside the counter. */
interface Whole {
  readonly reader: PoseReader;
  readonly posture: PostureWatch;
  /** What else it may have been. */
  readonly others: readonly Recogniser[];
  readonly difficulty: Difficulty;
  readonly say: Say;
  readonly reference?: ReferenceBook | undefined;
}

/** @returns the summary message */
export function summarise(counter: RepetitionCounter | HoldCounter, whole: Whole): ExerciseSummaryMessage {
  const { record, tally } = counter;
  const { reader, difficulty, say, reference } = whole;
  const holds = counter instanceof RepetitionCounter ? [] : counter.holds;
  const lengths = holds.map(({ startMs, endMs }) => Math.round(endMs - startMs));
  const sides = counter instanceof RepetitionCounter ? countSides(counter.reps) : undefined;
  const average = tally.averageScore;
  const reason = tally.count === 0 ? reasonOf(counter, whole) : undefined;
  return {
    type: 'exercise_summary',
    exercise: record.name,
    ...(record.experimental && { experimental: true as const }),
    difficulty,
    counter: tally.count,
    unit: record.unit,
    avg_rep_score: average,
    grade: average === null ? null : gradeOf(average),
    ...reference?.told,
    durationMs: Math.round(reader.nowMs),
    view: tally.view ?? reader.view ?? null,
    reps: counter instanceof RepetitionCounter ? counter.reps : [],
    ...(sides && { sides }),
    holds,
    best_hold_ms: Math.max(0, ...lengths),
    total_hold_ms: lengths.reduce((sum, length) => sum + length, 0),
    recommendations: [
      ...[...tally.findings]
        .sort(([a, countA], [b, countB]) => countB * (1 + b.penalty) - countA * (1 + a.penalty))
        .map(([{ code, witness }, count]) => ({
          code,
          message: say(code),
          count,
          ...(witness === 'athlete' && { unvalidated: true as const }),
        })),
      ...(reference?.recommendations ?? []),
    ],
    near_misses: tally.nearMisses,
    not_judged: tally.notJudged,
    ...(reason ? { reason } : undefined),
  };
}

function reasonOf(counter: RepetitionCounter | HoldCounter, whole: Whole): ZeroReason {
  const { reader, posture, others, say } = whole;
  const because = (code: ZeroReason['code'], more: Partial<ZeroReason> = {}): ZeroReason => ({
    code,
    message: say(`reason.${code}`),
    ...more,
  });
  if (reader.framesWithBody < MIN_BODY_SHARE * reader.frames || reader.frames === 0) return because('nobody');
  if (counter.tally.nearMisses.length > 0) return because('near_misses');
  const turn = counter.record.needs.ready.find(({ direction }) => direction?.startsWith('turn_'))?.direction;
  const wrongView = (checks: readonly string[]): ZeroReason =>
    because('wrong_view', {
      message: ['reason.wrong_view', ...(turn ? [turn] : [])].map((code) => say(code)).join(' '),
      checks,
    });
  if (!posture.everVisible) return because('not_visible');
  if (!(counter instanceof RepetitionCounter)) {
    const checks = [...counter.failures].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    const share = counter.longestTryMs / counter.record.hold.minHoldMs;
    if (share >= MIN_TRY) {
      return because('too_short', { value: Math.min(99, Math.round(100 * share)), needed: 100, checks });
    }
    if (checks[0] === 'wrong_view') return wrongView(checks);
    return because(checks[0] === 'not_visible' ? 'not_visible' : 'no_movement', { checks });
  }
  const { refused } = counter.recogniser;
  if (counter.small.length > 0) {
    const value = Math.round(100 * Math.max(...counter.small));
    const needed = Math.round(100 * counter.neededMovement);
    if (value < needed) return because('too_small', { value, needed });
  }
  if (refused.length === 0) return because('no_movement');
  const main = refused.reduce((a, b) => (b.size > a.size ? b : a));
  if (main.hidden) {
    const message = ['reason.view_unjudged', ...(turn ? [turn] : [])].map((code) => say(code)).join(' ');
    return because('view_unjudged', { message });
  }
  const [likeliest] = [...others].sort((a, b) => b.recognised - a.recognised);
  const looksLike = likeliest && likeliest.recognised > 0 ? { looks_like: likeliest.record.name } : {};
  const checks = [...against(refused)].filter(([, logOdds]) => logOdds < 0).sort((a, b) => a[1] - b[1]);
  const told = { checks: checks.map(([name]) => name), ...looksLike };
  // Where nothing speaks against it, not enough speaks for it.
  const isUnseen = main.measured() < LEAST_MEASURED || checks.length === 0;
  return because(isUnseen && !likeliest?.recognised ? 'too_little_seen' : 'other_movement', told);
}

/** What each item of evidence adds to all sets, by the number of their movements. */
function against(sets: readonly MovementSet[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const set of sets) {
    for (const { name, logOdds } of set.reasons()) sums.set(name, (sums.get(name) ?? 0) + set.size * logOdds);
  }
  return sums;
}
