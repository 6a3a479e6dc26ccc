/**
 * Advice of the exercise engine in words, and in which language they are: it stays in the one that was asked for when the
 * video was analysed, unless the interface's language has words of its own.
 */
import { adviceText, languageOf, spokenIn } from '../texts/interface-language.js';
import type { ViewModel } from './view-model.js';

/** Words, and the tag of their language. */
export interface SpokenText {
  readonly text: string;
  readonly lang: string;
}

/**
 * @param code of a finding, a direction or a reason
 * @param message what the engine says of it
 */
export function spokenAdvice(
  { language, snapshot: { exercise } }: Pick<ViewModel, 'language' | 'snapshot'>,
  code: string,
  message: string,
): SpokenText {
  if (!exercise) return { text: message, lang: language.tag };
  const text = adviceText(language, code, message, exercise);
  const lang = text === message ? spokenIn(languageOf(exercise.lang), code, exercise) : language.tag;
  return { text, lang };
}
