/**
 * Steadies the signals: a running median over about a tenth of a second takes out frames in which a joint jumped, a
 * short low-pass the tremble that is left.
 */
import { SIGNAL_INDEX, SIGNAL_NAMES } from './signals/names.js';

/** One steadied frame. */
export interface Sample {
  /** Media time in ms of the middle of the window. */
  readonly timeMs: number;
  /** By `SIGNAL_INDEX`; NaN where not visible. */
  readonly values: Float64Array;
}

const MEDIAN_SPAN_MS = 130;
const MIN_MEDIAN_FRAMES = 3;
/** As many as 240 frames a second have in that time. */
const MAX_MEDIAN_FRAMES = 33;
const LOW_PASS_MS = 30;
/** A signal that was not seen for longer starts afresh. */
const MAX_GAP_MS = 400;

/** The hop of a fast jumping jack lasts four frames and would not survive the median; these are fitted over many. */
const NO_MEDIAN: ReadonlySet<number> = new Set([SIGNAL_INDEX.hipY, SIGNAL_INDEX.ankleY]);

interface Frame {
  readonly timeMs: number;
  readonly values: Float64Array;
}

/** Filters all signals together. */
export class SignalFilter {
  readonly #frames: Frame[] = [];
  readonly #smooth = new Float64Array(SIGNAL_NAMES.length).fill(NaN);
  readonly #seenMs = new Float64Array(SIGNAL_NAMES.length).fill(-Infinity);
  readonly #sorted = new Float64Array(MAX_MEDIAN_FRAMES);
  #lastMs = NaN;

  /** How many frames the samples are behind. */
  get lag(): number {
    return this.#frames.length >> 1;
  }

  /**
   * @param timeMs of the frame; must rise
   * @param values one per signal; kept
   * @returns the sample that this frame completes: the middle of the median's window, one or a few frames back
   */
  push(timeMs: number, values: Float64Array): Sample {
    const frames = this.#frames;
    frames.push({ timeMs, values });
    while (
      frames.length > MAX_MEDIAN_FRAMES ||
      (frames.length > MIN_MEDIAN_FRAMES && timeMs - (frames[0] as Frame).timeMs > MEDIAN_SPAN_MS)
    ) {
      frames.shift();
    }
    const middle = frames[frames.length >> 1] as Frame;
    const sampleMs = Math.max(middle.timeMs, Number.isNaN(this.#lastMs) ? -Infinity : this.#lastMs);
    const gain = Number.isNaN(this.#lastMs) ? 1 : 1 - Math.exp(-Math.max(1, sampleMs - this.#lastMs) / LOW_PASS_MS);
    this.#lastMs = sampleMs;
    const out = new Float64Array(SIGNAL_NAMES.length);
    for (let i = 0; i < out.length; i++) {
      const median = NO_MEDIAN.has(i) ? (middle.values[i] as number) : this.#median(i);
      if (Number.isNaN(median)) {
        out[i] = NaN;
        continue;
      }
      const before = this.#smooth[i] as number;
      const fresh = Number.isNaN(before) || sampleMs - (this.#seenMs[i] as number) > MAX_GAP_MS;
      const value = fresh ? median : before + gain * (median - before);
      this.#smooth[i] = value;
      this.#seenMs[i] = sampleMs;
      out[i] = value;
    }
    return { timeMs: sampleMs, values: out };
  }

  #median(index: number): number {
    // Sorted while it is read: of so few numbers nothing is faster, and this runs for every signal of every frame.
    const sorted = this.#sorted;
    let count = 0;
    for (const { values } of this.#frames) {
      const value = values[index] as number;
      if (Number.isNaN(value)) continue;
      let at = count++;
      for (; at > 0 && (sorted[at - 1] as number) > value; at--) sorted[at] = sorted[at - 1] as number;
      sorted[at] = value;
    }
    if (count === 0 || count * 2 < this.#frames.length) return NaN;
    const half = count >> 1;
    return count % 2 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
  }
}
