/**
 * How far long work has got, and how long it will still take.
 */

/** Progress is sent in steps of at least this much. */
const PROGRESS_STEP = 0.01;

/** An estimate from less of the work than this would be a guess. */
const ESTIMATE_FROM = 0.02;

/** Passes on values of a progress 0..1 that are a step beyond the last one. */
export function stepped(report: (value: number) => void): (value: number) => void {
  let last = -1;
  return (value) => {
    const rounded = Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
    if (rounded < last + PROGRESS_STEP && !(rounded === 1 && last < 1)) return;
    last = rounded;
    report(rounded);
  };
}

/** Estimates the time left from the mean speed so far. */
export class Eta {
  readonly #startedMs: number;

  /** @param now the time in ms, from any origin; the work starts now */
  constructor(private readonly now: () => number) {
    this.#startedMs = now();
  }

  /** @returns whole ms; undefined while too little is done to say */
  estimateMs(value: number): number | undefined {
    if (value < ESTIMATE_FROM) return undefined;
    const elapsedMs = this.now() - this.#startedMs;
    return Math.round((elapsedMs * (1 - value)) / value);
  }
}

/** Holds back how far a download has got while somebody hears it who may not, until it may be told. */
export class HeldProgress {
  #last: number | undefined;
  #isOpen = false;

  constructor(
    private readonly report: (value: number) => void,
    private readonly isOverheard: () => boolean,
  ) {}

  set(value: number): void {
    this.#last = value;
    if (this.#isOpen || !this.isOverheard()) this.report(value);
  }

  /** From now on everybody may hear it. */
  open(): void {
    this.#isOpen = true;
    if (this.#last !== undefined) this.report(this.#last);
  }
}

/** One progress made of that of several downloads, which count the same. */
export class JointProgress<Part extends string> {
  readonly #shares = new Map<Part, number>();

  constructor(
    parts: readonly Part[],
    private readonly report: (value: number) => void,
  ) {
    for (const part of parts) this.#shares.set(part, 0);
  }

  /** @param value how much of the part is done, 0..1 */
  set(part: Part, value: number): void {
    if (!this.#shares.has(part)) return;
    this.#shares.set(part, value);
    this.report([...this.#shares.values()].reduce((sum, share) => sum + share) / this.#shares.size);
  }
}
