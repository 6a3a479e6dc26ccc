/**
 * What a screen reader says: the state, the count now and then, never every step.
 */
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { ExportSnapshot, SessionSnapshot } from '../session/snapshot.js';
import { adviceText, nobodyText, type InterfaceLanguage } from './languages.js';
import type { Texts } from '../texts/texts.js';

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
  #exportState: ExportSnapshot['state'] | undefined;
  #summary: ExerciseSummaryMessage | undefined;
  #said = 0;
  #waiting: { readonly timer: unknown; next: string | undefined } | undefined;
  /** There as long as the end has hardly been read out. */
  #ending: unknown;

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
  follow(snapshot: SessionSnapshot, language: InterfaceLanguage, loadingMessage: string): void {
    const { state } = snapshot;
    const before = this.#state;
    this.#state = state;
    if (state !== 'analysing') {
      this.#stopWaiting();
      this.#said = 0;
    }
    if (state !== before) this.#forgetEnding();
    switch (state) {
      case 'idle':
        if (state !== before)
          this.#text = before === 'loading' || before === 'analysing' ? language.texts.cancelled : '';
        return;
      case 'loading':
        this.#text = loadingMessage || language.texts.loading;
        return;
      case 'analysing':
        if (state !== before) this.#text = language.texts.analysing;
        return this.#followCount(snapshot, language.texts);
      case 'done':
        return this.#followEnd(snapshot, language, state !== before);
      case 'error':
        // An alert says it.
        this.#text = '';
    }
  }

  dispose(): void {
    this.#stopWaiting();
    this.#forgetEnding();
    this.#text = '';
    this.#said = 0;
    this.#state = 'idle';
  }

  #followCount({ count }: SessionSnapshot, texts: Texts): void {
    if (!count || count.value === this.#said) return;
    this.#said = count.value;
    const text = texts.counted(count.value, count.unit);
    if (this.#waiting) this.#waiting.next = text;
    else this.#say(text);
  }

  /** The end of the analysis, or of judging it once more, then beginnings and ends of its overlay video, no steps. */
  #followEnd(snapshot: SessionSnapshot, language: InterfaceLanguage, isNew: boolean): void {
    const { texts } = language;
    const exported = snapshot.kind === 'video' ? snapshot.export?.state : undefined;
    const summary = snapshot.exercise?.summary;
    const isJudgedAnew = !isNew && summary !== this.#summary;
    this.#summary = summary;
    if (isNew || isJudgedAnew) {
      this.#forgetEnding();
      this.#text = endText(snapshot, language);
      this.#ending = this.timers.set(() => this.#forgetEnding(), COUNT_EVERY_MS);
    }
    if (exported === this.#exportState && !isNew) return;
    this.#exportState = exported;
    // Where it begins by itself, it does not cut the result off.
    if (exported === 'running')
      this.#text = this.#ending === undefined ? texts.exporting : `${endText(snapshot, language)} ${texts.exporting}.`;
    else if (exported === 'ready') this.#text = texts.exportReady;
    // With another result the video of the one before is gone: nobody has cancelled it.
    else if (exported === 'cancelled' && !isJudgedAnew) this.#text = texts.cancelled;
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

  #forgetEnding(): void {
    if (this.#ending !== undefined) this.timers.clear(this.#ending);
    this.#ending = undefined;
  }
}

/** That it is complete, what was counted, and why where it is nothing. */
function endText(snapshot: SessionSnapshot, language: InterfaceLanguage): string {
  const { kind, count, personFound, exercise, noneRecognised } = snapshot;
  const { texts } = language;
  const counted = count && `${texts.counted(count.value, count.unit)}.`;
  const reason = exercise?.summary?.reason;
  const nobody = personFound ? '' : nobodyText(texts, kind);
  const unknown = nobody || (noneRecognised ? texts.noneRecognised : '');
  const why = reason ? adviceText(language, `reason.${reason.code}`, reason.message, exercise) : unknown;
  const rest = [counted, why].filter(Boolean).join(' ');
  return rest ? `${texts.done}. ${rest}` : texts.done;
}
