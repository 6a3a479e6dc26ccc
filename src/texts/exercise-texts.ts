/**
 * What the exercise engine says, by language. English is loaded with it, and of French what exercises and phases are called: both are
 * told whichever is spoken. The rest of French comes as other languages do (`more-languages.ts`).
 */
import { advice as en } from './en/exercise.js';
import { phases as enPhases } from './en/phases.js';
import { names as fr } from './fr/exercise.js';
import { phases as frPhases } from './fr/phases.js';
import { addedLanguage, adviceOf, FALLBACK, isPackageLanguage, PACKAGE_TAGS, type Language } from './languages.js';
import type { OwnTexts } from './own-texts.js';
import type { PhaseNames } from './texts.js';

const EXERCISE_TEXTS: Readonly<
  Record<Language, { readonly advice: Readonly<Record<string, string>>; readonly phases: PhaseNames }>
> = {
  en: { advice: en, phases: enPhases },
  fr: { advice: fr, phases: frPhases },
};

/** @returns the text of a code, with its figures; the code itself where there is none */
export type Say = (code: string, figures?: Readonly<Record<string, string | number>>) => string;

/**
 * @param tag of a language that comes with the package or was added, or among the exercise's own; each text that it lacks is
 *   English, or of the exercise's own in any language
 * @param exercise name of the exercise that is spoken of
 * @param texts what it has brought along
 */
export function speak(tag: string, exercise: string, texts: OwnTexts = {}): Say {
  const languages = [
    adviceIn(tag, texts),
    { ...EXERCISE_TEXTS[FALLBACK].advice, ...texts[FALLBACK] },
    ...Object.values(texts),
  ];
  const textOf = (code: string): string => {
    for (const language of languages) {
      const text = adviceOf(language, code, exercise);
      if (text !== undefined) return text;
    }
    return code;
  };
  return (code, figures = {}) => {
    return textOf(code).replace(/\{(\w+)\}/g, (braces, name: string) => String(figures[name] ?? braces));
  };
}

/** @returns what a language itself says of a code, figures in braces; undefined where another would speak in its place */
export function textIn(tag: string, code: string, exercise: string, texts: OwnTexts = {}): string | undefined {
  return adviceOf(adviceIn(tag, texts), code, exercise);
}

function adviceIn(tag: string, texts: OwnTexts): Readonly<Record<string, string>> {
  return { ...(isPackageLanguage(tag) && EXERCISE_TEXTS[tag].advice), ...addedLanguage(tag)?.advice, ...texts[tag] };
}

/** Whether there is something to say of a code, in English at least. */
export function hasText(code: string, exercise: string): boolean {
  return Boolean(adviceOf(EXERCISE_TEXTS[FALLBACK].advice, code, exercise));
}

/** @returns the names of phases in a language; one that is not there is said by its own name */
export function phaseNamesOf(tag: string): PhaseNames {
  return { ...(isPackageLanguage(tag) && EXERCISE_TEXTS[tag].phases), ...addedLanguage(tag)?.texts.phases };
}

/** @returns an exercise's name in all languages that come with the package */
export function exerciseLabel(exercise: string, texts?: OwnTexts): Readonly<Record<Language, string>> {
  return inAll(`exercise.${exercise}`, exercise, texts);
}

/**
 * @param form a category of numbers as `Intl.PluralRules` names it; by default what several are called
 * @returns what repetitions of an exercise are called within a sentence; undefined where a language does not say it
 */
export function repetitionsLabel(
  exercise: string,
  texts?: OwnTexts,
  form?: Intl.LDMLPluralRule,
): Readonly<Record<Language, string>> | undefined {
  const code = `repetitions.${exercise}${form ? `.${form}` : ''}`;
  const label = inAll(code, exercise, texts);
  return Object.values(label).includes(code) ? undefined : label;
}

/** @returns the text of a code in all languages that come with the package */
export function inAll(code: string, exercise: string, texts?: OwnTexts): Readonly<Record<Language, string>> {
  const said = PACKAGE_TAGS.map((tag) => [tag, speak(tag, exercise, texts)(code)] as const);
  return Object.fromEntries(said) as Record<Language, string>;
}
