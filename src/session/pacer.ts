/**
 * Releases poses in order: in step with playback while it moves, at once where it does not. Nothing is ever dropped.
 */
import type { Pose } from '../pose/types.js';
import type { Playback } from './playback.js';

/** Playback goes on once the analysis is this far ahead of it, so that it does not stop again at once. */
const LEAD_MS = 700;

/** Releases the poses of one run. */
export class Pacer {
  readonly #queue: Pose[] = [];
  #analysedMs = -Infinity;
  #complete = false;
  #drained: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  /**
   * @param playback what to keep step with; undefined releases everything at once
   */
  constructor(
    private readonly playback: Playback | undefined,
    private readonly release: (pose: Pose) => void,
  ) {
    this.#unsubscribe = playback?.subscribe(() => this.#pump());
  }

  /** Takes the next pose. */
  push(pose: Pose): void {
    this.#queue.push(pose);
    this.#analysedMs = pose.timestampMs;
    this.#pump();
  }

  /** No further pose will come. Resolves when the last one is released. */
  async finish(signal: AbortSignal): Promise<void> {
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
    if (this.#queue.length === 0) this.#drained?.();
  }
}
