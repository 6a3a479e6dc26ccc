/**
 * Playback as the visitor sees and steers it: where the video is, and what a press of a key or button does to it.
 */

/** A part of the video, in ms of media time. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Where playback is. */
export interface PlayerState {
  /** What is played again and again, where something is. */
  readonly loop: Span | undefined;
  readonly playing: boolean;
  readonly timeMs: number;
  readonly durationMs: number;
  readonly rate: number;
  readonly fullScreen: boolean;
}

/** Speeds to choose from. */
export const RATES = [0.25, 0.5, 1, 1.5, 2] as const;

/** What the arrow keys skip; with Shift. */
const SKIP_MS = 1000;
const LONG_SKIP_MS = 5000;
/** One picture of a usual video. */
const FRAME_MS = 1000 / 30;

/** What is shorter is only gone to: nobody would see what moves in it. */
const LEAST_LOOP_MS = 200;

/** Least time between two changes that are shown while the video plays; the playhead moves with every picture. */
const CHANGE_EVERY_MS = 100;

/** What a player needs. */
export interface PlayerHost {
  readonly video: HTMLVideoElement;
  /** What fills the screen: the picture with everything over it and the bar. */
  readonly box: HTMLElement;
  /** Something that is seen has changed. */
  changed(): void;
  /** Another picture is shown. */
  onTime(timeMs: number): void;
}

/** Follows and steers one `<video>`. */
export class Player {
  readonly #events = new AbortController();
  #frame: number | undefined;
  #changedAtMs = 0;
  /** Whether the box covers the page because the browser gives single elements no full screen (iPhone). */
  #covers = false;
  #loop: Span | undefined;
  #coverEvents: AbortController | undefined;

