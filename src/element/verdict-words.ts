/**
 * The words of the result's sentence in the visitor's language.
 */
import type { VerdictWords } from '../output/verdict.js';
import { wordsFor } from '../output/verdict-words.js';
import type { ViewModel } from './view-model.js';

/** @returns the words for the exercise that is tracked */
export function wordsOf({
  language,
  format,
  snapshot: { exercise },
}: Pick<ViewModel, 'language' | 'format' | 'snapshot'>): VerdictWords {
  return wordsFor(exercise, language, format);
}
