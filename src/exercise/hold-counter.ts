/**
 * Counts the seconds that a posture is held, in separate holds.
 */
import { Hold } from './hold.js';
import { HoldPosture, NOT_VISIBLE } from './hold-posture.js';
import type { Broken } from './hold-posture.js';
import { holdWindow, JUDGE_SPAN_MS } from './hold-window.js';
import { speaks } from './judge.js';
import { measuredOf } from './finding-measure.js';
import type { CounterMessage, ExerciseMessage, HoldSummary } from './messages.js';
import { NearHold } from './near-hold.js';
import type { Near } from './near-hold.js';
import { gradedPart, leastScoreOf } from './score.js';
import type { Sample } from './signal-filter.js';
import { shownMiss, Tally } from './tally.js';
import type { CountingOptions } from './tally.js';
import type { HoldRecord } from './types.js';

/** Below this share of its usual level a posture is left, above it another way to hold it once it lasts so long. */
const LEAST_SHARE = 0.3;
const CHANGED_AFTER_MS = 1500;

/** A hold that begins so soon after the last one is the same attempt. */
const TAKEN_UP_AGAIN_MS = 4000;

/** A body that is not seen for up to so long, and is seen in the same posture again, held it all the while. */
const MOST_UNSEEN_MS = 2000;

/** Counts one held exercise in one video. */
export class HoldCounter {
  readonly holds: HoldSummary[] = [];
  readonly tally: Tally;
  /** How often each bound kept a posture from being the hold. */
  readonly failures = new Map<string, number>();
  #entered: number | undefined;
  #lastEnterMs = -Infinity;
  readonly #posture: HoldPosture;
  readonly #near: NearHold;
  #lastMs = -Infinity;
  #lastEnd: { readonly endMs: number; readonly broken: readonly string[] } | undefined;
  #hold: Hold | undefined;
  #longestMs = 0;
  #progress = -1;

  constructor(
    readonly record: HoldRecord,
    private readonly options: CountingOptions,
  ) {
    this.tally = new Tally('seconds', record.rules, options);
    this.#posture = new HoldPosture(record, options.difficulty, options.reader);
    this.#near = new NearHold(record.hold, (near) => this.#nearMissed(near));
  }

  /** How far the samples are ahead of the moment that is spoken of. */
  readonly aheadMs = 0;

  /** Whole seconds. */
  get count(): number {
    return this.tally.count;
  }

  get phase(): string {
    return this.#hold ? 'hold' : this.#entered === undefined ? 'rest' : 'entering';
  }

  get moving(): boolean {
    return this.#hold !== undefined;
  }

  /** The longest time in ms that the posture was kept without becoming a hold. */
  get longestTryMs(): number {
    return this.#longestMs;
  }

