/**
 * Playback by a `<video>` element. Nothing here depends on painting: a page that is hidden or never painted still
 * gets its ticks from timers and media events.
 */
import type { VideoPart } from '../media/part.js';
import { VideoAddress } from '../media/video-address.js';
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
  #part: VideoPart | undefined;
  #events: AbortController | undefined;
  readonly #address: VideoAddress;

  constructor(private readonly video: HTMLVideoElement) {
    this.#address = new VideoAddress(video, () => {
      // Before it has loaded, that is where it will begin.
      this.#toPart();
      if (this.#state === 'playing') this.#play();
    });
  }

  load(url: string, part?: VideoPart): void {
    this.#stop();
    this.#part = part;
    this.#address.set(url);
    this.#events = new AbortController();
    const { signal } = this.#events;
    for (const event of ['timeupdate', 'pause', 'playing', 'ended', 'seeked', 'error'] as const) {
      this.video.addEventListener(event, () => this.#notify(), { signal });
    }
    // WebKitGTK forgets at times where it was to begin.
    this.video.addEventListener('loadedmetadata', () => this.#toPart(), { signal });
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
    return this.#address.isCurrent ? this.video.currentTime * 1000 : (this.#part?.startMs ?? 0);
  }

  get following(): boolean {
    const { video } = this;
    if (document.hidden || (this.#address.isCurrent && (video.error || this.#isOver))) return false;
    if (this.#state === 'held') return true;
    return this.#state === 'playing' && !(video.paused && this.#stillTicks > 1) && this.#stillTicks < STALLED_TICKS;
  }

  hold(lastMs: number): void {
    if (this.#state === 'playing') {
      this.#state = 'held';
      this.video.pause();
    }
    // Where the page was too busy to stop in time. A part begins no earlier than it does.
    const leastMs = Math.max(lastMs, this.#part?.startMs ?? 0);
    if (this.#state === 'held' && Number.isFinite(lastMs) && !this.video.seeking && this.positionMs > leastMs) {
      this.video.currentTime = leastMs / 1000;
    }
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
    if (this.#state === 'held' && !this.#isOver) this.#play();
    this.#state = 'stopped';
    this.#part = undefined;
  }

  unload(): void {
    this.#stop();
    this.#address.set(undefined);
  }

  /** Whether all that is to be played has been. */
  get #isOver(): boolean {
    return this.video.ended || (this.#part !== undefined && this.positionMs >= this.#part.endMs);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#state = 'stopped';
    this.#events?.abort();
    this.#events = undefined;
    this.#part = undefined;
  }

  #toPart(): void {
    const { video } = this;
    const startS = (this.#part?.startMs ?? 0) / 1000;
    if (video.currentTime < startS) video.currentTime = startS;
  }

  #play(): void {
    // The video before may still be there; the address plays as soon as it is the right one.
    if (!this.#address.isCurrent) return;
    this.video.play().catch((error: unknown) => {
      // A pause that overtakes play() is our own or the visitor's; anything else is a browser that does not let it play.
      if (error instanceof Error && error.name === 'AbortError') return;
      if (this.#state === 'playing') this.#state = 'blocked';
      this.#notify();
    });
  }

  #tick(): void {
    const position = this.video.currentTime;
    const isStill = position === this.#lastPosition && this.#address.isCurrent;
    this.#stillTicks = isStill ? this.#stillTicks + 1 : 0;
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
    if (this.#state === 'playing' && this.#address.isCurrent && this.#isOver) this.video.pause();
    for (const listener of [...this.#listeners]) listener();
  }
}
