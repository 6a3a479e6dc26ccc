/**
 * Takes the numbers that the records ask for out of the samples of one repetition or hold.
 */
import type { Movement } from './cycle.js';
import { slopeWithout } from './least-squares.js';
import type { Sample } from './signal-filter.js';
import { PIXEL_SIGNALS, SIGNAL_INDEX } from './signals/names.js';
import type { SignalName } from './signals/names.js';
import type { Check, LiveCheck, Measure, Part, Statistic, View } from './types.js';

/** A signal that is visible in a smaller share of a part's samples is not measured there. */
const MIN_COVERAGE = 0.4;
/** How long before the start and after the end of a movement still counts as its rest. */
const REST_SPAN_MS = 200;
const FAR_SHARE = 0.2;
/** A gap next to the highest sample in which a movement may well have gone farther. */
const HIDDEN_TURN_MS = 250;
/** What a hidden turning point makes look smaller, or earlier, than it was. */
const TURN_STATISTICS: ReadonlySet<Statistic> = new Set(['high', 'range', 'lag']);
/** Noise that the filter leaves is over after so long; a body that sways is not back yet. */
const SWING_LAG_MS = 200;
/** Fewer samples fit any line. */
const MIN_FIT_SAMPLES = 5;

/** Share of the width of somebody who faces the camera: from here on it is a front view, below it a side view. */
const FRONT_FROM = 0.82;
const SIDE_TO = 0.38;

/** @returns a number by signal name of one sample */
export function read(sample: Sample, signal: SignalName): number {
  return sample.values[SIGNAL_INDEX[signal]] as number;
}

/** @returns how the camera sees a person of this `frontality`; undefined where it cannot be told */
export function viewOf(frontality: number): View | undefined {
  if (Number.isNaN(frontality)) return undefined;
  return frontality >= FRONT_FROM ? 'front' : frontality <= SIDE_TO ? 'side' : 'oblique';
}

/** @returns the value below which `share` of the sorted numbers lie; NaN of none */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return NaN;
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

/** The samples of one movement, cut into its parts. */
export class MovementWindow {
  readonly #parts = new Map<Part, readonly Sample[]>();
  /** The view most of the movement was seen from. */
  readonly view: View | undefined;
  readonly #torsoPx: number;

  /**
   * @param samples from before the movement's start to now
   * @param signal the counting signal
   */
  constructor(
    readonly movement: Movement,
    samples: readonly Sample[],
    readonly signal: SignalName,
  ) {
    const { startMs, farMs, endMs, restLevel, farLevel, endLevel } = movement;
    const whole = samples.filter(({ timeMs }) => timeMs >= startMs && timeMs <= endMs);
    const between = (from: number, to: number): readonly Sample[] =>
      samples.filter(({ timeMs }) => timeMs >= from && timeMs <= to);
    const farFrom = farLevel - FAR_SHARE * (farLevel - restLevel);
    const start = between(startMs - REST_SPAN_MS, startMs);
    // Slow repetitions turn gently: the next one may begin within the span, so only what is near the end level counts.
    const end = between(endMs, endMs + REST_SPAN_MS).filter(
      (sample) => !(read(sample, signal) > endLevel + FAR_SHARE * (farLevel - endLevel)),
    );
    this.#parts.set('whole', whole);
    this.#parts.set('start', start);
    this.#parts.set('end', end);
    this.#parts.set('rest', [...start, ...end]);
    this.#parts.set('out', between(startMs, farMs));
    this.#parts.set('back', between(farMs, endMs));
    this.#parts.set(
      'far',
      whole.filter((sample) => read(sample, signal) >= farFrom),
    );
    // At rest: a trunk that leans toward the camera looks wide.
    const atRest = this.#statistic('frontality', 'rest', 'median');
    this.view = viewOf(Number.isNaN(atRest) ? this.#statistic('frontality', 'whole', 'median') : atRest);
    this.#torsoPx = this.#statistic('torsoPx', 'whole', 'median');
  }

  /** @returns the samples of one part */
  samples(part: Part): readonly Sample[] {
    return this.#parts.get(part) ?? [];
  }

  /** @returns the measured number; NaN where too little of it was visible */
  measure(measure: Measure): number {
    const first = this.#first(measure);
    if (!measure.with) return first;
    const second = this.#first({ ...measure, signal: measure.with.signal });
    switch (measure.with.take) {
      case 'smaller':
        return Math.min(first, second);
      case 'larger':
        return Math.max(first, second);
      case 'ratio':
        return Math.max(first, second) > 0 ? Math.min(first, second) / Math.max(first, second) : NaN;
      case 'share':
        return second > 0 ? first / second : NaN;
    }
  }

  /** @returns whether the check holds; undefined where it cannot be judged from what was seen, or from this view */
  holds(check: Check): boolean | undefined {
    if (check.views && (!this.view || !check.views.includes(this.view))) return undefined;
    const value = this.measure(check.measure);
    if (Number.isNaN(value)) return undefined;
    return !(value < (check.min ?? -Infinity)) && !(value > (check.max ?? Infinity));
  }

  /** @returns whether the check may only seem to be violated because the turning point was hidden */
  excuses({ measure }: Check): boolean {
    return TURN_STATISTICS.has(measure.statistic) && this.turnHidden;
  }

