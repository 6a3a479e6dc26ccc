/**
 * Says counts and advice by the browser's speech synthesis, in step with playback: loaded with the option `voice`. A screen
 * reader says the rest (`announcer.ts`); the two never say the same, and the end of an analysis silences this one.
 */
import { spokenAdvice } from '../spoken-advice.js';
import { isPaidPlan, type ViewModel } from '../view-model.js';
import { hudAt, type Cue } from '../controls/hud-at.js';
import { localVoice } from './local-voice.js';

/** The part of `speechSynthesis` that is used here. */
export type Speech = Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices' | 'speaking'> &
  // Older Safaris have none, and all their voices at once.
  Partial<Pick<SpeechSynthesis, 'addEventListener'>>;

/** What a browser speaks with. */
export interface SpeakingBrowser {
  /** Undefined where it does not. */
  readonly speech: Speech | undefined;
  /** The visitor's own. */
  readonly languages: readonly string[];
  utteranceOf(text: string): SpeechSynthesisUtterance;
}

const thisBrowser = (): SpeakingBrowser => ({
  speech: (globalThis as { speechSynthesis?: Speech }).speechSynthesis,
  languages: navigator.languages,
  utteranceOf: (text) => new SpeechSynthesisUtterance(text),
});

/** Of what is held each second is counted, and so many are said at a time. */
const SECONDS_SAID = 5;

/** What the voice needs of its element. */
export interface VoiceHost {
  readonly video: HTMLVideoElement;
  /** Whether it can speak has changed. */
  changed(): void;
}

/** What it speaks of. */
export type Spoken = Pick<ViewModel, 'snapshot' | 'language'>;

/** The voice of one element. */
export class Voice {
  readonly #events = new AbortController();
  #spoken: Spoken | undefined;
  /** What is being said. Kept here as well because browsers drop utterances that nobody holds. */
  #utterance: SpeechSynthesisUtterance | undefined;
  /** What has been counted so far; undefined after playback went elsewhere, where nobody has to be told. */
  #count: number | undefined;
  #cue: Cue | undefined;

  readonly #speech: Speech | undefined;

  constructor(
    private readonly host: VoiceHost,
    private readonly browser: SpeakingBrowser = thisBrowser(),
  ) {
    const { speech } = browser;
    this.#speech = speech;
    const { video } = host;
    const { signal } = this.#events;
    video.addEventListener('timeupdate', () => this.#follow(), { signal });
    for (const type of ['pause', 'seeking', 'emptied'] as const) {
      video.addEventListener(type, () => this.#interrupt(), { signal });
    }
    // Where the voices are asked for at first there may be none yet.
    speech?.addEventListener?.('voiceschanged', () => host.changed(), { signal });
  }

  /** Whether it says what is counted now. */
  get isSpeaking(): boolean {
    const { video } = this.host;
    return !video.paused && !video.ended && this.#voiceFor(this.#spoken?.language.tag ?? '') !== undefined;
  }

  /** To be called after each render. */
  update(spoken: Spoken): void {
    const before = this.#spoken?.snapshot.state;
    this.#spoken = spoken;
    const { state } = spoken.snapshot;
    if (state !== before) this.#interrupt();
    if (state === 'analysing' && before !== state) this.#count = 0;
    this.#follow();
  }

  dispose(): void {
    this.#events.abort();
    this.#silence();
  }

  #follow(): void {
    const { video } = this.host;
    if (!this.#spoken || video.paused || video.seeking) return;
    const { snapshot } = this.#spoken;
    const timeMs = video.currentTime * 1000;
    const hud = hudAt(snapshot, timeMs);
    if (!hud) return;
    // A video that has not begun shows the result; nothing of it has happened yet.
    const count = timeMs > 0 ? hud.count : 0;
    const known = this.#count;
    this.#count = count;
    if (known === undefined) this.#cue = hud.cue;
    else if (isWorthSaying(known, count, snapshot.exercise?.unit)) this.#say(String(count), this.#spoken.language.tag);
    if (hud.cue !== this.#cue && isPaidPlan(snapshot)) this.#advise(hud.cue);
  }

  /** Says advice once, as soon as nothing else is being said: as long as it is shown. */
  #advise(cue: Cue | undefined): void {
    if (this.#utterance || !this.#spoken) return;
    this.#cue = cue;
    if (!cue) return;
    const { text, lang } = spokenAdvice(this.#spoken, cue.code, cue.message);
    this.#say(text, lang);
  }

  /** In place of what is being said, if that is ours: whatever else the page says is not cut off. */
  #say(text: string, lang: string): void {
    const speech = this.#speech;
    const voice = this.#voiceFor(lang);
    if (!speech || !voice || (speech.speaking && !this.#utterance)) return;
    this.#silence();
    const utterance = this.browser.utteranceOf(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    const over = () => {
      if (this.#utterance === utterance) this.#utterance = undefined;
    };
    utterance.addEventListener('end', over);
    utterance.addEventListener('error', over);
    this.#utterance = utterance;
    speech.speak(utterance);
  }

  #interrupt(): void {
    this.#silence();
    this.#count = undefined;
    this.#cue = undefined;
  }

  #silence(): void {
    if (!this.#utterance) return;
    this.#utterance = undefined;
    this.#speech?.cancel();
  }

  #voiceFor(tag: string): SpeechSynthesisVoice | undefined {
    return localVoice(this.#speech?.getVoices() ?? [], tag, this.browser.languages);
  }
}

function isWorthSaying(known: number, count: number, unit: 'reps' | 'seconds' | undefined): boolean {
  if (unit !== 'seconds') return count > known;
  return Math.floor(count / SECONDS_SAID) > Math.floor(known / SECONDS_SAID);
}
