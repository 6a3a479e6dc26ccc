/**
 * Words of the exercise engine, which stay in the language that was asked for when the video was analysed.
 */
import { html, type TemplateResult } from 'lit';
import { adviceOf } from '../../texts/languages.js';
import { adviceText, languageOf, spokenIn } from '../languages.js';
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
  return text === message ? marked(view, text, spokenIn(languageOf(exercise.lang), code, exercise.name)) : text;
}

/** The exercise's name. */
export function renderExerciseName(view: ViewModel): string | TemplateResult {
  const { language, snapshot } = view;
  if (!snapshot.exercise) return '';
  const { name, label } = snapshot.exercise;
  const code = `exercise.${name}`;
  return marked(view, adviceOf(language.advice, code, name) ?? label[language.engine], spokenIn(language, code, name));
}

/** Screen readers are told where it is not the language around it. */
function marked({ language }: ViewModel, text: string, lang: string): string | TemplateResult {
  return lang === language.tag ? text : html`<span lang=${lang} dir=${languageOf(lang).dir}>${text}</span>`;
}
