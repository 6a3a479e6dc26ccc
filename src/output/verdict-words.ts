/**
 * The words of a result's sentence in a language: what the exercise's repetitions are called, by their number. Pure.
 */
import type { Text } from '../exercise/types.js';
import { ownText, type Language } from '../texts/languages.js';
import type { NumberFormat } from '../texts/number-format.js';
import type { OwnTexts } from '../texts/own-texts.js';
import { categoryOf } from '../texts/plural.js';
import type { Texts } from '../texts/texts.js';
import type { VerdictWords } from './verdict.js';

/** The language that is spoken. */
export interface SpokenLanguage {
  readonly tag: string;
  readonly texts: Texts;
  /** What a page has added to what the exercise engine says, by code. */
  readonly advice: Readonly<Record<string, string>>;
  /** The language that the exercise engine speaks where `advice` lacks a text. */
  readonly engine: Language;
}

/** What is known of the exercise that is spoken of. */
export interface CountedExercise {
  readonly name: string;
  /** What several repetitions of it are called within a sentence, and what one of them is. */
  readonly repetitions?: Text;
  readonly repetition?: Text;
  readonly texts?: OwnTexts;
}

/** @returns the words for an exercise */
export function wordsFor(
  exercise: CountedExercise | undefined,
  language: SpokenLanguage,
  format: NumberFormat,
): VerdictWords {
  const { tag, engine, texts } = language;
  return {
    texts,
    format,
    nameOf: (count) => {
      if (!exercise) return undefined;
      const code = `repetitions.${exercise.name}`;
      const category = categoryOf(tag, count);
      const own = ownText(language, `${code}.${category}`, exercise) ?? ownText(language, code, exercise);
      if (own !== undefined) return own;
      return (category === 'one' ? exercise.repetition : undefined)?.[engine] ?? exercise.repetitions?.[engine];
    },
  };
}