  /** The counting signal was not seen at the turning point: the movement went at least as far as was seen. */
  get turnHidden(): boolean {
    const { startMs, farMs, endMs } = this.movement;
    let before = startMs;
    let after = endMs;
    for (const sample of this.samples('whole')) {
      if (Number.isNaN(read(sample, this.signal))) continue;
      // The highest sample seen is at one edge of the gap.
      if (sample.timeMs < farMs) before = sample.timeMs;
      if (sample.timeMs > farMs) {
        after = sample.timeMs;
        break;
      }
    }
    return Math.max(farMs - before, after - farMs) > HIDDEN_TURN_MS;
  }

  #first({ signal, part, statistic, per }: Measure): number {
    if (statistic === 'slope') return per ? Math.abs(this.#slope(signal, part, (sample) => read(sample, per))) : NaN;
    if (statistic !== 'passing') return this.#statistic(signal, part, statistic);
    const { restLevel, farLevel } = this.movement;
    const out = (sample: Sample): number =>
      Math.min(1, Math.max(0, (read(sample, this.signal) - restLevel) / (farLevel - restLevel)));
    return this.#slope(signal, part, (sample) => 4 * out(sample) * (1 - out(sample)), out);
  }

  /** Least squares of a signal on `regressor`, after time and `nuisance` are taken out of both. */
  #slope(
    signal: SignalName,
    part: Part,
    regressor: (sample: Sample) => number,
    nuisance?: (sample: Sample) => number,
  ): number {
    const samples = this.samples(part);
    const seen = samples.filter((sample) => !Number.isNaN(read(sample, signal) + regressor(sample)));
    if (seen.length < Math.max(MIN_FIT_SAMPLES, MIN_COVERAGE * samples.length)) return NaN;
    const basis = [seen.map(() => 1), seen.map(({ timeMs }) => timeMs - this.movement.startMs)];
    if (nuisance) basis.push(seen.map(nuisance));
    const scale = PIXEL_SIGNALS.has(signal) ? this.#torsoPx : 1;
    return (
      slopeWithout(
        seen.map((sample) => read(sample, signal)),
        seen.map(regressor),
        basis,
      ) / scale
    );
  }

  #values(signal: SignalName, part: Part): number[] {
    const samples = this.samples(part);
    const values: number[] = [];
    for (const sample of samples) {
      const value = read(sample, signal);
      if (!Number.isNaN(value)) values.push(value);
    }
    return values.length >= MIN_COVERAGE * samples.length ? values.sort((a, b) => a - b) : [];
  }

  #statistic(signal: SignalName, part: Part, statistic: Exclude<Statistic, 'slope' | 'passing'>): number {
    const scale = PIXEL_SIGNALS.has(signal) ? this.#torsoPx : 1;
    if (statistic === 'shift') {
      return (quantile(this.#values(signal, 'far'), 0.5) - quantile(this.#values(signal, 'rest'), 0.5)) / scale;
    }
    if (statistic === 'gain') {
      return this.#statistic(signal, 'whole', 'shift') / (this.movement.farLevel - this.movement.restLevel);
    }
    if (statistic === 'lag') return this.#lag(signal);
    if (statistic === 'swing') return this.#swing(signal, part) / scale;
    const values = this.#values(signal, part);
    switch (statistic) {
      case 'median':
        return quantile(values, 0.5) / scale;
      case 'low':
        return quantile(values, 0.1) / scale;
      case 'high':
        return quantile(values, 0.9) / scale;
      case 'range':
        return (quantile(values, 0.95) - quantile(values, 0.05)) / scale;
      case 'mean':
        return values.reduce((sum, value) => sum + value, 0) / values.length / scale;
      case 'deviation': {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / scale;
      }
    }
  }

  /** Root of the autocovariance, which noise without memory does not add to. */
  #swing(signal: SignalName, part: Part): number {
    const all = this.samples(part);
    const seen = all.filter((sample) => !Number.isNaN(read(sample, signal)));
    if (seen.length < Math.max(MIN_FIT_SAMPLES, MIN_COVERAGE * all.length)) return NaN;
    const mean = seen.reduce((sum, sample) => sum + read(sample, signal), 0) / seen.length;
    let sum = 0;
    let pairs = 0;
    let next = 0;
    for (const sample of seen) {
      while (next < seen.length && (seen[next] as Sample).timeMs < sample.timeMs + SWING_LAG_MS) next++;
      const later = seen[next];
      if (!later) break;
      sum += (read(sample, signal) - mean) * (read(later, signal) - mean);
      pairs++;
    }
    return pairs ? Math.sqrt(Math.max(0, sum / pairs)) : NaN;
  }

  /** Compares when each of the two signals is, on average, above the middle of its range. */
  #lag(signal: SignalName): number {
    const { startMs, endMs } = this.movement;
    return Math.abs(this.#middleMs(signal) - this.#middleMs(this.signal)) / (endMs - startMs);
  }

  #middleMs(signal: SignalName): number {
    const values = this.#values(signal, 'whole');
    const low = quantile(values, 0.05);
    const high = quantile(values, 0.95);
    let weight = 0;
    let sum = 0;
    for (const sample of this.samples('whole')) {
      const share = (read(sample, signal) - low) / (high - low) - 0.5;
      if (!(share > 0)) continue;
      weight += share;
      sum += share * (sample.timeMs - this.movement.startMs);
    }
    return sum / weight;
  }
}

/** @returns whether a bound holds in one sample; undefined where it cannot be told */
export function holdsNow(check: LiveCheck, sample: Sample, view: View | undefined): boolean | undefined {
  if (check.views && (!view || !check.views.includes(view))) return undefined;
  const value = read(sample, check.signal);
  if (Number.isNaN(value)) return undefined;
  return !(value < (check.min ?? -Infinity)) && !(value > (check.max ?? Infinity));
}
