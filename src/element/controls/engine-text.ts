/**
 * Words of the exercise engine, which stay in the language that was asked for when the video was analysed.
 */
import { html, type TemplateResult } from 'lit';
import { adviceText, languageOf, ownText, spokenIn } from '../languages.js';
import type { ViewModel } from '../view-model.js';

/**
 * Advice in the language's own words, else in those that it was given in when the video was analysed.
 *
 * @param code of a finding, a direction or a reason
 * @param message what the engine says of it
 */
export function renderAdvice(view: ViewModel, code: string, message: string): string | TemplateResult {
  const { language, snapshot } = view;
  const { exercise } = snapshot;
  if (!exercise) return message;
  const text = adviceText(language, code, message, exercise);
  return text === message ? marked(view, text, spokenIn(languageOf(exercise.lang), code, exercise)) : text;
}

/** The exercise's name. */
export function renderExerciseName(view: ViewModel): string | TemplateResult {
  const { language, snapshot } = view;
  const { exercise } = snapshot;
  if (!exercise) return '';
  const code = `exercise.${exercise.name}`;
  const name = ownText(language, code, exercise) ?? exercise.label[language.engine];
  return marked(view, name, spokenIn(language, code, exercise));
}

/** Screen readers are told where it is not the language around it. */
function marked({ language }: ViewModel, text: string, lang: string): string | TemplateResult {
  return lang === language.tag ? text : html`<span lang=${lang} dir=${languageOf(lang).dir}>${text}</span>`;
}
