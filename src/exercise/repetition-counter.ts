/**
 * Counts the repetitions of one record: finds the movements, has them judged, keeps what the summary needs.
 */
import type { Say } from '../texts/exercise-texts.js';
import type { Adviser } from './advice.js';
import { CycleDetector } from './cycle.js';
import type { Movement } from './cycle.js';
import { attempted, judge, judgeable, speaks } from './judge.js';
import type { Verdict } from './judge.js';
import { MovementWindow, read } from './measure.js';
import type { CounterMessage, Difficulty, ExerciseMessage, Grade, NearMiss, RepetitionSummary } from './messages.js';
import type { PoseReader } from './pose-reader.js';
import { Refused } from './refused.js';
import { gradeMiss, leastScoreOf, mean } from './score.js';
import type { Sample } from './signal-filter.js';
import type { Criterion, Identity, Part, RepetitionRecord, Rule, View } from './types.js';

/** Parts that can be measured as soon as the movement has turned. */
const KNOWN_AT_TURN: readonly Part[] = ['start', 'out', 'far'];
/** Share of the way back after which the turn is certain. */
const TURN_CERTAIN = 0.3;

/** What the counters of both kinds are made from. */
export interface CountingOptions {
  readonly difficulty: Difficulty;
  readonly minGrade: Grade | undefined;
  readonly say: Say;
  readonly reader: PoseReader;
  readonly adviser: Adviser;
}

/** A counted repetition with everything known of it. */
interface Counted {
  readonly movement: Movement;
  readonly window: MovementWindow;
  readonly verdict: Verdict;
}

/** Counts one exercise in one video. */
export class RepetitionCounter {
  readonly #cycle: CycleDetector;
  readonly reps: RepetitionSummary[] = [];
  readonly nearMisses: NearMiss[] = [];
  readonly findings = new Map<Rule, number>();
  readonly #judged = new Set<string>();
  readonly #views = new Map<View, number>();
  readonly refused: Refused;
  #usualAmplitude = NaN;
  #advisedMovementMs = NaN;
  #progress = -1;

  constructor(
    readonly record: RepetitionRecord,
    private readonly options: CountingOptions,
  ) {
    this.#cycle = new CycleDetector(record.cycle);
    this.refused = new Refused(this.neededMovement);
  }

  get count(): number {
    return this.reps.length;
  }

