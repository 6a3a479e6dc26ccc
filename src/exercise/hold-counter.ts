/**
 * Counts the seconds that a posture is held, in separate holds.
 */
import type { Adviser } from './advice.js';
import { judgeable, speaks } from './judge.js';
import { holdsNow, MovementWindow, quantile, read } from './measure.js';
import type { CounterMessage, ExerciseMessage, Finding, HoldSummary, NearMiss } from './messages.js';
import type { CountingOptions } from './repetition-counter.js';
import { gradedPart, gradeOf, leastScoreOf } from './score.js';
import type { Sample } from './signal-filter.js';
import { PIXEL_SIGNALS } from './signals.js';
import type { HoldCheck, HoldRecord, Rule, View } from './types.js';

/** Form is judged over this much of a hold at a time. */
const JUDGE_SPAN_MS = 1000;

interface Hold {
  readonly startMs: number;
  lastGoodMs: number;
  /** Seconds judged so far. */
  judged: number;
  /** Seconds that were good enough to count. */
  seconds: number;
  readonly scores: number[];
  readonly findings: Map<Rule, Finding>;
}

/** Counts one held exercise in one video. */
export class HoldCounter {
  readonly holds: HoldSummary[] = [];
  readonly nearMisses: NearMiss[] = [];
  /** Seconds in which each rule spoke. */
  readonly findings = new Map<Rule, number>();
  readonly failures = new Map<string, number>();
  readonly #judged = new Set<string>();
  readonly #views = new Map<View, number>();
  #entered: number | undefined;
  #hold: Hold | undefined;
  #seconds = 0;
  #scores: number[] = [];
  #longestMs = 0;
  #progress = -1;

  constructor(
    readonly record: HoldRecord,
    private readonly options: CountingOptions,
  ) {}

  /** Whole seconds. */
  get count(): number {
    return this.#seconds;
  }

  get phase(): string {
    return this.#hold ? 'hold' : this.#entered === undefined ? 'rest' : 'entering';
  }

  get moving(): boolean {
    return this.#hold !== undefined;
  }

  get view(): View | undefined {
    return [...this.#views].sort((a, b) => b[1] - a[1])[0]?.[0];
  }

  get notJudged(): readonly string[] {
    return this.record.rules.map(({ code }) => code).filter((code) => !this.#judged.has(code));
  }

  /** The longest time in ms that the posture was kept without becoming a hold. */
  get longestTryMs(): number {
    return this.#longestMs;
  }

  /** Mean score of the counted seconds; `null` of none. */
  get averageScore(): number | null {
    return this.#scores.length ? Math.round(mean(this.#scores)) : null;
  }

  step(sample: Sample, timestampMs: number): ExerciseMessage[] {
    const { enter, stay, minHoldMs, graceMs } = this.record.hold;
    const hold = this.#hold;
    const messages: ExerciseMessage[] = [];
    if (!hold) {
      const broken = this.#broken(enter, sample) ?? (this.#still(sample, this.#entered) ? undefined : 'movement');
      if (broken === undefined) {
        this.#entered ??= sample.timeMs;
        if (sample.timeMs - this.#entered >= minHoldMs) {
          this.#hold = {
            startMs: this.#entered,
            lastGoodMs: sample.timeMs,
            judged: 0,
            seconds: 0,
            scores: [],
            findings: new Map(),
          };
        }
      } else {
        if (this.#entered !== undefined) {
          this.#longestMs = Math.max(this.#longestMs, sample.timeMs - this.#entered);
        }
        if (this.#entered === undefined || !this.#briefly(sample)) {
          this.#entered = undefined;
          this.failures.set(broken, (this.failures.get(broken) ?? 0) + 1);
        }
      }
      if (this.#entered !== undefined && broken === undefined) this.#lastEnterMs = sample.timeMs;
    } else {
      const broken = this.#broken(stay, sample) ?? (this.#still(sample, hold.startMs) ? undefined : 'movement');
      if (broken === undefined) hold.lastGoodMs = sample.timeMs;
      else if (sample.timeMs - hold.lastGoodMs > graceMs) messages.push(...this.#end(broken, timestampMs));
    }
    if (this.#hold) messages.push(...this.#countSeconds(this.#hold, timestampMs));
    messages.push(...this.#progression(sample, timestampMs));
    return messages;
  }

  #lastEnterMs = -Infinity;

  #briefly(sample: Sample): boolean {
    return sample.timeMs - this.#lastEnterMs <= this.record.hold.graceMs / 2;
  }

  finish(): ExerciseMessage[] {
    this.#end(undefined, 0);
    return [];
  }

  counterMessage(final: boolean, timestampMs: number): CounterMessage {
    const last = this.#scores.at(-1);
    const average = this.averageScore;
    return {
      type: 'counter',
      current_count: this.#seconds,
      final,
      unit: 'seconds',
      ...(last !== undefined && average !== null
        ? { form_score: { score: last, avg_score: average, grade: gradeOf(last) } }
        : undefined),
      timestampMs,
    };
  }

  /** @returns the signal that breaks a bound, or whose absence leaves the posture unknown */
  #broken(checks: readonly HoldCheck[], sample: Sample): string | undefined {
    let unknown = 0;
    for (const check of checks) {
      const factor = check.byDifficulty?.[this.options.difficulty] ?? 1;
      const scaled = {
        ...check,
        ...(check.min === undefined ? undefined : { min: check.min * factor }),
        ...(check.max === undefined ? undefined : { max: check.max * factor }),
      };
      const holds = holdsNow(scaled, sample, this.options.reader.view);
      if (holds === false) return check.signal;
      if (holds === undefined && !check.views) unknown++;
    }
    return unknown * 3 > checks.length ? 'not_visible' : undefined;
  }

  #still(sample: Sample, sinceMs: number | undefined): boolean {
    if (sinceMs === undefined) return true;
    const { history } = this.options.reader;
    for (const { signal, maxRange, overMs } of this.record.hold.still) {
      const values: number[] = [];
      for (let i = history.length - 1; i >= 0; i--) {
        const past = history[i] as Sample;
        if (past.timeMs < Math.max(sinceMs, sample.timeMs - overMs)) break;
        const value = read(past, signal);
        if (!Number.isNaN(value)) values.push(value);
      }
      values.sort((a, b) => a - b);
      const scale = PIXEL_SIGNALS.has(signal) ? read(sample, 'torsoPx') : 1;
      if ((quantile(values, 0.95) - quantile(values, 0.05)) / scale > maxRange) return false;
    }
    return true;
  }

  #countSeconds(hold: Hold, timestampMs: number): ExerciseMessage[] {
    const messages: ExerciseMessage[] = [];
    const { reader, minGrade } = this.options;
    while (hold.lastGoodMs - hold.startMs >= (hold.judged + 1) * JUDGE_SPAN_MS) {
      const startMs = hold.startMs + hold.judged * JUDGE_SPAN_MS;
      const endMs = startMs + JUDGE_SPAN_MS;
      hold.judged++;
      const window = new MovementWindow(
        { startMs, farMs: endMs, endMs, restLevel: 0, farLevel: 0, endLevel: 0 },
        reader.history,
        this.record.hold.enter[0]?.signal ?? 'trunkLean',
      );
      if (window.view) this.#views.set(window.view, (this.#views.get(window.view) ?? 0) + 1);
      const rules = this.record.rules.filter((rule) => speaks(rule, window));
      for (const rule of this.record.rules) if (judgeable(rule, window)) this.#judged.add(rule.code);
      for (const rule of rules) this.#found(hold, rule, endMs);
      const steadiness = gradedPart(window, this.record.score.steadiness);
      const penalties = rules.reduce((points, { penalty }) => points + penalty, 0);
      const score = Math.max(0, Math.round((Number.isNaN(steadiness) ? 100 : 60 + 0.4 * steadiness) - penalties));
      if (minGrade !== undefined && score < leastScoreOf(minGrade)) {
        this.#missed(hold, score, startMs, endMs);
      } else {
        hold.seconds++;
        hold.scores.push(score);
        this.#scores.push(score);
        this.#seconds++;
        messages.push(this.counterMessage(false, timestampMs));
      }
      const advice = this.options.adviser.advise(rules, this.holds.length + 1, reader.nowMs, timestampMs);
      if (advice) messages.push(advice);
    }
    return messages;
  }

  #found(hold: Hold, rule: Rule, ms: number): void {
    this.findings.set(rule, (this.findings.get(rule) ?? 0) + 1);
    if (hold.findings.has(rule)) return;
    const { code, severity, text } = rule;
    hold.findings.set(rule, {
      code,
      severity,
      message: text[this.options.language],
      timestampMs: this.#mediaMs(ms),
    });
  }

