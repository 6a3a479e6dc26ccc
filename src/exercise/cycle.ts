/**
 * Finds repetitions in one signal that rises from rest to a turning point and comes back. It follows the person's own
 * amplitude: what counts as a turn is a share of the movement under way, never a fixed level.
 */
import type { Cycle } from './types.js';

/** Where in the movement the signal is. */
export type CyclePhase = 'rest' | 'out' | 'far' | 'back';

/** A movement out and back. Times in ms of media time, levels in units of the signal. */
export interface Movement {
  readonly startMs: number;
  readonly farMs: number;
  readonly endMs: number;
  /** Level at the start, at the turning point and after the return. */
  readonly restLevel: number;
  readonly farLevel: number;
  readonly endLevel: number;
}

/** What one sample brought about. */
export interface CycleStep {
  readonly phase: CyclePhase;
  /** A whole movement, just completed. */
  readonly movement?: Movement;
  /** A movement that was given up because it was too small. */
  readonly abandoned?: Movement;
}

/** Share of `minAmplitude` at which a movement is taken to have begun. */
const START_SHARE = 0.45;
/** Share of the amplitude by which the signal has to come back to have turned. */
const TURN_SHARE = 0.2;
/** Share of the amplitude that counts as being at the turning point. */
const FAR_SHARE = 0.15;
/** Share of the amplitude within which the start and the end of a movement are. */
const EDGE_SHARE = 0.1;
/** A returned signal that falls no further for so long has arrived. */
const SETTLE_MS = 160;
/** Share of the movement that is undone when nothing is left to wait for. */
const ARRIVED = 0.97;
const REST_DRIFT_MS = 2500;
/** A signal not seen for longer ends the movement, and the person may be at rest somewhere else. */
const MAX_GAP_MS = 1600;
/** A signal that keeps its level for so long, within this share of `minAmplitude`, may be at rest there. */
const PLATEAU_MS = 700;
const PLATEAU_BAND = 0.6;
/** Share of the way back to such a level, and how long the signal stays there, until it was the rest. */
const PLATEAU_RETURN = 0.8;
const PLATEAU_SETTLE_MS = 300;
/** A rest that was seen for less may have been a single wrong pose. */
const BRIEF_REST_MS = 300;

/** Follows one signal. */
export class CycleDetector {
  #phase: CyclePhase = 'rest';
  #rest = NaN;
  #peak = NaN;
  #valley = NaN;
  #lastMs = NaN;
  #value = NaN;
  #restMs = NaN;
  /** How long the signal has been at about this rest. */
  #restedMs = 0;
  #peakMs = NaN;
  #valleyMs = NaN;
  /** Levels that the signal kept since it left the rest: of somebody who got up from the floor, one is the real rest. */
  #plateaus: number[] = [];
  /** Signal of the movement under way, from a little before its start. */
  #trace: { ms: number; value: number }[] = [];

  constructor(private readonly cycle: Cycle) {}

  get phase(): CyclePhase {
    return this.#phase;
  }

  /** Level at rest before the movement under way; NaN before anything was seen. */
  get restLevel(): number {
    return this.#rest;
  }

  /** Highest level of the movement under way. */
  get peakLevel(): number {
    return this.#peak;
  }

  /** Lowest level of its way back so far. */
  get valleyLevel(): number {
    return this.#valley;
  }

  /** When the movement under way began; NaN at rest. */
  get startedMs(): number {
    return this.#phase === 'rest' ? NaN : this.#startMs();
  }

