/**
 * What both kinds of counters keep of what they counted: scores, findings, views, near misses.
 */
import type { Say } from '../texts/exercise-texts.js';
import type { Advisable, Adviser } from './advice.js';
import { judgeable } from './judge.js';
import type { MovementWindow } from './measure.js';
import type {
  CounterMessage,
  CounterUnit,
  Difficulty,
  ExerciseMessage,
  Finding,
  Grade,
  Measured,
  NearMiss,
} from './messages.js';
import type { PoseReader } from './pose-reader.js';
import type { ReferenceBook } from './reference-book.js';
import { gradeMiss, gradeOf } from './score.js';
import type { Rule, View } from './types.js';

/** What the counters of both kinds are made from. */
export interface CountingOptions {
  readonly difficulty: Difficulty;
  readonly minGrade: Grade | undefined;
  readonly say: Say;
  readonly reader: PoseReader;
  readonly adviser: Adviser;
  /** Compares what counts with a reference, where there is one. */
  readonly reference?: ReferenceBook | undefined;
}

/** Times of something that was counted or missed, in ms since the first frame. */
interface Times {
  readonly startMs: number;
  readonly farMs: number;
  readonly endMs: number;
}

/** Keeps the books of one video. */
export class Tally {
  readonly nearMisses: NearMiss[] = [];
  /** How often each rule spoke. */
  readonly findings = new Map<Rule, number>();
  /** How much was seen, and of how much of it each rule could be judged. */
  #seen = 0;
  readonly #judged = new Map<Rule, number>();
  readonly #views = new Map<View, number>();
  #count = 0;
  #sum = 0;
  #last = NaN;

  constructor(
    private readonly unit: CounterUnit,
    private readonly rules: readonly Rule[],
    private readonly options: CountingOptions,
  ) {}

  /** Repetitions, or seconds. */
  get count(): number {
    return this.#count;
  }

  /** Mean score of what was counted; `null` of nothing. */
  get averageScore(): number | null {
    return this.#count ? Math.round(this.#sum / this.#count) : null;
  }

  /** The view that most was seen from. */
  get view(): View | undefined {
    return [...this.#views].sort((a, b) => b[1] - a[1])[0]?.[0];
  }

  /** Codes of the rules that could not be judged in most of what was seen. */
  get notJudged(): readonly string[] {
    return this.rules.filter((rule) => !((this.#judged.get(rule) ?? 0) > this.#seen / 2)).map(({ code }) => code);
  }

  /** Something of the exercise was seen, counted or not. */
  saw(window: MovementWindow, findings: readonly Rule[]): void {
    if (window.view) this.#views.set(window.view, (this.#views.get(window.view) ?? 0) + 1);
    this.#seen++;
    for (const rule of this.rules) {
      if (judgeable(rule, window)) this.#judged.set(rule, (this.#judged.get(rule) ?? 0) + 1);
    }
    for (const rule of findings) this.found(rule);
  }

  found(rule: Rule, times = 1): void {
    this.findings.set(rule, (this.findings.get(rule) ?? 0) + times);
  }

  /** @returns the message */
  counted(score: number, ms: number): CounterMessage {
    this.#count++;
    this.#sum += score;
    this.#last = score;
    return this.message(false, this.mediaMs(ms));
  }

  /** Scored less than is asked for. */
  graded(score: number, least: Grade, times: Times): void {
    this.missed(times, gradeMiss(score, least, this.options.say));
  }

  missed(
    { startMs, farMs, endMs }: Times,
    miss: Pick<NearMiss, 'code' | 'value' | 'needed' | 'unit' | 'message'>,
  ): void {
    this.nearMisses.push({
      startMs: this.mediaMs(startMs),
      bottomMs: this.mediaMs(farMs),
      endMs: this.mediaMs(endMs),
      ...miss,
    });
  }

  message(final: boolean, timestampMs: number): CounterMessage {
    const average = this.averageScore;
    const last = this.options.reference?.lastScore;
    return {
      type: 'counter',
      current_count: this.#count,
      final,
      unit: this.unit,
      ...(average === null
        ? undefined
        : { form_score: { score: this.#last, avg_score: average, grade: gradeOf(this.#last) } }),
      ...(last && { reference_score: last }),
      timestampMs,
    };
  }

  /** @returns the advice worth giving, in a list */
  advice(rules: readonly Advisable[], rep: number, ms: number): ExerciseMessage[] {
    const advice = this.options.adviser.advise(rules, rep, ms, this.mediaMs(ms));
    return advice ? [advice] : [];
  }

  /** @param ms when it showed, since the first frame */
  finding({ code, severity }: Rule, ms: number, measured?: Measured): Finding {
    const message = this.options.say(code);
    return { code, severity, message, timestampMs: this.mediaMs(ms), ...(measured && { measured }) };
  }

  mediaMs(ms: number): number {
    return this.options.reader.originMs + Math.round(ms);
  }
}

/** @returns the value and what was needed, rounded so that what was missed does not look reached */
export function shownMiss(value: number, needed: number, unit: NearMiss['unit']): { value: number; needed: number } {
  const scale = unit === '%' ? 100 : 1;
  const [shown, least] = [Math.round(scale * value), Math.round(scale * needed)];
  return { value: shown === least ? least - Math.sign(needed - value) : shown, needed: least };
}
