/**
 * Whether a posture is kept: the bounds of a hold, and whether the body is still enough to hold it.
 */
import { medianOf, quantile } from './order.js';
import { read } from './reading.js';
import type { Difficulty } from './messages.js';
import type { PoseReader } from './pose-reader.js';
import type { Sample } from './signal-filter.js';
import { isPixels } from './signals/names.js';
import { waysToHold } from './target-angles.js';
import type { HoldCheck, HoldRecord } from './types.js';

/** A bound that is not kept. */
export interface Broken {
  readonly name: string;
  readonly value: number;
  readonly needed: number;
  readonly code: string | undefined;
  readonly unit: '%' | '°';
  /** Whether the bound cannot be judged from this side. */
  readonly wrongView: boolean;
}

/** Too much is unknown to tell. */
export const NOT_VISIBLE: Broken = {
  name: 'not_visible',
  value: NaN,
  needed: NaN,
  code: undefined,
  unit: '%',
  wrongView: false,
};

/** How finely the beginning of a hold is looked for. */
const STILL_STEP_MS = 100;

/** Looks at one sample at a time. */
export class HoldPosture {
  readonly #ways: Readonly<Record<'enter' | 'stay', readonly (readonly HoldCheck[])[]>>;

  constructor(
    private readonly record: HoldRecord,
    private readonly difficulty: Difficulty,
    private readonly reader: PoseReader,
  ) {
    this.#ways = { enter: waysToHold(record, 'enter'), stay: waysToHold(record, 'stay') };
  }

  /** @returns the bounds that are broken; `not_visible` where too much is unknown to tell */
  broken(to: 'enter' | 'stay', sample: Sample): readonly Broken[] {
    const all = this.#ways[to].map((checks) => this.#broken(checks, sample));
    return all.reduce((a, b) => (b.length < a.length ? b : a));
  }

  #broken(checks: readonly HoldCheck[], sample: Sample): readonly Broken[] {
    const { difficulty, reader } = this;
    const broken: Broken[] = [];
    let unknown = 0;
    for (const check of checks) {
      if (check.views && (!reader.view || !check.views.includes(reader.view))) continue;
      const { signal, code, unit = '%', judgedFrom } = check;
      const wrongView = !!judgedFrom && !!reader.view && !judgedFrom.includes(reader.view);
      const factor = check.byDifficulty?.[difficulty] ?? 1;
      const min = factor * (check.min ?? -Infinity);
      const max = factor * (check.max ?? Infinity);
      const value = read(sample, signal);
      if (Number.isNaN(value)) unknown++;
      else if (value < min) broken.push({ name: signal, value, needed: min, code: code?.below, unit, wrongView });
      else if (value > max) broken.push({ name: signal, value, needed: max, code: code?.above, unit, wrongView });
    }
    if (broken.length === 0 && unknown * 3 > checks.length) return [NOT_VISIBLE];
    return broken;
  }

  /** @returns the usual level of the signal that tells when the posture is reached */
  levelSince(sinceMs: number): number {
    const { signal } = this.record.hold.settle;
    return medianOf(
      this.reader.history.filter(({ timeMs }) => timeMs >= sinceMs).map((sample) => read(sample, signal)),
    );
  }

  /** @returns when the posture was first reached, from `sinceMs` on */
  settledSince(sinceMs: number): number {
    const level = this.levelSince(sinceMs);
    const { signal, share } = this.record.hold.settle;
    const first = this.reader.history.find(
      (sample) => sample.timeMs >= sinceMs && !(read(sample, signal) < share * level),
    );
    return first?.timeMs ?? sinceMs;
  }

  /** @returns how much of its usual level the posture has; NaN where it cannot be told */
  shareOf(level: number, sample: Sample): number {
    return read(sample, this.record.hold.settle.signal) / level;
  }

  /** @returns the time from `sinceMs` on since which the body has been still enough to hold */
  stillSince(sample: Sample, sinceMs: number): number {
    let since = sinceMs;
    while (since < sample.timeMs && !this.still(sample, since)) since = Math.min(sample.timeMs, since + STILL_STEP_MS);
    return since;
  }

  /** @returns whether the body has been still since `sinceMs`, at most `tolerance` times what the record allows */
  still(sample: Sample, sinceMs: number, tolerance = 1): boolean {
    const { history } = this.reader;
    for (const { signal, maxRange, overMs } of this.record.hold.still) {
      const values: number[] = [];
      let lowest = Infinity;
      let highest = -Infinity;
      for (let i = history.length - 1; i >= 0; i--) {
        const past = history[i] as Sample;
        if (past.timeMs < Math.max(sinceMs, sample.timeMs - overMs)) break;
        const value = read(past, signal);
        if (Number.isNaN(value)) continue;
        values.push(value);
        if (value < lowest) lowest = value;
        if (value > highest) highest = value;
      }
      const most = tolerance * maxRange * (isPixels(signal) ? read(sample, 'torsoPx') : 1);
      // The rule while a posture is held, at every frame of it: no need to sort.
      if (highest - lowest <= most) continue;
      values.sort((a, b) => a - b);
      if (quantile(values, 0.95) - quantile(values, 0.05) > most) return false;
    }
    return true;
  }
}
