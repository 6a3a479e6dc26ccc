/**
 * What a `<video>` plays. Its address is changed, and it is emptied, only once its player has made out what the file before
 * holds, or that it cannot: WebKitGTK's player and the page wait for each other for ever where that overlaps (measured with
 * 2.50: within seconds, and not once in 950 changes that waited).
 */

/** Servers that have not begun to answer after so long are not waited for. */
const PATIENCE_MS = 2_000;

/** What tells that the player knows the file, cannot play it, or does not load it yet. */
const SETTLED = ['loadedmetadata', 'error', 'suspend'] as const;

/** Plays muted and inline, so that browsers let it. Only this sets the address of its video. */
export class VideoAddress {
  #wanted: string | undefined;
  #current: string | undefined;
  /** While the player is waited for. */
  #stopWaiting: (() => void) | undefined;

  /** @param onChange called when a new address has come into effect */
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly onChange: () => void = () => undefined,
  ) {}

  /** Whether the video has the address that was set last. */
  get isCurrent(): boolean {
    return this.#wanted === this.#current;
  }

  /**
   * @param url loaded from its start; `undefined` empties the player and frees its buffers
   */
  set(url: string | undefined): void {
    this.#wanted = url;
    this.video.pause();
    if (!this.#isUndecided) this.#change();
  }

  /** Whether the player does not know yet what it has been given. */
  get #isUndecided(): boolean {
    return this.#stopWaiting !== undefined && this.video.readyState === 0 && this.video.error === null;
  }

  #change(): void {
    const { video } = this;
    this.#stopWaiting?.();
    const url = this.#wanted;
    if (this.#current !== undefined) {
      // Some browsers keep the buffers of a video until it is emptied in just this order.
      video.pause();
      video.removeAttribute('src');
      video.load();
    }
    this.#current = url;
    if (url === undefined) return;
    video.muted = true;
    video.playsInline = true;
    video.preload = 'auto';
    // Analysed media may be read by this page, so it is asked for in the same way: isolated pages take it in no other.
    video.crossOrigin = /^https?:/.test(url) ? 'anonymous' : null;
    this.#wait();
    video.src = url;
    this.onChange();
  }

  /** Holds up changes until the player has made up its mind. */
  #wait(): void {
    const over = new AbortController();
    const decided = () => {
      this.#stopWaiting?.();
      if (!this.isCurrent) this.#change();
    };
    const timer = setTimeout(decided, PATIENCE_MS);
    for (const event of SETTLED) this.video.addEventListener(event, decided, { signal: over.signal });
    this.#stopWaiting = () => {
      over.abort();
      clearTimeout(timer);
      this.#stopWaiting = undefined;
    };
  }
}
