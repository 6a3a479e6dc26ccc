/**
 * Releases what was found in order: in step with playback while it moves, at once where it does not. Nothing is ever dropped.
 */
import { nextTurn } from './next-turn.js';
import type { Playback } from './playback.js';

/** Playback goes on once the analysis is this far ahead of it, so that it does not stop again at once. */
const LEAD_MS = 700;

/**
 * Playback stops so long before the end of what is analysed. A busy page hears late where its video is, and pausing takes a
 * moment: without it the picture would be ahead of its skeleton.
 */
const HEADROOM_MS = 250;

/** The analysis waits while so many items wait to be released: ten minutes at 15 a second. */
const MOST_WAITING = 9000;

/**
 * Most items in one turn of the event loop. When a segment ends, those that other workers have found behind it come at once;
 * handed on in one go they would keep the page from drawing and answering.
 */
const MOST_PER_TURN = 8;

/** Anything that has a place in the media. */
export interface Timed {
  /** Media time in ms. */
  readonly timestampMs: number;
}

/** Releases what one run has found. */
export class Pacer<T extends Timed> {
  readonly #queue: T[] = [];
  #pushedMs = -Infinity;
  #complete = false;
  #disposed = false;
  #releasedInTurn = 0;
  #failure: { readonly error: unknown } | undefined;
  #drained: (() => void) | undefined;
  readonly #waitingForRoom = new Set<() => void>();
  #unsubscribe: (() => void) | undefined;

  /**
   * @param playback what to keep step with; undefined releases everything as soon as it comes
   * @param release what it throws ends everything: `push` and `finish` throw it again
   * @param waitsForAll whether playback waits until everything is there, as what there is to say is known by the whole. It
   *   stops waiting where there is no room for more
   */
  constructor(
    private readonly playback: Playback | undefined,
    private readonly release: (item: T) => void,
    private waitsForAll = false,
  ) {
    this.#unsubscribe = playback?.subscribe(() => this.#pump());
  }

  /** Takes what was found next. */
  push(item: T): void {
    this.#pushedMs = item.timestampMs;
    this.add(item);
  }

  /** Takes what was worked out from what was found up to now. Playback never waits for it: it may come late. */
  add(item: T): void {
    const queue = this.#queue;
    let at = queue.length;
    while (at > 0 && (queue[at - 1] as T).timestampMs > item.timestampMs) at--;
    queue.splice(at, 0, item);
    this.#pump();
    this.#throwFailure();
  }

  /** Resolves when there is room for more: what runs ahead of the playback takes memory. */
  async room(signal: AbortSignal): Promise<void> {
    while (this.#queue.length >= MOST_WAITING) {
      signal.throwIfAborted();
      if (this.waitsForAll) {
        this.waitsForAll = false;
        this.#pump();
      }
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
    if (this.#queue.length > 0 && !this.#failure) {
      await new Promise<void>((resolve, reject) => {
        this.#drained = resolve;
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
    }
    this.dispose();
    this.#throwFailure();
  }

  /** Nothing is released from now on. */
  dispose(): void {
    this.#disposed = true;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** As far as playback may go. */
  get #analysedMs(): number {
    return this.waitsForAll ? -Infinity : this.#pushedMs;
  }

  #pump(): void {
    const { playback } = this;
    const following = playback?.following === true;
    const limitMs = following ? playback.positionMs : Infinity;
    this.#releaseUpTo(limitMs);
    if (following && !this.#complete && playback.positionMs > this.#analysedMs - HEADROOM_MS) {
      playback.hold(this.#analysedMs);
    } else if (this.#complete || this.#analysedMs > (playback?.positionMs ?? 0) + LEAD_MS) playback?.proceed();
    if (this.#queue.length < MOST_WAITING && this.#waitingForRoom.size > 0) {
      for (const wake of this.#waitingForRoom) wake();
      this.#waitingForRoom.clear();
    }
    if (this.#queue.length === 0 || this.#failure) this.#drained?.();
  }

  #releaseUpTo(limitMs: number): void {
    for (let next = this.#queue[0]; next && next.timestampMs <= limitMs; next = this.#queue[0]) {
      if (this.#disposed || this.#failure || this.#releasedInTurn === MOST_PER_TURN) return;
      if (this.#releasedInTurn++ === 0) void nextTurn().then(() => this.#beginTurn());
      this.#queue.shift();
      try {
        this.release(next);
      } catch (error) {
        this.#failure = { error };
      }
    }
  }

  #beginTurn(): void {
    const wasFull = this.#releasedInTurn === MOST_PER_TURN;
    this.#releasedInTurn = 0;
    if (wasFull && !this.#disposed) this.#pump();
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