  /** The record's name of the phase. */
  get phase(): string {
    return this.record.cycle.phases[this.#cycle.phase];
  }

  get moving(): boolean {
    return this.#cycle.phase !== 'rest';
  }

  /** What the difficulty asks of a movement, as a share of a full one. */
  get neededMovement(): number {
    const { minAmplitude, fullAmplitude, needed } = this.record.cycle;
    return (needed?.[this.options.difficulty] ?? minAmplitude) / fullAmplitude;
  }

  /** The view that most repetitions were seen from. */
  get view(): View | undefined {
    return [...this.#views].sort((a, b) => b[1] - a[1])[0]?.[0];
  }

  /** Codes of the rules that could not be judged in any repetition. */
  get notJudged(): readonly string[] {
    return this.record.rules.map(({ code }) => code).filter((code) => !this.#judged.has(code));
  }

  /** Mean score of the counted repetitions; `null` of none. */
  get averageScore(): number | null {
    if (this.reps.length === 0) return null;
    return Math.round(mean(this.reps.map(({ score }) => score)));
  }

  step(sample: Sample, timestampMs: number): ExerciseMessage[] {
    const step = this.#cycle.push(sample.timeMs, read(sample, this.record.cycle.signal));
    if (step.abandoned) this.#abandoned(step.abandoned);
    const messages: ExerciseMessage[] = [];
    if (step.phase === 'back') messages.push(...this.#adviseAtTurn(timestampMs));
    if (step.movement) messages.push(...this.#complete(step.movement, timestampMs));
    messages.push(...this.#progression(sample, timestampMs, !!step.movement));
    return messages;
  }

  finish(timestampMs: number): ExerciseMessage[] {
    const movement = this.#cycle.finish();
    if (!movement) return [];
    const phase = this.record.cycle.phases.rest;
    const messages = this.#complete(movement, timestampMs);
    return [...messages, { type: 'progression', value: 100, phase, rep: Math.max(1, this.count), timestampMs }];
  }

  counterMessage(final: boolean, timestampMs: number): CounterMessage {
    const last = this.reps.at(-1);
    const average = this.averageScore;
    return {
      type: 'counter',
      current_count: this.count,
      final,
      unit: 'reps',
      ...(last && average !== null
        ? { form_score: { score: last.score, avg_score: average, grade: last.grade } }
        : undefined),
      timestampMs,
    };
  }

  #complete(movement: Movement, timestampMs: number): ExerciseMessage[] {
    const { reader, difficulty, minGrade, adviser } = this.options;
    const window = new MovementWindow(movement, reader.history, this.record.cycle.signal);
    const verdict = judge(this.record, difficulty, window, this.count > 0 || this.refused.vouches);
    this.onVerdict?.(movement, verdict, window);
    if (verdict.failed.length > 0) {
      this.refused.add(verdict, this.#share(movement), false);
      return [];
    }
    if (window.view) this.#views.set(window.view, (this.#views.get(window.view) ?? 0) + 1);
    for (const rule of this.record.rules) if (judgeable(rule, window)) this.#judged.add(rule.code);
    for (const rule of verdict.findings) this.findings.set(rule, (this.findings.get(rule) ?? 0) + 1);
    const advice = adviser.advise(
      verdict.findings.filter((rule) => !knownAtTurn(rule)),
      this.count + 1,
      sampleTime(window),
      timestampMs,
    );
    const tooLow = minGrade !== undefined && verdict.score < leastScoreOf(minGrade);
    if (verdict.misses.length > 0 || tooLow) {
      this.nearMisses.push(this.#nearMiss({ movement, window, verdict }));
      return advice ? [advice] : [];
    }
    const amplitude = movement.farLevel - movement.restLevel;
    this.#usualAmplitude = Number.isNaN(this.#usualAmplitude)
      ? amplitude
      : this.#usualAmplitude + 0.4 * (amplitude - this.#usualAmplitude);
    this.reps.push(this.#summary({ movement, window, verdict }));
    return [this.counterMessage(false, timestampMs), ...(advice ? [advice] : [])];
  }

  /** Too small to be counted, but what was it? */
  #abandoned(movement: Movement): void {
    const { reader, difficulty } = this.options;
    const window = new MovementWindow(movement, reader.history, this.record.cycle.signal);
    this.refused.add(judge(this.record, difficulty, window, false), this.#share(movement), true);
  }

  #share({ farLevel, restLevel }: Movement): number {
    return (farLevel - restLevel) / this.record.cycle.fullAmplitude;
  }

  /** For tests and tuning: sees every movement that was judged. */
  onVerdict: ((movement: Movement, verdict: Verdict, window: MovementWindow) => void) | undefined;

  /** Advice on what is over by the turning point is given on the way back, while it can still be felt. */
  #adviseAtTurn(timestampMs: number): ExerciseMessage[] {
    const { reader, adviser } = this.options;
    const startMs = this.#cycle.startedMs;
    if (startMs === this.#advisedMovementMs) return [];
    const movement = this.#cycle.turned(TURN_CERTAIN);
    if (!movement) return [];
    this.#advisedMovementMs = startMs;
    const window = new MovementWindow(movement, reader.history, this.record.cycle.signal);
    // On what was seen so far; only a repetition that counted vouches for the rest.
    if (this.record.identity.some((check) => holdsAtTurn(check, this.count > 0, window) === false)) return [];
    if (!this.record.criteria.every((criterion) => attempted(criterion, window))) return [];
    const clear = this.count > 0 || this.record.criteria.every((criterion) => clearlyAttempted(criterion, window));
    const spoken = (rule: Rule): boolean => clear || !this.record.criteria.some(({ code }) => code === rule.code);
    const rules = this.record.rules.filter((rule) => knownAtTurn(rule) && spoken(rule) && speaks(rule, window));
    const advice = adviser.advise(rules, this.count + 1, reader.nowMs, timestampMs);
    return advice ? [advice] : [];
  }

  #progression(sample: Sample, timestampMs: number, completed: boolean): ExerciseMessage[] {
    const cycle = this.#cycle;
    const value = read(sample, this.record.cycle.signal);
    const usual = Number.isNaN(this.#usualAmplitude) ? this.record.cycle.fullAmplitude : this.#usualAmplitude;
    let progress = 0;
    if (completed) {
      progress = 100;
    } else if (Number.isNaN(value)) {
      return [];
    } else if (cycle.phase === 'back') {
      const amplitude = cycle.peakLevel - cycle.restLevel;
      progress = 50 + 50 * Math.min(1, Math.max(0, (cycle.peakLevel - cycle.valleyLevel) / amplitude));
    } else if (cycle.phase !== 'rest') {
      progress = 50 * Math.min(1, Math.max(0, (cycle.peakLevel - cycle.restLevel) / usual));
    }
    const rounded = Math.round(progress);
    if (rounded === this.#progress) return [];
    this.#progress = rounded;
    const rep = this.count + (completed ? 0 : 1);
    return [{ type: 'progression', value: rounded, phase: this.phase, rep: Math.max(1, rep), timestampMs }];
  }

  #summary({ movement, window, verdict }: Counted): RepetitionSummary {
    const at = (ms: number): number => this.#mediaMs(ms);
    const far = window.samples('far');
    const firstFarMs = far[0]?.timeMs ?? movement.farMs;
    const lastFarMs = far.at(-1)?.timeMs ?? movement.farMs;
    return {
      rep: this.count + 1,
      startMs: at(movement.startMs),
      bottomMs: at(movement.farMs),
      endMs: at(movement.endMs),
      depth: Number.isNaN(verdict.depth) ? null : Math.round(100 * verdict.depth),
      tempo: {
        outMs: Math.round(firstFarMs - movement.startMs),
        holdMs: Math.round(lastFarMs - firstFarMs),
        backMs: Math.round(movement.endMs - lastFarMs),
      },
      score: verdict.score,
      grade: verdict.grade,
      findings: verdict.findings.map(({ code, severity }) => ({
        code,
        severity,
        message: this.options.say(code),
        timestampMs: at(movement.farMs),
      })),
    };
  }

  #nearMiss({ movement, verdict }: Counted): NearMiss {
    const times = {
      startMs: this.#mediaMs(movement.startMs),
      bottomMs: this.#mediaMs(movement.farMs),
      endMs: this.#mediaMs(movement.endMs),
    };
    const [miss] = verdict.misses;
    if (!miss) {
      const { minGrade = 'D', say } = this.options;
      return { ...times, ...gradeMiss(verdict.score, minGrade, say) };
    }
    const { code, unit } = miss.criterion;
    const scale = unit === '%' ? 100 : 1;
    return {
      ...times,
      code,
      value: Math.round(scale * miss.value),
      needed: Math.round(scale * miss.needed),
      unit,
      message: this.options.say(code),
    };
  }

  #mediaMs(ms: number): number {
    return this.options.reader.originMs + Math.round(ms);
  }
}

function knownAtTurn(rule: Rule): boolean {
  return rule.when.every(
    ({ measure }) =>
      KNOWN_AT_TURN.includes(measure.part) && measure.statistic !== 'lag' && measure.statistic !== 'shift',
  );
}

/** @returns whether the check holds so far; a lower bound on the whole movement may still be reached */
function holdsAtTurn(check: Identity, familiar: boolean, window: MovementWindow): boolean | undefined {
  const known = KNOWN_AT_TURN.includes(check.measure.part);
  if (!known && (familiar || check.measure.part !== 'whole' || check.max === undefined)) return undefined;
  return window.holds(check);
}

/** @returns whether the movement went at least halfway from an attempt to an easy repetition */
function clearlyAttempted({ measure, attempt, atLeast, views }: Criterion, window: MovementWindow): boolean {
  if (attempt === undefined || !atLeast || (views && (!window.view || !views.includes(window.view)))) return true;
  return !(window.measure(measure) < (attempt + atLeast.easy) / 2);
}

function sampleTime(window: MovementWindow): number {
  return window.movement.endMs;
}
