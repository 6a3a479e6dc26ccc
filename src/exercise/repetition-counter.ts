/**
 * Counts the repetitions of one record: has its movements recognised and judged, tells where in them the person is, keeps
 * what the summary needs.
 */
import { judge, speaks, attempted } from './judge.js';
import type { Marks } from './judge.js';
import type { MovementWindow } from './measure.js';
import { measuredOf, momentOf } from './finding-measure.js';
import type { CounterMessage, ExerciseMessage, RepetitionSummary } from './messages.js';
import { SPEAK_AFTER_MS, Recogniser } from './recogniser.js';
import type { Recognised } from './recogniser.js';
import type { Compared } from './reference-book.js';
import { gradeOf, leastScoreOf } from './score.js';
import { sideOf } from './sides.js';
import type { Sample } from './signal-filter.js';
import { stagesPassed } from './stages.js';
import { shownMiss, Tally } from './tally.js';
import type { CountingOptions } from './tally.js';
import type { Movement } from './cycle-finder.js';
import type { Measure, Part, RepetitionRecord, Rule } from './types.js';

/** Parts that can be measured as soon as the movement has turned. */
const KNOWN_AT_TURN: readonly Part[] = ['out', 'far'];
/** How long after the turning point advice on what is over by then is given: it can still be felt. */
const ADVISE_AFTER_MS = 150;

/** Counts one exercise in one video. */
export class RepetitionCounter {
  /** How far the samples are ahead of the moment that is spoken of. */
  readonly aheadMs = SPEAK_AFTER_MS;
  readonly reps: RepetitionSummary[] = [];
  readonly tally: Tally;
  readonly recogniser: Recogniser;
  /** Movements of a set that is the exercise, too small to be meant: their depths. */
  readonly small: number[] = [];
  #phase: string;
  #now: Movement | undefined;
  #advisedMs = -Infinity;
  #progress = -1;
  /** Movements whose depth was not seen; one vouches for the next. */
  #unseenTurns = 0;

  constructor(
    readonly record: RepetitionRecord,
    private readonly options: CountingOptions,
    rivals: readonly Recogniser[],
  ) {
    this.tally = new Tally('reps', record.rules, options);
    this.recogniser = new Recogniser(record, () => options.reader.history, rivals);
    this.#phase = record.cycle.phases.rest;
  }

  get count(): number {
    return this.reps.length;
  }

  /** The record's name of the phase. */
  get phase(): string {
    return this.#phase;
  }

  get moving(): boolean {
    return this.#now !== undefined;
  }

  /** What the difficulty asks of a movement, as a share of a full one. */
  get neededMovement(): number {
    const { full, needed } = this.record.cycle;
    return needed[this.options.difficulty] / full;
  }

  /** A sample that has been seen but is not spoken of yet. */
  see(sample: Sample): ExerciseMessage[] {
    return this.#recognised(this.recogniser.push(sample));
  }

  /** @returns what is known by a moment of the last seconds, after the video has ended */
  settle(ms: number): ExerciseMessage[] {
    return this.#recognised(this.recogniser.settle(ms));
  }