  #missed(hold: Hold, score: number, startMs: number, endMs: number): void {
    const { minGrade, language } = this.options;
    const needed = leastScoreOf(minGrade ?? 'D');
    this.nearMisses.push({
      startMs: this.#mediaMs(startMs),
      bottomMs: this.#mediaMs(startMs),
      endMs: this.#mediaMs(endMs),
      code: 'grade',
      value: score,
      needed,
      unit: 'points',
      message:
        language === 'fr'
          ? `Score ${score} : il faut ${needed} (${minGrade}).`
          : `Score ${score}: ${needed} (${minGrade}) is needed.`,
    });
    void hold;
  }

  #end(broken: string | undefined, timestampMs: number): ExerciseMessage[] {
    const hold = this.#hold;
    this.#hold = undefined;
    this.#entered = undefined;
    if (!hold) return [];
    const { reader, adviser } = this.options;
    const ended = broken ? this.record.rules.filter(({ onBreak }) => onBreak === broken) : [];
    for (const rule of ended) this.#found(hold, rule, hold.lastGoodMs);
    const score = hold.scores.length ? Math.round(mean(hold.scores)) : 0;
    this.holds.push({
      startMs: this.#mediaMs(hold.startMs),
      endMs: this.#mediaMs(hold.lastGoodMs),
      seconds: hold.seconds,
      score,
      grade: gradeOf(score),
      findings: [...hold.findings.values()],
    });
    const advice = adviser.advise(ended, this.holds.length, reader.nowMs, timestampMs);
    return advice ? [advice] : [];
  }

  /** Share of the second under way. */
  #progression(sample: Sample, timestampMs: number): ExerciseMessage[] {
    const hold = this.#hold;
    const progress = hold ? Math.round(((hold.lastGoodMs - hold.startMs) % 1000) / 10) : 0;
    if (progress === this.#progress) return [];
    this.#progress = progress;
    void sample;
    return [{ type: 'progression', value: progress, phase: this.phase, rep: this.holds.length + 1, timestampMs }];
  }

  #mediaMs(ms: number): number {
    return this.options.reader.originMs + Math.round(ms);
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export type { Adviser };
