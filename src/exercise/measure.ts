/**
 * Takes the numbers that the records ask for out of the samples of one repetition or hold.
 */
import { GRID_MS } from './cycle-finder.js';
import type { Movement } from './cycle-finder.js';
import { meanOf } from './joints.js';
import { slopeWithout } from './least-squares.js';
import { mean } from './mean.js';
import { quantile } from './order.js';
import { read, signalOf } from './reading.js';
import type { Sample } from './signal-filter.js';
import { FRONT_FROM, SIDE_TO } from './signals/frontality.js';
import { EACH_SIDE } from './signals/each-side.js';
import { isPixels, type SignalName } from './signals/names.js';
import { stagesPassed } from './stages.js';
import type { Check, Cycle, DirectedShift, Measure, Part, Reading, Statistic, View } from './types.js';

/** A signal that is visible in a smaller share of a part's samples is not measured there. */
const MIN_COVERAGE = 0.4;
/** How long before the start and after the end of a movement still counts as its rest. */
const REST_SPAN_MS = 200;
/** How long before and after a movement is around it. */
export const AROUND_MS = 1500;
/** A gap next to the highest sample in which a movement may well have gone farther. */
const HIDDEN_TURN_MS = 250;
/** What a hidden turning point makes look smaller, or earlier, than it was. */
const TURN_STATISTICS: ReadonlySet<string> = new Set(['high', 'range', 'lag']);
/** Noise that the filter leaves is over after so long; a body that sways is not back yet. */
const SWING_LAG_MS = 200;
/** Fewer samples fit any line. */
const MIN_FIT_SAMPLES = 5;
/** Farther than so many swings a signal weighs no more in the direction of a movement: one limb alone is not all of it. */
const MOST_DIRECTED = 6;
/** What goes less far in all, in swings, has hardly a direction: it is as much less like any as it falls short of this. */
const LEAST_DIRECTED = 3;
/** A signal that changes by less passes nothing. */
const LEAST_PASSED = 0.3;

/** @returns how the camera sees a person of this `frontality`; undefined where it cannot be told */
export function viewOf(frontality: number): View | undefined {
  if (Number.isNaN(frontality)) return undefined;
  return frontality >= FRONT_FROM ? 'front' : frontality <= SIDE_TO ? 'side' : 'oblique';
}

/** The time of a movement, and of its turning point. */
export type Span = Pick<
  Movement,
  'startMs' | 'farMs' | 'farFromMs' | 'farToMs' | 'endMs' | 'fromMs' | 'toMs' | 'outUnseen'
>;

/** The samples of one movement, cut into its parts. */
export class MovementWindow {
  readonly #parts = new Map<Part, readonly Sample[]>();
  /** Shoulders and hips beside those of somebody who faces the camera. */
  readonly frontality: number;
  /** The view of the set it belongs to, once that is known; else the one most of the movement was seen from. */
  view: View | undefined;
  readonly #torsoPx: number;

  /**
   * @param samples from before the movement's start to now, oldest first
   * @param cycle what tells how far a repetition goes, and what it passes through
   */
  constructor(
    readonly span: Span,
    samples: readonly Sample[],
    readonly cycle: Pick<Cycle, 'depth' | 'stages'>,
  ) {
    const { startMs, farMs, farFromMs, farToMs, endMs, fromMs, toMs } = span;
    const between = (from: number, to: number): readonly Sample[] =>
      samples.slice(firstFrom(samples, from), firstFrom(samples, to + 1e-6));
    // No farther than to the valley: there the next one begins.
    const before = between(Math.max(startMs - REST_SPAN_MS, Math.min(fromMs, startMs - GRID_MS)), startMs);
    const start = span.outUnseen ? [] : before;
    const end = between(endMs, Math.min(endMs + REST_SPAN_MS, Math.max(toMs, endMs + GRID_MS)));
    this.#parts.set('whole', between(startMs, endMs));
    this.#parts.set('end', end);
    this.#parts.set('rest', [...start, ...end]);
    this.#parts.set('out', between(startMs, farMs));
    this.#parts.set('back', between(farMs, endMs));
    this.#parts.set('around', [...between(startMs - AROUND_MS, startMs), ...between(endMs, endMs + AROUND_MS)]);
    this.#parts.set('far', this.#seenFar(between(farFromMs, farToMs)));
    // At rest: a trunk that leans toward the camera looks wide.
    const atRest = this.#statistic('frontality', 'rest', 'median');
    this.frontality = Number.isNaN(atRest) ? this.#statistic('frontality', 'whole', 'median') : atRest;
    this.view = viewOf(this.frontality);
    this.#torsoPx = this.#statistic('torsoPx', 'whole', 'median');
  }

  /** @returns the samples of one part */
  samples(part: Part): readonly Sample[] {
    return this.#parts.get(part) ?? [];
  }

