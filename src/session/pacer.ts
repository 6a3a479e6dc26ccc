/**
 * Releases what was found in order: in step with playback while it moves, at once where it does not. Nothing is ever dropped.
 */
import type { Playback } from './playback.js';

/** Playback goes on once the analysis is this far ahead of it, so that it does not stop again at once. */
const LEAD_MS = 700;

/** The analysis waits while so many items wait to be released: ten minutes at 15 a second. */
const MOST_WAITING = 9000;

/** Anything that has a place in the media. */
export interface Timed {
  /** Media time in ms. */
  readonly timestampMs: number;
}

/** Releases what one run has found. */
export class Pacer<T extends Timed> {
  readonly #queue: T[] = [];
  #analysedMs = -Infinity;
  #complete = false;
  #drained: (() => void) | undefined;
  readonly #waitingForRoom = new Set<() => void>();
  #unsubscribe: (() => void) | undefined;

  /**
   * @param playback what to keep step with; undefined releases everything at once
   */
  constructor(
    private readonly playback: Playback | undefined,
    private readonly release: (item: T) => void,
  ) {
    this.#unsubscribe = playback?.subscribe(() => this.#pump());
  }

  /** Takes what was found next. */
  push(item: T): void {
    this.#queue.push(item);
    this.#analysedMs = item.timestampMs;
    this.#pump();
  }

  /** Resolves when there is room for more: what runs ahead of the playback takes memory. */
  async room(signal: AbortSignal): Promise<void> {
    while (this.#queue.length >= MOST_WAITING) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#waitingForRoom.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** Nothing further will come. Resolves when the last one is released. */
  async finish(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.#complete = true;
    this.#pump();
    if (this.#queue.length > 0) {
      await new Promise<void>((resolve, reject) => {
        this.#drained = resolve;
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
    }
    this.dispose();
  }

  dispose(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #pump(): void {
    const { playback } = this;
    const following = playback?.following === true;
    const limitMs = following ? playback.positionMs : Infinity;
    for (let next = this.#queue[0]; next && next.timestampMs <= limitMs; next = this.#queue[0]) {
      this.#queue.shift();
      this.release(next);
    }
    if (following && !this.#complete && playback.positionMs > this.#analysedMs) playback.hold();
    else if (this.#complete || this.#analysedMs > (playback?.positionMs ?? 0) + LEAD_MS) playback?.proceed();
    if (this.#queue.length < MOST_WAITING && this.#waitingForRoom.size > 0) {
      for (const wake of this.#waitingForRoom) wake();
      this.#waitingForRoom.clear();
    }
    if (this.#queue.length === 0) this.#drained?.();
  }
}
