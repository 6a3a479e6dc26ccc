/**
 * One hold that goes on: what is known of it so far, and its part of the summary.
 */
import type { Say } from '../texts/exercise-texts.js';
import type { Finding, HoldSummary, Measured } from './messages.js';
import { mean } from './mean.js';
import { gradeOf } from './score.js';
import type { Rule } from './types.js';

/** Times are those of the reader, from the first frame. */
export class Hold {
  /** Seconds judged so far. */
  judged = 0;
  readonly #scores: number[] = [];
  /** When each rule spoke first, in media time, and by what. */
  readonly #findings = new Map<Rule, { readonly timestampMs: number; readonly measured?: Measured }>();

  /**
   * @param level usual level of the signal that tells when the posture is reached
   */
  constructor(
    readonly startMs: number,
    public lastGoodMs: number,
    public level: number,
  ) {}

  /** Counts a second. */
  count(score: number): void {
    this.#scores.push(score);
  }

  /** @param timestampMs media time */
  found(rule: Rule, timestampMs: number, measured?: Measured): void {
    if (!this.#findings.has(rule)) this.#findings.set(rule, { timestampMs, ...(measured && { measured }) });
  }

  /** @param originMs media time of the first frame */
  summary(originMs: number, say: Say): HoldSummary {
    const score = this.#scores.length ? Math.round(mean(this.#scores)) : 0;
    return {
      startMs: originMs + Math.round(this.startMs),
      endMs: originMs + Math.round(this.lastGoodMs),
      seconds: this.#scores.length,
      score,
      grade: gradeOf(score),
      findings: [...this.#findings].map(([{ code, severity }, shown]): Finding => ({
        code,
        severity,
        message: say(code),
        ...shown,
      })),
    };
  }
}
