/**
 * The interface's languages: those that come with the package, and those that a page adds.
 */
import type { Language } from '../exercise/types.js';
import type { MediaKind } from '../media/source.js';
import { en } from './texts/en.js';
import { fr } from './texts/fr.js';
import type { Texts } from './texts/texts.js';

/** A language of the interface. */
export interface InterfaceLanguage {
  /** BCP 47 tag: how numbers are written, and what screen readers are told. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  readonly texts: Texts;
  /** Advice and guidance by code, such as `squat.depth.shallow`; what is not here is given in English. */
  readonly advice: Readonly<Record<string, string>>;
  /** The language that the exercise engine speaks in, for what `advice` does not hold. */
  readonly engine: Language;
}

/** A language that a page adds. */
export interface AddedLanguage {
  readonly dir?: 'ltr' | 'rtl';
  /** Texts that are left out are in English. */
  readonly texts: Partial<Texts>;
  readonly advice?: Readonly<Record<string, string>>;
}

const LANGUAGES = new Map<string, InterfaceLanguage>([
  ['en', { tag: 'en', dir: 'ltr', texts: en, advice: {}, engine: 'en' }],
  ['fr', { tag: 'fr', dir: 'ltr', texts: fr, advice: {}, engine: 'fr' }],
]);

/**
 * Adds a language, or takes the place of one. Call it before the first element with this `lang` is in the page.
 *
 * @param tag BCP 47 tag without region, such as `ar`
 * @throws TypeError where the tag is none
 */
export function addLanguage(tag: string, { dir = 'ltr', texts, advice = {} }: AddedLanguage): void {
  const [canonical] = Intl.getCanonicalLocales(tag);
  if (!canonical || canonical.includes('-')) {
    throw new TypeError(`a language is added by its tag without region, such as "ar"; got ${JSON.stringify(tag)}`);
  }
  const base = LANGUAGES.get(canonical) ?? { texts: en, engine: 'en' as const };
  LANGUAGES.set(canonical, {
    tag: canonical,
    dir,
    texts: {
      ...base.texts,
      ...texts,
      exportNotes: { ...base.texts.exportNotes, ...texts.exportNotes },
      errors: { ...base.texts.errors, ...texts.errors },
    },
    advice,
    engine: base.engine,
  });
}

/** The tags of all languages there are. */
export function languageTags(): string[] {
  return [...LANGUAGES.keys()];
}

/** @returns the language of a tag, with or without region; English where there is none */
export function languageOf(tag: string): InterfaceLanguage {
  const [name = ''] = tag.toLowerCase().split('-');
  return LANGUAGES.get(name) ?? LANGUAGES.get('en')!;
}

/**
 * @param code of a finding, a piece of advice, a direction or a reason
 * @param message what the engine says of it
 * @returns the language's own words where it has any
 */
export function adviceText({ advice }: InterfaceLanguage, code: string, message: string): string {
  return advice[code] ?? message;
}

/** What is said where nobody was found. */
export function nobodyText({ nobodyInImage, nobodyInVideo }: Texts, kind: MediaKind): string {
  return kind === 'image' ? nobodyInImage : nobodyInVideo;
}
