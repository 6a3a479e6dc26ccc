/**
 * What a screen reader says: the state, the count now and then, never every step.
 */
import type { ExportSnapshot, SessionSnapshot } from '../session/snapshot.js';
import type { Texts } from './texts/texts.js';

/** Time between two counts that are said. */
const COUNT_EVERY_MS = 4000;

/** Timers of a page. */
export interface Timers {
  set(callback: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

const PAGE_TIMERS: Timers = {
  set: (callback, ms) => setTimeout(callback, ms),
  clear: (timer) => clearTimeout(timer as number),
};

/** Decides what is said of one element. */
export class Announcer {
  #text = '';
  #state: SessionSnapshot['state'] = 'idle';
  #said = 0;
  #waiting: { readonly timer: unknown; next: string | undefined } | undefined;

  /** @param changed called where the text changes by itself */
  constructor(
    private readonly changed: () => void,
    private readonly timers: Timers = PAGE_TIMERS,
  ) {}

  /** What is to be said now. */
  get text(): string {
    return this.#text;
  }

  /** @param loadingMessage the page's own words while loading, empty for none */
  follow(snapshot: SessionSnapshot, texts: Texts, loadingMessage: string): void {
    const isOtherState = snapshot.state !== this.#state;
    this.#state = snapshot.state;
    if (snapshot.state !== 'analysing') {
      this.#stopWaiting();
      this.#said = 0;
      this.#text = textOf(snapshot, texts, loadingMessage);
      return;
    }
    if (isOtherState) this.#text = texts.analysing;
    const { count } = snapshot;
    if (!count || count.value === this.#said) return;
    this.#said = count.value;
    const text = texts.counted(count.value, count.unit);
    if (this.#waiting) this.#waiting.next = text;
    else this.#say(text);
  }

  dispose(): void {
    this.#stopWaiting();
    this.#text = '';
    this.#said = 0;
    this.#state = 'idle';
  }

  #say(text: string): void {
    this.#text = text;
    const timer = this.timers.set(() => {
      const next = this.#waiting?.next;
      this.#waiting = undefined;
      if (next === undefined) return;
      this.#say(next);
      this.changed();
    }, COUNT_EVERY_MS);
    this.#waiting = { timer, next: undefined };
  }

  #stopWaiting(): void {
    if (this.#waiting) this.timers.clear(this.#waiting.timer);
    this.#waiting = undefined;
  }
}

function textOf(snapshot: SessionSnapshot, texts: Texts, loadingMessage: string): string {
  if (snapshot.state === 'loading') return loadingMessage || texts.loading;
  if (snapshot.state !== 'done') return '';
  const { count, export: exported } = snapshot;
  const said = exported && snapshot.kind === 'video' ? exportAnnouncement(exported, texts) : '';
  if (said) return said;
  return count ? `${texts.done}. ${texts.counted(count.value, count.unit)}.` : texts.done;
}

/** Beginnings and ends, no steps. */
function exportAnnouncement(exported: ExportSnapshot, texts: Texts): string {
  if (exported.state === 'running') return texts.exporting;
  return exported.state === 'ready' ? texts.exportReady : '';
}
