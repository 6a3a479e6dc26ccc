/**
 * What a screen reader says: the state, the count now and then, never every step.
 */
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { SeenPeople } from '../session/seen-people.js';
import type { ExportSnapshot, SessionSnapshot } from '../session/snapshot.js';
import type { Texts } from '../texts/texts.js';
import { adviceText } from '../texts/interface-language.js';
import { wordsOf } from './verdict-words.js';
import { nobodyText, verdictOf } from '../output/verdict.js';
import type { ViewModel } from './view-model.js';

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

/** What it is told of. */
export interface Told extends Pick<ViewModel, 'snapshot' | 'language' | 'format'> {
  /** The page's own words while loading, empty for none. */
  readonly loadingMessage: string;
  /** Whether a voice says the counts, which are left to it then: two that speak at a time are not understood. */
  readonly isCountSpoken?: boolean;
}

/** Decides what is said of one element. */
export class Announcer {
  #text = '';
  #state: SessionSnapshot['state'] = 'idle';
  #exportState: ExportSnapshot['state'] | undefined;
  #summary: ExerciseSummaryMessage | undefined;
  #people: SeenPeople | undefined;
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

  follow(told: Told): void {
    const { snapshot, language, loadingMessage } = told;
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
        this.#followPeople(snapshot, language.texts);
        return this.#followCount(told);
      case 'done':
        this.#followEnd(told, state !== before);
        return this.#followLatePeople(told, state !== before);
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
    this.#people = undefined;
    this.#state = 'idle';
  }

  /** Before any count: who is analysed, where it could be somebody else. */
  #followPeople({ people }: SessionSnapshot, texts: Texts): void {
    if (people === this.#people) return;
    this.#people = people;
    if (people) this.#sayInTurn(peopleText(people, texts));
  }

  /** Whoever came later is found once the result is known. What is there at the end, the end tells. */
  #followLatePeople(told: Told, isNew: boolean): void {
    const { people } = told.snapshot;
    if (people === this.#people) return;
    this.#people = people;
    if (isNew || !people) return;
    // While the result is being said, it is not cut off.
    this.#text = this.#ending === undefined ? peopleText(people, told.language.texts) : endText(told, true);
  }

  #followCount({ snapshot: { count }, language: { texts }, isCountSpoken = false }: Told): void {
    if (!count || count.value === this.#said) return;
    this.#said = count.value;
    if (isCountSpoken) return;
    this.#sayInTurn(texts.counted(count.value, count.unit));
  }

  /** The end of the analysis, or of judging it once more, then beginnings and ends of its overlay video, no steps. */
  #followEnd(told: Told, isNew: boolean): void {
    const { snapshot, language } = told;
    const { texts } = language;
    const exported = snapshot.kind === 'video' ? snapshot.export?.state : undefined;
    const summary = snapshot.exercise?.summary;
    const isJudgedAnew = !isNew && summary !== this.#summary;
    this.#summary = summary;
    if (isNew || isJudgedAnew) {
      this.#forgetEnding();
      this.#text = endText(told);
      this.#ending = this.timers.set(() => this.#forgetEnding(), COUNT_EVERY_MS);
    }
    if (exported === this.#exportState && !isNew) return;
    this.#exportState = exported;
    // Where it begins by itself, it does not cut the result off.
    if (exported === 'running')
      this.#text = this.#ending === undefined ? texts.exporting : `${endText(told)} ${texts.exporting}.`;
    else if (exported === 'ready') this.#text = texts.exportReady;
    // With another result the video of the one before is gone: nobody has cancelled it.
    else if (exported === 'cancelled' && !isJudgedAnew) this.#text = texts.cancelled;
  }

  #sayInTurn(text: string): void {
    if (this.#waiting) this.#waiting.next = text;
    else this.#say(text);
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

/** That it is complete, the result in a sentence, and why where it is nothing. */
function endText(told: Told, areLate = false): string {
  const { snapshot, language } = told;
  const { kind, personFound, exercise, noneRecognised, people } = snapshot;
  const { texts } = language;
  const reason = exercise?.summary?.reason;
  const nobody = personFound ? '' : nobodyText(texts, kind);
  const unknown = nobody || (noneRecognised ? texts.noneRecognised : '');
  const why = reason ? adviceText(language, `reason.${reason.code}`, reason.message, exercise) : unknown;
  // Of a video that is said while it is analysed, unless they were found later.
  const who = (kind === 'image' || areLate) && people ? peopleText(people, texts) : '';
  const rest = [...resultSentences(told), why, who].filter(Boolean).join(' ');
  return rest ? `${texts.done}. ${rest}` : texts.done;
}

/** As the results begin with; where nothing more is known, the count. */
function resultSentences(told: Told): readonly string[] {
  const { count, exercise } = told.snapshot;
  if (exercise?.summary) return verdictOf(exercise.summary, exercise.traits, wordsOf(told));
  return count ? [`${told.language.texts.counted(count.value, count.unit)}.`] : [];
}

function peopleText({ places, followed }: SeenPeople, { people, personAnalysed, personNumber }: Texts): string {
  return `${people(places.length)}. ${personAnalysed(personNumber(followed + 1, places.length))}.`;
}