  /**
   * @param ms time of the sample; rising
   * @param raw the signal; NaN where not visible
   */
  push(ms: number, raw: number): CycleStep {
    if (ms - this.#lastMs > MAX_GAP_MS && !Number.isNaN(this.#rest)) return this.#afterGap(ms, raw);
    const value = this.#smooth(ms, raw);
    if (Number.isNaN(value)) return { phase: this.#phase };
    const elapsedMs = Number.isNaN(this.#lastMs) ? 0 : ms - this.#lastMs;
    this.#lastMs = ms;
    this.#trace.push({ ms, value });
    if (Number.isNaN(this.#rest)) this.#settle(ms, value);
    switch (this.#phase) {
      case 'rest':
        return this.#atRest(ms, value, elapsedMs);
      case 'out':
      case 'far':
        return this.#goingOut(ms, value);
      case 'back':
        return this.#comingBack(ms, value);
    }
  }

  /** @returns the movement under way, taken to end now, once `share` of it is undone; undefined before */
  turned(share: number): Movement | undefined {
    if (this.#phase !== 'back' || this.#returned() < share) return undefined;
    return this.#complete();
  }

  /** @returns the movement that was all but complete when the video ended */
  finish(): Movement | undefined {
    if (this.#phase !== 'back' || this.#returned() < this.cycle.minReturn) return undefined;
    return this.#complete();
  }

  /** What was all but complete when the person went out of sight is a repetition. */
  #afterGap(ms: number, raw: number): CycleStep {
    const movement = this.finish();
    this.#giveUp(NaN);
    const step = this.push(ms, raw);
    return movement ? { ...step, movement } : step;
  }

  #smooth(ms: number, raw: number): number {
    if (Number.isNaN(raw)) return NaN;
    const elapsedMs = ms - this.#lastMs;
    const { smoothingMs } = this.cycle;
    const fresh = Number.isNaN(this.#value) || elapsedMs > MAX_GAP_MS || smoothingMs === 0;
    this.#value = fresh ? raw : this.#value + (1 - Math.exp(-elapsedMs / smoothingMs)) * (raw - this.#value);
    return this.#value;
  }

  #settle(ms: number, value: number): void {
    this.#phase = 'rest';
    this.#rest = value;
    this.#restMs = ms;
    this.#restedMs = 0;
    this.#peak = value;
    this.#plateaus = [];
    const keepFromMs = ms - 600;
    this.#trace = this.#trace.filter((point) => point.ms >= keepFromMs);
  }

  #atRest(ms: number, value: number, elapsedMs: number): CycleStep {
    this.#restedMs += elapsedMs;
    if (value <= this.#rest) {
      if (this.#rest - value > START_SHARE * this.cycle.minAmplitude) this.#restedMs = 0;
      this.#rest = value;
      this.#restMs = ms;
    } else if (value - this.#rest > START_SHARE * this.cycle.minAmplitude) {
      this.#phase = 'out';
      this.#peak = value;
      this.#peakMs = ms;
      return { phase: 'out' };
    } else {
      this.#rest += (value - this.#rest) * Math.min(1, elapsedMs / REST_DRIFT_MS);
    }
    if (this.#trace.length > 400) this.#trace.splice(0, 200);
    return { phase: 'rest' };
  }

  #goingOut(ms: number, value: number): CycleStep {
    if (ms - this.#startMs() > this.cycle.maxDurationMs) return this.#giveUp(value);
    if (value > this.#peak) {
      this.#peak = value;
      this.#peakMs = ms;
    }
    this.#keepPlateau(ms);
    const amplitude = this.#peak - this.#rest;
    if (amplitude < this.cycle.minAmplitude) {
      if (value - this.#rest < 0.5 * START_SHARE * this.cycle.minAmplitude) {
        const abandoned = { ...this.#complete(), endMs: ms, endLevel: value };
        return { ...this.#giveUp(value), abandoned };
      }
      return { phase: this.#phase };
    }
    if (value < this.#peak - Math.max(TURN_SHARE * amplitude, 0.25 * this.cycle.minAmplitude)) {
      this.#phase = 'back';
      this.#valley = value;
      this.#valleyMs = ms;
      return this.#comingBack(ms, value);
    }
    if (this.#phase === 'out' && value > this.#peak - FAR_SHARE * amplitude && this.#slowing(ms)) this.#phase = 'far';
    return { phase: this.#phase };
  }

  #comingBack(ms: number, value: number): CycleStep {
    if (ms - this.#startMs() > this.cycle.maxDurationMs) return this.#giveUp(value);
    const amplitude = this.#peak - this.#rest;
    if (value < this.#valley) {
      if (this.#valley - value > 0.02 * amplitude) this.#valleyMs = ms;
      this.#valley = value;
    }
    const turned = value - this.#valley > Math.max(0.12 * amplitude, 0.2 * this.cycle.minAmplitude);
    if (turned || ms - this.#valleyMs >= PLATEAU_SETTLE_MS) this.#rest = this.#betterRest(turned) ?? this.#rest;
    const whole = this.#returned() >= this.cycle.minReturn;
    const settled = this.#returned() >= Math.max(0.8, this.cycle.minReturn) && ms - this.#valleyMs >= SETTLE_MS;
    const arrived = this.#returned() >= ARRIVED;
    if (whole && (turned || settled || arrived)) {
      const movement = this.#complete();
      this.#settle(ms, value);
      this.#rest = Math.min(movement.endLevel, value);
      // A movement that came back to it vouches for it.
      this.#restedMs = BRIEF_REST_MS;
      return { phase: 'rest', movement };
    }
    if (turned && value > this.#valley + TURN_SHARE * amplitude) {
      this.#phase = 'out';
      return this.#goingOut(ms, value);
    }
    return { phase: 'back' };
  }

  #returned(rest = this.#rest): number {
    return (this.#peak - this.#valley) / (this.#peak - rest);
  }

  #keepPlateau(ms: number): void {
    let low = Infinity;
    let high = -Infinity;
    let index = this.#trace.length - 1;
    for (; index >= 0; index--) {
      const point = this.#trace[index] as { ms: number; value: number };
      if (point.ms < ms - PLATEAU_MS) break;
      low = Math.min(low, point.value);
      high = Math.max(high, point.value);
    }
    // Only where the samples reach back so far.
    if (index < 0 || high - low > PLATEAU_BAND * this.cycle.minAmplitude) return;
    if (!this.#plateaus.some((known) => Math.abs(known - low) < this.cycle.minAmplitude)) this.#plateaus.push(low);
  }

  /**
   * @param turned whether the signal rises again
   * @returns the level that the signal kept before a whole repetition went up from it and came back to it, or to which it
   *   came back where the rest was hardly seen
   */
  #betterRest(turned: boolean): number | undefined {
    if (this.#returned() >= this.cycle.minReturn) return undefined;
    const { needed, minAmplitude, minReturn } = this.cycle;
    const least = needed?.easy ?? 2 * minAmplitude;
    if (turned && this.#restedMs < BRIEF_REST_MS && this.#peak - this.#valley >= least) return this.#valley;
    return this.#plateaus.find(
      (level) => this.#peak - level >= least && this.#returned(level) >= Math.max(PLATEAU_RETURN, minReturn),
    );
  }

  #slowing(ms: number): boolean {
    const before = this.#trace.findLast((point) => ms - point.ms >= 100);
    const now = this.#trace.at(-1);
    return !!before && !!now && now.value - before.value < 0.08 * (this.#peak - this.#rest);
  }

  #startMs(): number {
    const edge = this.#rest + EDGE_SHARE * Math.max(this.#peak - this.#rest, this.cycle.minAmplitude);
    const start = this.#trace.findLast((point) => point.ms < this.#peakMs && point.value <= edge);
    return start?.ms ?? this.#restMs;
  }

  #complete(): Movement {
    const startMs = this.#startMs();
    const edge = this.#valley + EDGE_SHARE * (this.#peak - this.#valley);
    const end = this.#trace.find((point) => point.ms > this.#peakMs && point.value <= edge);
    return {
      startMs,
      farMs: this.#peakMs,
      endMs: end?.ms ?? this.#valleyMs,
      restLevel: this.#rest,
      farLevel: this.#peak,
      endLevel: this.#valley,
    };
  }

  #giveUp(value: number): CycleStep {
    this.#trace = [];
    this.#plateaus = [];
    if (Number.isNaN(value)) {
      this.#phase = 'rest';
      this.#rest = NaN;
    } else {
      this.#settle(this.#lastMs, value);
    }
    return { phase: 'rest' };
  }
}