  constructor(private readonly host: PlayerHost) {
    const { video, box } = host;
    const { signal } = this.#events;
    const changed = ['play', 'pause', 'ended', 'ratechange', 'durationchange', 'seeked', 'emptied'] as const;
    for (const type of changed) video.addEventListener(type, () => this.#onChange(), { signal });
    for (const type of ['timeupdate', 'seeking', 'seeked'] as const) {
      video.addEventListener(type, () => this.#tell(), { signal });
    }
    video.addEventListener('ended', () => this.#onEnded(), { signal });
    video.addEventListener('emptied', () => this.endLoop(), { signal });
    // A press on the picture is a convenience for pointers: the button is the control.
    video.addEventListener('click', () => this.toggle(), { signal });
    document.addEventListener('fullscreenchange', () => host.changed(), { signal });
    box.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#onChange();
  }

  get state(): PlayerState {
    const { video } = this.host;
    return {
      playing: !video.paused && !video.ended,
      timeMs: video.currentTime * 1000,
      durationMs: Number.isFinite(video.duration) ? video.duration * 1000 : 0,
      rate: video.playbackRate,
      fullScreen: this.#isFullScreen,
      loop: this.#loop,
    };
  }

  /** Plays a part of the video from its start, again and again until the loop is ended or the visitor goes elsewhere. */
  loop({ startMs, endMs }: Span): void {
    this.#loop = endMs - startMs >= LEAST_LOOP_MS ? { startMs, endMs } : undefined;
    this.#moveTo(startMs);
    // A browser that does not let it play leaves it paused at the start.
    this.host.video.play().catch(() => undefined);
  }

  /** Has the video play on. */
  endLoop(): void {
    if (!this.#loop) return;
    this.#loop = undefined;
    this.host.changed();
  }

  toggle(): void {
    const { video } = this.host;
    // A browser that does not let it play leaves it paused, which is what is shown.
    if (video.paused || video.ended) video.play().catch(() => undefined);
    else video.pause();
  }

  /** @param timeMs media time; what lies outside of the video is moved to its end. Ends a loop that it is not in. */
  seek(timeMs: number): void {
    if (this.#loop && (timeMs < this.#loop.startMs || timeMs >= this.#loop.endMs)) this.#loop = undefined;
    this.#moveTo(timeMs);
  }

  #moveTo(timeMs: number): void {
    const { video } = this.host;
    // A video that has not loaded yet keeps the time as the one to start at.
    const lastS = Number.isFinite(video.duration) ? video.duration : Infinity;
    video.currentTime = Math.min(lastS, Math.max(0, timeMs / 1000));
    this.#tell();
    this.host.changed();
  }

  setRate(rate: number): void {
    this.host.video.playbackRate = rate;
  }

  async toggleFullScreen(): Promise<void> {
    const { box } = this.host;
    if (this.#covers || typeof box.requestFullscreen !== 'function') return this.#setCovers(!this.#covers);
    try {
      if (this.#isFullScreen) await document.exitFullscreen();
      else await box.requestFullscreen({ navigationUI: 'hide' });
    } catch {
      // A frame whose page does not allow it: as much of the frame as there is.
      this.#setCovers(true);
    }
  }

  leaveFullScreen(): void {
    if (this.#isFullScreen) void this.toggleFullScreen();
  }

  dispose(): void {
    this.#events.abort();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    if (this.#covers) this.#setCovers(false);
  }

  get #isFullScreen(): boolean {
    if (this.#covers) return true;
    const root = this.host.box.getRootNode() as ShadowRoot | Document;
    return root.fullscreenElement === this.host.box;
  }

  /** Whatever the page's own layout: a popover lies above everything. */
  #setCovers(covers: boolean): void {
    const { box } = this.host;
    this.#covers = covers;
    this.#coverEvents?.abort();
    this.#coverEvents = undefined;
    if (covers) {
      this.#coverEvents = new AbortController();
      const { signal } = this.#coverEvents;
      document.addEventListener('keydown', (event) => this.#onCoveredKey(event), { signal, capture: true });
    }
    box.classList.toggle('covers', covers);
    if (typeof box.showPopover === 'function') {
      if (covers) {
        box.popover = 'manual';
        box.showPopover();
      } else {
        box.popover = null;
      }
    }
    this.host.changed();
  }

  /** The page behind a box that covers it is not for the keyboard, which the browser cannot know. */
  #onCoveredKey(event: KeyboardEvent): void {
    const { box } = this.host;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#setCovers(false);
    }
    if (event.key !== 'Tab') return;
    const stops = [...box.querySelectorAll<HTMLElement>('button, select, input')].filter(
      (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.getClientRects().length > 0,
    );
    const at = stops.findIndex((element) => element.matches(':focus'));
    const isAtEnd = event.shiftKey ? at <= 0 : at === -1 || at === stops.length - 1;
    if (!isAtEnd) return;
    event.preventDefault();
    stops.at(event.shiftKey ? -1 : 0)?.focus();
  }

  #onChange(): void {
    this.host.changed();
    this.#tell();
    if (this.state.playing) this.#frame ??= requestAnimationFrame((nowMs) => this.#onFrame(nowMs));
  }

  #onFrame(nowMs: number): void {
    this.#frame = undefined;
    this.#tell();
    if (nowMs - this.#changedAtMs >= CHANGE_EVERY_MS) {
      this.#changedAtMs = nowMs;
      this.host.changed();
    }
    if (this.state.playing) this.#frame = requestAnimationFrame((nowMs) => this.#onFrame(nowMs));
  }

  #tell(): void {
    const timeMs = this.host.video.currentTime * 1000;
    const { playing } = this.state;
    if (this.#loop && playing && timeMs >= this.#loop.endMs) this.#moveTo(this.#loop.startMs);
    else this.host.onTime(timeMs);
  }

  /** A part that reaches to the end of the video. */
  #onEnded(): void {
    if (this.#loop) this.loop(this.#loop);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || this.host.video.hidden) return;
    const target = event.composedPath()[0];
    // A list of choices has its own use for keys, and so has whatever a page has put into a slot.
    if (!(target instanceof Element) || target instanceof HTMLSelectElement) return;
    if (target.getRootNode() !== this.host.box.getRootNode()) return;
    const act = this.#actionOf(event, target instanceof HTMLButtonElement);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** Keys work where the focus is inside of the player only; on a button, those that scroll a page still do. */
  #actionOf({ key, shiftKey }: KeyboardEvent, onButton: boolean): (() => void) | undefined {
    switch (key.length === 1 ? key.toLowerCase() : key) {
      case ' ':
        // A button has its own use for it.
        return onButton ? undefined : () => this.toggle();
      case 'k':
        return () => this.toggle();
      case 'f':
        return () => void this.toggleFullScreen();
      case ',':
        return () => this.seek(this.state.timeMs - FRAME_MS);
      case '.':
        return () => this.seek(this.state.timeMs + FRAME_MS);
      case 'Escape':
        return this.#isFullScreen ? () => void this.toggleFullScreen() : undefined;
      default: {
        const timeMs = onButton && !this.#isFullScreen ? undefined : this.#placeOf(key, shiftKey);
        return timeMs === undefined ? undefined : () => this.seek(timeMs);
      }
    }
  }

  /** Where a key of a slider leads. */
  #placeOf(key: string, isLong: boolean): number | undefined {
    const { timeMs, durationMs } = this.state;
    const skip = isLong ? LONG_SKIP_MS : SKIP_MS;
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        return timeMs - skip;
      case 'ArrowRight':
      case 'ArrowUp':
        return timeMs + skip;
      case 'PageDown':
        return timeMs - LONG_SKIP_MS;
      case 'PageUp':
        return timeMs + LONG_SKIP_MS;
      case 'Home':
        return 0;
      case 'End':
        return durationMs;
      default:
        return undefined;
    }
  }
}
