/**
 * Decides which advice is said aloud: one thing at a time, the gravest first, and not the same thing over and over.
 */
import type { Say } from '../texts/exercise-texts.js';
import type { RecommendationsMessage, Severity } from './messages.js';
import type { Rule } from './types.js';

/** Media time between two pieces of advice. */
export const ADVICE_EVERY_MS = 3000;
/** Media time before the same advice is given again. */
export const REPEAT_AFTER_MS = 8000;

const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

/** What can be advised. */
export interface Advisable extends Pick<Rule, 'code' | 'severity' | 'penalty'> {
  /** What is said, where the code alone does not tell. */
  readonly message?: string;
}

/** Remembers what was said when. */
export class Adviser {
  #lastMs = -Infinity;
  readonly #saidMs = new Map<string, number>();

  constructor(private readonly say: Say) {}

  /**
   * @param rules that have something to say now
   * @param rep number of the repetition, from 1; 0 outside of one
   * @param timeMs time since the first frame
   * @param timestampMs the same as media time
   * @returns the one message worth giving now
   */
  advise(
    rules: readonly Advisable[],
    rep: number,
    timeMs: number,
    timestampMs: number,
  ): RecommendationsMessage | undefined {
    if (timeMs - this.#lastMs < ADVICE_EVERY_MS) return undefined;
    const fresh = rules.filter(({ code }) => timeMs - (this.#saidMs.get(code) ?? -Infinity) >= REPEAT_AFTER_MS);
    const [rule] = fresh.sort((a, b) => WEIGHT[b.severity] - WEIGHT[a.severity] || b.penalty - a.penalty);
    if (!rule) return undefined;
    this.#lastMs = timeMs;
    this.#saidMs.set(rule.code, timeMs);
    const message = rule.message ?? this.say(rule.code);
    return {
      type: 'recommendations',
      message,
      recommendations: [{ code: rule.code, message, severity: rule.severity, rep, timestampMs }],
    };
  }
}
