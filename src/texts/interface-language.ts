/**
 * The interface's languages: those that come with the package, and those that a page adds.
 */
import { IDLE_TEXTS } from './idle-texts.js';
import {
  addedLanguage,
  FALLBACK,
  isMoreLanguage,
  isPackageLanguage,
  LANGUAGES,
  ownText,
  withTexts,
  type Direction,
  type Language,
} from './languages.js';
import type { OwnTexts } from './own-texts.js';
import type { IdleTexts, Texts } from './texts.js';

/** A language of the interface. */
export interface InterfaceLanguage {
  /** BCP 47 tag: how numbers are written, and what screen readers are told. */
  readonly tag: string;
  readonly dir: Direction;
  /** What is said before anything is analysed. */
  readonly idle: IdleTexts;
  /** Everything that is said; there once `provideTexts` was called. */
  readonly texts: Texts;
  /** What a page has added to what the exercise engine says, by code, such as `squat.depth.shallow`. */
  readonly advice: Readonly<Record<string, string>>;
  /** The language that the exercise engine speaks where `advice` lacks a text. */
  readonly engine: Language;
}

let provided: Readonly<Record<Language, Texts>> | undefined;

/** Takes the texts that are loaded with the session, before anything but the idle state is shown. */
export function provideTexts(texts: Readonly<Record<Language, Texts>>): void {
  provided = texts;
}

/** By what they are made from: a language that is added once more is another one. */
const MADE = new WeakMap<object, InterfaceLanguage>();

/** @returns the language of a tag, with or without region; English where there is none */
export function languageOf(tag: string): InterfaceLanguage {
  const name = withoutRegion(tag);
  const added = addedLanguage(name);
  const engine = isPackageLanguage(name) ? name : FALLBACK;
  const source = added ?? LANGUAGES[engine];
  const language = MADE.get(source) ?? makeLanguage(added ? name : engine, engine, added);
  MADE.set(source, language);
  return language;
}

/** @returns the tag that advice is asked for in: of a language that is being loaded too */
export function spokenTagOf(tag: string): string {
  const name = withoutRegion(tag);
  return isMoreLanguage(name) ? name : languageOf(tag).tag;
}

function withoutRegion(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

function makeLanguage(tag: string, engine: Language, added: ReturnType<typeof addedLanguage>): InterfaceLanguage {
  let texts: Texts | undefined;
  return {
    tag,
    dir: (added ?? LANGUAGES[engine]).dir,
    idle: { ...IDLE_TEXTS[engine], ...added?.texts },
    get texts() {
      if (!provided) throw new Error('The texts are not loaded yet.');
      return (texts ??= withTexts(provided[engine], added?.texts ?? {}));
    },
    advice: added?.advice ?? {},
    engine,
  };
}

/** The exercise that is spoken of, and the language that its advice was asked for in. */
interface Spoken {
  readonly name: string;
  readonly lang: string;
  readonly texts?: OwnTexts;
}

/**
 * @param code of a finding, a piece of advice, a direction or a reason
 * @param message what the engine says of it
 * @returns the language's own words where it has any. Those with figures only the engine can fill in.
 */
export function adviceText(language: InterfaceLanguage, code: string, message: string, exercise: Spoken): string {
  const text = exercise.lang === language.tag ? message : ownText(language, code, exercise);
  return text === undefined || text.includes('{') ? message : text;
}

/** @returns the tag of the language in which the engine says a code that it is asked for in this one */
export function spokenIn(language: InterfaceLanguage, code: string, exercise: Omit<Spoken, 'lang'>): string {
  if (ownText(language, code, exercise) !== undefined) return language.tag;
  const { texts = {} } = exercise;
  return [FALLBACK, ...Object.keys(texts)].find((tag) => texts[tag]?.[code]) ?? language.engine;
}