  /** @returns the measured number; NaN where too little of it was visible */
  measure(measure: Measure): number {
    if ('take' in measure) return combined(measure.take, this.measure(measure.of[0]), this.measure(measure.of[1]));
    if (measure.statistic === 'stages') return this.#stages();
    if (measure.statistic === 'direction') return this.#direction(measure.as);
    const { signal } = measure;
    switch (measure.statistic) {
      case 'shift':
        return this.#way(signal);
      case 'gain':
        return this.#way(signal) / this.#way(this.cycle.depth);
      case 'lag':
        return this.#lag(signal);
      case 'slope':
        return Math.abs(this.#slope(signal, (sample) => read(sample, measure.per)));
      case 'passing':
        return this.#passing(signal, measure.per ?? this.cycle.depth);
      case 'swing':
        return this.#swing(signal, measure.part) / this.#scale(signal);
      default:
        return this.#statistic(signal, measure.part, measure.statistic) / this.#scale(signal);
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
    return 'statistic' in measure && TURN_STATISTICS.has(measure.statistic) && this.turnHidden;
  }

  /** The depth was not seen at the turning point: the movement went at least as far as was seen. */
  get turnHidden(): boolean {
    const { startMs, farMs, endMs } = this.span;
    let before = startMs;
    let after = endMs;
    for (const sample of this.samples('whole')) {
      if (Number.isNaN(read(sample, this.cycle.depth))) continue;
      // The highest sample seen is at one edge of the gap.
      if (sample.timeMs < farMs) before = sample.timeMs;
      if (sample.timeMs > farMs) {
        after = sample.timeMs;
        break;
      }
    }
    return Math.max(farMs - before, after - farMs) > HIDDEN_TURN_MS;
  }

  /** The turning point, or what was seen nearest to it where it was hidden. */
  #seenFar(far: readonly Sample[]): readonly Sample[] {
    const seen = (sample: Sample): boolean => !Number.isNaN(read(sample, this.cycle.depth));
    const visible = far.filter(seen);
    if (visible.length >= Math.max(1, MIN_COVERAGE * far.length)) return far;
    if (visible.length > 0) return visible;
    const { farMs } = this.span;
    const before = this.samples('whole').findLast((sample) => sample.timeMs <= farMs && seen(sample));
    const after = this.samples('whole').find((sample) => sample.timeMs >= farMs && seen(sample));
    return [before, after].filter((sample) => sample !== undefined);
  }

  /** What a signal in pixels is divided by. */
  #scale(signal: Reading): number {
    return isPixels(signalOf(signal)) ? this.#torsoPx : 1;
  }

