/**
 * A playback that a test moves.
 */
import type { Playback } from '../../src/session/playback.js';

/** Remembers what was asked of it. */
export class FakePlayback implements Playback {
  positionMs = 0;
  following = true;
  calls: string[] = [];
  #listeners = new Set<() => void>();

  load(): void {
    this.calls.push('load');
  }
  start(): void {
    this.calls.push('start');
  }
  /** Whether it stands still until it may proceed. */
  held = false;
  hold(lastMs: number): void {
    this.calls.push('hold');
    this.held = true;
    if (lastMs >= 0) this.positionMs = Math.min(this.positionMs, lastMs);
  }
  proceed(): void {
    this.calls.push('proceed');
    this.held = false;
  }
  settle(): void {
    this.calls.push('settle');
  }
  unload(): void {
    this.calls.push('unload');
  }
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  get listeners(): number {
    return this.#listeners.size;
  }
  moveTo(positionMs: number): void {
    this.positionMs = positionMs;
    for (const listener of this.#listeners) listener();
  }
}
