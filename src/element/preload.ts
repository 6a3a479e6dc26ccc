/**
 * When the analysis is loaded ahead of a file: by the option `preload`.
 */
import type { OptionValues } from './options.js';

/** What it needs of its element. */
export interface PreloadHost {
  preload(): OptionValues['preload'];
  /** Whether a file may come. */
  accepting(): boolean;
  /** It is time to load. */
  load(): void;
}

/** Decides for one element. */
export class Preload {
  #element: HTMLElement | undefined;
  #view: IntersectionObserver | undefined;
  #cancelIdle: (() => void) | undefined;

  constructor(private readonly host: PreloadHost) {}

  /** The element is in a page. */
  connect(element: HTMLElement): void {
    this.#element = element;
    this.follow();
  }

  disconnect(): void {
    this.#element = undefined;
    this.#unwatch();
  }

  /** Somebody is likely to hand over a file. */
  onIntent(): void {
    if (this.host.preload() !== 'none' && !savesData() && this.host.accepting()) this.host.load();
  }

  /** To be called where the option may have changed. */
  follow(): void {
    const isWatching = this.host.preload() === 'auto' && this.#element !== undefined;
    if (!isWatching) this.#unwatch();
    else if (!this.#view) this.#watch(this.#element!);
  }

  #watch(element: HTMLElement): void {
    this.#view = new IntersectionObserver((entries) => {
      const isInView = entries.at(-1)?.isIntersecting === true;
      if (isInView) this.#whenIdle(() => this.onIntent());
      else this.#stopWaiting();
    });
    this.#view.observe(element);
  }

  #unwatch(): void {
    this.#view?.disconnect();
    this.#view = undefined;
    this.#stopWaiting();
  }

  #whenIdle(act: () => void): void {
    this.#stopWaiting();
    if ('requestIdleCallback' in window) {
      const waiting = requestIdleCallback(act);
      this.#cancelIdle = () => cancelIdleCallback(waiting);
    } else {
      // WebKit has no such callback: there it is the next turn.
      const waiting = setTimeout(act);
      this.#cancelIdle = () => clearTimeout(waiting);
    }
  }

  #stopWaiting(): void {
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
  }
}

/** Whether the visitor has asked the browser to save data. */
function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