  #stages(): number {
    const { stages = [] } = this.cycle;
    return stagesPassed(stages, this.samples('whole'), this.view).length / stages.length;
  }

  #direction(as: readonly DirectedShift[]): number {
    const inSwings = (shift: number, swing: number): number => {
      return Math.max(-MOST_DIRECTED, Math.min(MOST_DIRECTED, shift / swing));
    };
    let [common, wanted, own, unseen] = [0, 0, 0, 0];
    for (const { signal, swing, shift } of as) {
      const there = inSwings(shift, swing);
      const here = inSwings(this.#way(signal), swing);
      if (Number.isNaN(here)) {
        unseen += there ** 2;
        continue;
      }
      common += there * here;
      wanted += there ** 2;
      own += here ** 2;
    }
    return wanted > unseen ? common / Math.sqrt(wanted * Math.max(own, LEAST_DIRECTED ** 2)) : NaN;
  }

  #passing(signal: Reading, per: Reading): number {
    const [rest, far] = [this.#statistic(per, 'rest', 'median'), this.#statistic(per, 'far', 'median')];
    if (per !== this.cycle.depth && Math.abs(far - rest) < LEAST_PASSED) return 0;
    const out = (sample: Sample): number => Math.min(1, Math.max(0, (read(sample, per) - rest) / (far - rest)));
    return this.#slope(signal, (sample) => 4 * out(sample) * (1 - out(sample)), out);
  }

  #way(signal: Reading): number {
    return this.#shift(signal) / this.#scale(signal);
  }

  #shift(signal: Reading): number {
    return (
      this.#shiftOfSides(signal) ?? this.#statistic(signal, 'far', 'median') - this.#statistic(signal, 'rest', 'median')
    );
  }

  /**
   * How far the side goes that goes farther, where one of them is seen only at rest or only at the turning point: what both
   * are read from then jumps from one arm to the other, and each is compared with itself.
   */
  #shiftOfSides(signal: Reading): number | undefined {
    const sides = EACH_SIDE[signalOf(signal)]?.map((side) => this.#sideOf(sideReading(signal, side)));
    if (!sides?.some(({ rest, far }) => Number.isNaN(rest) !== Number.isNaN(far))) return undefined;
    const shifts = sides.map(
      ({ rest, far, edge, top }) => (Number.isNaN(far) ? top : far) - (Number.isNaN(rest) ? edge : rest),
    );
    const known = shifts.filter((shift) => !Number.isNaN(shift));
    return known.length > 0 ? known.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)) : undefined;
  }

  /** One side at rest and at the turning point, and where it is seen nearest to either. */
  #sideOf(side: Reading): { readonly rest: number; readonly far: number; readonly edge: number; readonly top: number } {
    const seen = this.samples('whole').filter((sample) => !Number.isNaN(read(sample, side)));
    const valueOf = (sample: Sample | undefined): number => (sample ? read(sample, side) : NaN);
    const { farMs } = this.span;
    const before = seen.findLast(({ timeMs }) => timeMs <= farMs);
    const after = seen.find(({ timeMs }) => timeMs >= farMs);
    return {
      rest: this.#statistic(side, 'rest', 'median'),
      far: this.#statistic(side, 'far', 'median'),
      edge: meanOf(valueOf(seen[0]), valueOf(seen.at(-1))),
      top: meanOf(valueOf(before), valueOf(after)),
    };
  }

  /** Least squares of a signal on `regressor` over the whole, after time and `nuisance` are taken out of both. */
  #slope(signal: Reading, regressor: (sample: Sample) => number, nuisance?: (sample: Sample) => number): number {
    const samples = this.samples('whole');
    const seen = samples.filter((sample) => !Number.isNaN(read(sample, signal) + regressor(sample)));
    if (seen.length < Math.max(MIN_FIT_SAMPLES, MIN_COVERAGE * samples.length)) return NaN;
    const basis = [seen.map(() => 1), seen.map(({ timeMs }) => timeMs - this.span.startMs)];
    if (nuisance) basis.push(seen.map(nuisance));
    const series = seen.map((sample) => read(sample, signal));
    return slopeWithout(series, seen.map(regressor), basis) / this.#scale(signal);
  }

  #values(signal: Reading, part: Part): number[] {
    const samples = this.samples(part);
    const values: number[] = [];
    for (const sample of samples) {
      const value = read(sample, signal);
      if (!Number.isNaN(value)) values.push(value);
    }
    return values.length >= MIN_COVERAGE * samples.length ? values.sort((a, b) => a - b) : [];
  }

  #statistic(signal: Reading, part: Part, statistic: Exclude<Statistic, 'swing'>): number {
    const values = this.#values(signal, part);
    switch (statistic) {
      case 'median':
        return quantile(values, 0.5);
      case 'low':
        return quantile(values, 0.1);
      case 'high':
        return quantile(values, 0.9);
      case 'range':
        return quantile(values, 0.95) - quantile(values, 0.05);
    }
  }

  /** Root of the autocovariance, which noise without memory does not add to. */
  #swing(signal: Reading, part: Part): number {
    const all = this.samples(part);
    const seen = all.filter((sample) => !Number.isNaN(read(sample, signal)));
    if (seen.length < Math.max(MIN_FIT_SAMPLES, MIN_COVERAGE * all.length)) return NaN;
    const middle = mean(seen.map((sample) => read(sample, signal)));
    let sum = 0;
    let pairs = 0;
    let next = 0;
    for (const sample of seen) {
      while (next < seen.length && (seen[next] as Sample).timeMs < sample.timeMs + SWING_LAG_MS) next++;
      const later = seen[next];
      if (!later) break;
      sum += (read(sample, signal) - middle) * (read(later, signal) - middle);
      pairs++;
    }
    return pairs ? Math.sqrt(Math.max(0, sum / pairs)) : NaN;
  }

  /** Compares when each of the two signals is, on average, above the middle of its range. */
  #lag(signal: Reading): number {
    const { startMs, endMs } = this.span;
    return Math.abs(this.#middleMs(signal) - this.#middleMs(this.cycle.depth)) / (endMs - startMs);
  }

  #middleMs(signal: Reading): number {
    const values = this.#values(signal, 'whole');
    const low = quantile(values, 0.05);
    const high = quantile(values, 0.95);
    let weight = 0;
    let sum = 0;
    for (const sample of this.samples('whole')) {
      const share = (read(sample, signal) - low) / (high - low) - 0.5;
      if (!(share > 0)) continue;
      weight += share;
      sum += share * (sample.timeMs - this.span.startMs);
    }
    return sum / weight;
  }
}

/** The same reading of one side. */
function sideReading(reading: Reading, side: SignalName): Reading {
  return typeof reading === 'string' ? side : { ...reading, from: side };
}

function combined(take: 'smaller' | 'larger' | 'share' | 'difference', first: number, second: number): number {
  switch (take) {
    case 'smaller':
      return Math.min(first, second);
    case 'larger':
      return Math.max(first, second);
    case 'share':
      return second > 0 ? first / second : NaN;
    case 'difference':
      return first - second;
  }
}

/** @returns the index of the first sample at or after a time */
function firstFrom(samples: readonly Sample[], ms: number): number {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle] as Sample).timeMs < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