  /** @returns what a sample brings */
  see(sample: Sample): ExerciseMessage[] {
    // Nobody knows what happened in a hole of the video.
    if (sample.timeMs - this.#lastMs > MOST_UNSEEN_MS) this.#end([]);
    this.#lastMs = sample.timeMs;
    const timestampMs = this.tally.mediaMs(sample.timeMs);
    const messages = this.#hold ? this.#stay(this.#hold, sample) : this.#enter(sample);
    if (this.#hold) messages.push(...this.#countSeconds(this.#hold));
    messages.push(...this.#progression(timestampMs));
    return messages;
  }

  #enter(sample: Sample): ExerciseMessage[] {
    const { minHoldMs, graceMs } = this.record.hold;
    const { timeMs } = sample;
    const broken = this.#posture.broken('enter', sample);
    const almost = this.#near.step(broken, timeMs);
    const messages = this.tally.advice(
      this.record.rules.filter(({ code }) => code === almost),
      this.holds.length + 1,
      timeMs,
    );
    if (broken.length === 0) {
      this.#entered = this.#posture.stillSince(sample, this.#entered ?? timeMs);
      this.#lastEnterMs = timeMs;
      if (timeMs - this.#entered < minHoldMs) return messages;
      const startMs = this.#posture.settledSince(this.#entered);
      if (timeMs - startMs < minHoldMs) return messages;
      this.#hold = new Hold(startMs, timeMs, this.#posture.levelSince(startMs));
      return [...messages, ...this.#takenUpAgain(this.#hold)];
    }
    const name = broken.every(({ wrongView }) => wrongView) ? 'wrong_view' : (broken[0]?.name ?? 'unknown');
    if (this.#entered !== undefined) this.#longestMs = Math.max(this.#longestMs, timeMs - this.#entered);
    if (this.#entered !== undefined && timeMs - this.#lastEnterMs <= patience(broken, graceMs / 2)) return messages;
    this.#entered = undefined;
    this.failures.set(name, (this.failures.get(name) ?? 0) + 1);
    return messages;
  }

  #stay(hold: Hold, sample: Sample): ExerciseMessage[] {
    const { graceMs } = this.record.hold;
    const broken = this.#posture.broken('stay', sample);
    if (broken.length === 0 && this.#posture.still(sample, hold.startMs, 3)) {
      const share = this.#posture.shareOf(hold.level, sample);
      const leaving = share < this.record.hold.settle.share;
      // What goes on for long is another way to hold it.
      const changed = share > LEAST_SHARE && sample.timeMs - hold.lastGoodMs > CHANGED_AFTER_MS;
      if (!leaving || changed) {
        if (changed) hold.level *= share;
        hold.lastGoodMs = sample.timeMs;
        return [];
      }
      if (share > LEAST_SHARE) return [];
    }
    if (sample.timeMs - hold.lastGoodMs <= patience(broken, graceMs)) return [];
    this.#end(broken.map(({ name }) => name));
    return [];
  }

  #nearMissed({ code, startMs, lastMs, worst }: Near): void {
    const rule = this.record.rules.find((candidate) => candidate.code === code);
    if (rule) this.tally.found(rule, Math.floor((lastMs - startMs) / JUDGE_SPAN_MS));
    this.tally.missed(
      { startMs, farMs: startMs, endMs: lastMs },
      {
        code,
        ...shownMiss(worst.value, worst.needed, worst.unit),
        unit: worst.unit,
        message: this.options.say(code),
      },
    );
  }

  /** A hold that goes on shortly after it broke: what broke it is a finding. */
  #takenUpAgain(hold: Hold): ExerciseMessage[] {
    const before = this.#lastEnd;
    if (!before || hold.startMs - before.endMs > TAKEN_UP_AGAIN_MS) return [];
    const rules = this.record.rules.filter(({ onBreak }) => onBreak && before.broken.includes(onBreak));
    for (const rule of rules) {
      this.tally.found(rule);
      hold.found(rule, this.tally.mediaMs(before.endMs));
    }
    return this.tally.advice(rules, this.holds.length + 1, hold.lastGoodMs);
  }

  /** Every sample brings all it can at once. */
  play(): ExerciseMessage[] {
    return [];
  }

  settle(): ExerciseMessage[] {
    return [];
  }

  finish(): ExerciseMessage[] {
    this.#near.close();
    this.#end([]);
    return [];
  }

  counterMessage(final: boolean, timestampMs: number): CounterMessage {
    return this.tally.message(final, timestampMs);
  }

  #countSeconds(hold: Hold): ExerciseMessage[] {
    const messages: ExerciseMessage[] = [];
    const { reader, minGrade } = this.options;
    while (hold.lastGoodMs - hold.startMs >= (hold.judged + 1) * JUDGE_SPAN_MS) {
      const startMs = hold.startMs + hold.judged * JUDGE_SPAN_MS;
      const endMs = startMs + JUDGE_SPAN_MS;
      hold.judged++;
      const window = holdWindow(this.record, reader.history, startMs, endMs);
      const rules = this.record.rules.filter((rule) => speaks(rule, window));
      this.tally.saw(window, rules);
      for (const rule of rules) hold.found(rule, this.tally.mediaMs(endMs), measuredOf(rule, window));
      const steadiness = gradedPart(window, this.record.score.steadiness);
      const penalties = rules.reduce((points, { penalty }) => points + penalty, 0);
      const score = Math.max(0, Math.round((Number.isNaN(steadiness) ? 100 : 60 + 0.4 * steadiness) - penalties));
      if (minGrade !== undefined && score < leastScoreOf(minGrade)) {
        this.tally.graded(score, minGrade, { startMs, farMs: startMs, endMs });
      } else {
        hold.count(score);
        messages.push(this.tally.counted(score, hold.lastGoodMs));
      }
      messages.push(...this.tally.advice(rules, this.holds.length + 1, hold.lastGoodMs));
    }
    return messages;
  }

  #end(broken: readonly string[]): void {
    const hold = this.#hold;
    this.#hold = undefined;
    this.#entered = undefined;
    if (!hold) return;
    this.#lastEnd = { endMs: hold.lastGoodMs, broken };
    this.holds.push(hold.summary(this.options.reader.originMs, this.options.say));
  }

  /** Share of the second under way. */
  #progression(timestampMs: number): ExerciseMessage[] {
    const hold = this.#hold;
    const progress = hold ? Math.round(((hold.lastGoodMs - hold.startMs) % 1000) / 10) : 0;
    if (progress === this.#progress) return [];
    this.#progress = progress;
    return [{ type: 'progression', value: progress, phase: this.phase, rep: this.holds.length + 1, timestampMs }];
  }
}

/** @returns how long a hold may go on while its bounds are broken */
function patience(broken: readonly Broken[], graceMs: number): number {
  return broken[0] === NOT_VISIBLE ? MOST_UNSEEN_MS : graceMs;
}
