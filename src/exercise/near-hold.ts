/**
 * Watches for postures that only one thing keeps from being a hold.
 */
import type { Broken } from './hold-posture.js';

/** A posture that only one thing is wrong with. */
export interface Near {
  /** The rule that tells what is wrong. */
  readonly code: string;
  readonly startMs: number;
  lastMs: number;
  /** The bound that was missed by most. */
  worst: Broken;
  /** Whether it lasted long enough to be a near miss. */
  told: boolean;
}

/** How long a posture must last to be a near miss, and how long it may be lost without ending. */
interface Spans {
  readonly minHoldMs: number;
  readonly graceMs: number;
}

/** Follows one such posture at a time. */
export class NearHold {
  #near: Near | undefined;

  /** @param onMiss receives each near miss when it is over */
  constructor(
    private readonly spans: Spans,
    private readonly onMiss: (near: Near) => void,
  ) {}

  /** @returns the code to advise on, in the moment that the posture has lasted as long as a hold takes */
  step(broken: readonly Broken[], timeMs: number): string | undefined {
    const [first] = broken;
    const code = first?.code;
    const near = this.#near;
    if (!code || broken.some((other) => other.code !== code)) {
      if (near && timeMs - near.lastMs > this.spans.graceMs) this.close();
      return undefined;
    }
    if (near && near.code !== code) this.#near = undefined;
    this.#near ??= { code, startMs: timeMs, lastMs: timeMs, worst: first, told: false };
    const open = this.#near;
    open.lastMs = timeMs;
    if (Math.abs(first.value - first.needed) > Math.abs(open.worst.value - open.worst.needed)) open.worst = first;
    if (open.told || open.lastMs - open.startMs < this.spans.minHoldMs) return undefined;
    open.told = true;
    return code;
  }

  /** Ends what is under way. */
  close(): void {
    const near = this.#near;
    this.#near = undefined;
    if (near?.told) this.onMiss(near);
  }
}