  /** @returns what a moment brings, once all that comes soon after it has been seen */
  play(ms: number): ExerciseMessage[] {
    return [...this.#adviseAtTurn(ms), ...this.#progression(ms)];
  }

  finish(): ExerciseMessage[] {
    return this.#recognised(this.recogniser.finish());
  }

  counterMessage(final: boolean, timestampMs: number): CounterMessage {
    return this.tally.message(final, timestampMs);
  }

  #recognised(movements: readonly Recognised[]): ExerciseMessage[] {
    return movements.flatMap((one) => this.#take(one));
  }

  #take({ movement, window, small, sure }: Recognised): ExerciseMessage[] {
    const { difficulty, minGrade } = this.options;
    const verdict = judge(this.record, difficulty, window, this.count > 0 || this.#unseenTurns > 0);
    if (verdict.outcome === 'turn_unseen') this.#unseenTurns++;
    const isNear = verdict.outcome === 'near_miss' && (small === 'yes' || (small === 'no' && sure));
    const isRepetition = small === 'no' && verdict.outcome !== 'near_miss';
    if (verdict.outcome === 'no_attempt' || !(isNear || isRepetition)) {
      const { depth, full } = this.record.cycle;
      const way = window.measure({ signal: depth, statistic: 'shift' }) / full;
      if (way > 0) this.small.push(way);
      return [];
    }
    if (verdict.outcome === 'turn_unseen') return [];
    const { marks } = verdict;
    this.tally.saw(window, marks.findings);
    const advice = this.tally.advice(
      marks.findings.filter((rule) => !knownAtTurn(rule)),
      this.count + 1,
      movement.endMs,
    );
    if (verdict.outcome === 'near_miss') {
      const { criterion, value, needed } = verdict.miss;
      this.tally.missed(movement, {
        code: criterion.code,
        ...shownMiss(value, needed, criterion.unit),
        unit: criterion.unit,
        message: this.options.say(criterion.code),
      });
      return advice;
    }
    if (minGrade !== undefined && marks.score < leastScoreOf(minGrade)) {
      this.tally.graded(marks.score, minGrade, movement);
      return advice;
    }
    const compared = this.options.reference?.compare(window, (ms) => this.tally.mediaMs(ms));
    this.reps.push(this.#summary(movement, marks, window, compared));
    return [
      this.tally.counted(marks.score, movement.endMs),
      ...advice,
      ...this.tally.advice(compared?.advice ?? [], this.count, movement.endMs),
    ];
  }

  /** Advice on what is over by the turning point is given on the way back, in a set that is the exercise. */
  #adviseAtTurn(ms: number): ExerciseMessage[] {
    const { recogniser } = this;
    if (!recogniser.known) return [];
    const movement = recogniser.findMovement(({ farMs, endMs }) => farMs + ADVISE_AFTER_MS <= ms && endMs >= ms);
    if (!movement || movement.startMs <= this.#advisedMs) return [];
    this.#advisedMs = movement.farMs;
    const { window } = recogniser.judged(movement);
    if (!this.record.criteria.every((criterion) => attempted(criterion, window))) return [];
    const rules = this.record.rules.filter((rule) => knownAtTurn(rule) && speaks(rule, window));
    return this.tally.advice(rules, this.#countAt(ms) + 1, ms);
  }

  #progression(ms: number): ExerciseMessage[] {
    const { recogniser } = this;
    const { phases } = this.record.cycle;
    const before = this.#now;
    const now = recogniser.findMovement(({ startMs, endMs }) => startMs <= ms && ms < endMs);
    // Its edges may move a little as more is seen.
    const isSame = before && now && now.startMs < before.endMs;
    this.#now = now;
    const done = this.#countAt(ms);
    const messages: ExerciseMessage[] = [];
    // One may follow the other without a rest.
    if (before && !isSame) messages.push(...this.#progressed(100, Math.max(1, done), ms));
    if (!now) {
      this.#phase = phases.rest;
      return [...messages, ...this.#progressed(0, done + 1, ms)];
    }
    this.#phase = this.#phaseAt(now, ms);
    const rest = recogniser.level(ms < now.farMs ? now.startMs : now.endMs);
    const share = (recogniser.level(ms) - rest) / (recogniser.level(now.farMs) - rest);
    if (Number.isNaN(share)) return messages;
    const halves = 50 * Math.min(1, Math.max(0, share));
    const value = ms < now.farMs ? halves : 100 - halves;
    return [...messages, ...this.#progressed(Math.max(value, isSame ? this.#progress : 0), done + 1, ms)];
  }

  #phaseAt(movement: Movement, ms: number): string {
    const { phases, stages } = this.record.cycle;
    if (stages) {
      const { window } = this.recogniser.judged(movement);
      const passed = stagesPassed(stages, window.samples('whole'), window.view);
      return passed.findLast(({ timeMs }) => timeMs <= ms)?.phase ?? phases.out;
    }
    return ms < movement.farFromMs ? phases.out : ms <= movement.farToMs ? phases.far : phases.back;
  }

  /** How many of the repetitions that are known were over at a time. */
  #countAt(ms: number): number {
    const mediaMs = this.tally.mediaMs(ms);
    return this.reps.findLastIndex(({ endMs }) => endMs <= mediaMs) + 1;
  }

  #progressed(value: number, rep: number, ms: number): ExerciseMessage[] {
    const rounded = Math.round(value);
    if (rounded === this.#progress) return [];
    this.#progress = rounded;
    return [{ type: 'progression', value: rounded, phase: this.phase, rep, timestampMs: this.tally.mediaMs(ms) }];
  }

  #summary(
    { startMs, farMs, farFromMs, farToMs, endMs }: Movement,
    marks: Marks,
    window: MovementWindow,
    compared: Compared | undefined,
  ): RepetitionSummary {
    const { tally, record } = this;
    const side = sideOf(record, window);
    const found = marks.findings.map((rule) =>
      tally.finding(rule, momentOf(rule, window), measuredOf(rule, window, record.score.depth)),
    );
    return {
      rep: this.count + 1,
      startMs: tally.mediaMs(startMs),
      bottomMs: tally.mediaMs(farMs),
      endMs: tally.mediaMs(endMs),
      depth: Number.isNaN(marks.depth) ? null : Math.round(100 * marks.depth),
      tempo: {
        outMs: Math.round(farFromMs - startMs),
        holdMs: Math.round(farToMs - farFromMs),
        backMs: Math.round(endMs - farToMs),
      },
      score: marks.score,
      score_parts: marks.parts,
      grade: gradeOf(marks.score),
      findings: [...found, ...(compared?.findings ?? [])],
      ...(side && { side }),
      ...compared?.told,
    };
  }
}

function knownAtTurn(rule: Rule): boolean {
  return rule.when.every(({ measure }) => measuredByTurn(measure));
}

function measuredByTurn(measure: Measure): boolean {
  if ('take' in measure) return measure.of.every(measuredByTurn);
  return 'part' in measure && KNOWN_AT_TURN.includes(measure.part);
}
