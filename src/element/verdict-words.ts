/**
 * The words of a result's sentence in the visitor's language: what the exercise's repetitions are called, by their number.
 */
import { categoryOf } from '../texts/plural.js';
import { ownText } from './languages.js';
import type { VerdictWords } from './verdict.js';
import type { ViewModel } from './view-model.js';

/** @returns the words for the exercise that is tracked */
export function wordsOf({
  language,
  format,
  snapshot: { exercise },
}: Pick<ViewModel, 'language' | 'format' | 'snapshot'>): VerdictWords {
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
