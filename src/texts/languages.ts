/**
 * The table of languages: those that come with the package, each with a folder of texts beside this file, and those that
 * a page adds.
 */
import type { ReasonedCode } from '../error-reasons.js';
import type { OwnTexts } from './own-texts.js';
import type { Texts } from './texts.js';

/** Which way a language is written. */
export type Direction = 'ltr' | 'rtl';

/** What comes with the package, by BCP 47 tag without region. */
export const LANGUAGES = {
  en: { dir: 'ltr' },
  fr: { dir: 'ltr' },
} as const satisfies Readonly<Record<string, { readonly dir: Direction }>>;

/** What comes with the package and is loaded where somebody wants it (`more-languages.ts`), by tag without region. */
export const MORE_TAGS = ['de', 'es', 'it', 'ja', 'pt'] as const;

/** A language of these. */
export type MoreLanguage = (typeof MORE_TAGS)[number];

/** A language that is always there. */
export type Language = keyof typeof LANGUAGES;

/** Speaks where another language lacks a text. */
export const FALLBACK = 'en' satisfies Language;

/** A language that a page adds. */
export interface AddedLanguage {
  readonly dir?: Direction;
  /** Texts of the interface; those that are left out are in English. */
  readonly texts: Partial<Texts>;
  /** What the exercise engine says, by code: advice, directions, reasons, names of exercises. */
  readonly advice?: Readonly<Record<string, string>>;
}

const ADDED = new Map<string, Required<AddedLanguage>>();

const listeners = new Set<() => void>();

/** @param listener told of each language that is added, until the signal aborts */
export function onLanguageAdded(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}

/**
 * Adds a language, or takes the place of one. Elements with this `lang` speak it from now on; an analysis that is under way
 * keeps its advice.
 *
 * @param tag BCP 47 tag without region, such as `ar`
 * @throws TypeError where the tag is none
 */
export function addLanguage(tag: string, { dir, texts, advice }: AddedLanguage): void {
  const [canonical] = Intl.getCanonicalLocales(tag);
  if (!canonical || canonical.includes('-')) {
    throw new TypeError(`a language is added by its tag without region, such as "ar"; got ${JSON.stringify(tag)}`);
  }
  const known = ADDED.get(canonical);
  ADDED.set(canonical, {
    dir: dir ?? known?.dir ?? 'ltr',
    texts: withTexts(known?.texts ?? {}, texts),
    advice: { ...known?.advice, ...advice },
  });
  for (const listener of listeners) listener();
}

/** Adds what comes with the package of a language: what a page has added of it itself goes before. */
export function addBeneath(tag: string, language: AddedLanguage): void {
  const own = addedLanguage(tag);
  addLanguage(tag, language);
  if (own) addLanguage(tag, own);
}

/** @returns what a page has added for a tag without region */
export function addedLanguage(tag: string): Required<AddedLanguage> | undefined {
  return ADDED.get(tag);
}

/** The tags of those that are always there. */
export const PACKAGE_TAGS = Object.keys(LANGUAGES) as readonly Language[];

/** The tags of all languages there are. */
export function languageTags(): string[] {
  return [...new Set([...PACKAGE_TAGS, ...MORE_TAGS, ...ADDED.keys()])];
}

/** Whether a language comes with the package, and has to be loaded. */
export function isMoreLanguage(tag: string): tag is MoreLanguage {
  return (MORE_TAGS as readonly string[]).includes(tag);
}

/** Whether a language is always there. */
export function isPackageLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

/** @returns texts with others in the place of some of them */
export function withTexts<T extends Partial<Texts>>(texts: T, others: Partial<Texts>): T {
  return {
    ...texts,
    ...others,
    exportNotes: { ...texts.exportNotes, ...others.exportNotes },
    errors: { ...texts.errors, ...others.errors },
    errorReasons: withReasons(texts.errorReasons, others.errorReasons),
  };
}

function withReasons(reasons: Texts['errorReasons'] = {}, others: Texts['errorReasons'] = {}): Texts['errorReasons'] {
  const codes = Object.keys(others) as ReasonedCode[];
  return { ...reasons, ...Object.fromEntries(codes.map((code) => [code, { ...reasons[code], ...others[code] }])) };
}

/** @returns what the engine says of a code: for this exercise alone before for all of them */
export function adviceOf(advice: Readonly<Record<string, string>>, code: string, exercise: string): string | undefined {
  const own = `${exercise}.${code}`;
  if (Object.hasOwn(advice, own)) return advice[own];
  return Object.hasOwn(advice, code) ? advice[code] : undefined;
}

/** @returns what the page, or an exercise that was added, says of a code in a language */
export function ownText(
  { tag, advice }: { readonly tag: string; readonly advice: Readonly<Record<string, string>> },
  code: string,
  { name, texts }: { readonly name: string; readonly texts?: OwnTexts },
): string | undefined {
  return adviceOf({ ...advice, ...texts?.[tag] }, code, name);
}
