/**
 * Playback by a `<video>` element. Nothing here depends on painting: a page that is hidden or never painted still
 * gets its ticks from timers and media events.
 */
import type { Playback } from './playback.js';

/** How often the position is looked at where the browser reports no frames. */
const TICK_MS = 100;

/** Playback that has not moved for so many ticks is not waited for any longer. */
const STALLED_TICKS = 20;

/** A `<video>` as a `Playback`. */
export class VideoPlayback implements Playback {
  readonly #listeners = new Set<() => void>();
  #state: 'stopped' | 'playing' | 'held' | 'blocked' = 'stopped';
  #timer: ReturnType<typeof setInterval> | undefined;
  #lastPosition = -1;
  #stillTicks = 0;
  #events: AbortController | undefined;

  constructor(private readonly video: HTMLVideoElement) {}

  load(url: string): void {
    this.unload();
    const { video } = this;
    video.muted = true;
    video.playsInline = true;
    video.preload = 'auto';
    // Analysed media may be read by this page, so it is asked for in the same way: isolated pages take it in no other.
    video.crossOrigin = /^https?:/.test(url) ? 'anonymous' : null;
    video.src = url;
    this.#events = new AbortController();
    const { signal } = this.#events;
    for (const event of ['timeupdate', 'pause', 'playing', 'ended', 'seeked', 'error'] as const) {
      video.addEventListener(event, () => this.#notify(), { signal });
    }
    document.addEventListener('visibilitychange', () => this.#notify(), { signal });
  }

  start(): void {
    this.#state = 'playing';
    this.#stillTicks = 0;
    this.#lastPosition = -1;
    this.#play();
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
    this.#onFrame();
  }

  get positionMs(): number {
    return this.video.currentTime * 1000;
  }

  get following(): boolean {
    const { video } = this;
    if (document.hidden || video.error || video.ended) return false;
    if (this.#state === 'held') return true;
    return this.#state === 'playing' && !(video.paused && this.#stillTicks > 1) && this.#stillTicks < STALLED_TICKS;
  }

  hold(): void {
    if (this.#state !== 'playing') return;
    this.#state = 'held';
    this.video.pause();
  }

  proceed(): void {
    if (this.#state !== 'held') return;
    this.#state = 'playing';
    this.#stillTicks = 0;
    this.#play();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  settle(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#state === 'held') this.#play();
    this.#state = 'stopped';
  }

  unload(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#state = 'stopped';
    this.#events?.abort();
    this.#events = undefined;
    if (this.video.hasAttribute('src')) {
      // Some browsers keep the buffers of a video until it is emptied in just this order.
      this.video.pause();
      this.video.removeAttribute('src');
      this.video.load();
    }
  }

  #play(): void {
    this.video.play().catch((error: unknown) => {
      // A pause that overtakes play() is our own or the visitor's; anything else is a browser that does not let it play.
      if (error instanceof Error && error.name === 'AbortError') return;
      if (this.#state === 'playing') this.#state = 'blocked';
      this.#notify();
    });
  }

  #tick(): void {
    const position = this.video.currentTime;
    this.#stillTicks = position === this.#lastPosition ? this.#stillTicks + 1 : 0;
    this.#lastPosition = position;
    this.#notify();
  }

  #onFrame(): void {
    if (typeof this.video.requestVideoFrameCallback !== 'function') return;
    this.video.requestVideoFrameCallback(() => {
      if (this.#timer === undefined) return;
      this.#notify();
      this.#onFrame();
    });
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
