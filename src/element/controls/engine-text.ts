/**
 * Words of the exercise engine, which speaks fewer languages than the interface may.
 */
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../exercise/types.js';
import { adviceText } from '../languages.js';
import type { ViewModel } from '../view-model.js';

/**
 * Advice in the language's own words, else in those that it was given in when the video was analysed.
 *
 * @param code of a finding, a direction or a reason
 * @param message what the engine says of it
 */
export function renderAdvice(view: ViewModel, code: string, message: string): string | TemplateResult {
  const text = adviceText(view.language, code, message);
  const given = view.snapshot.exercise?.lang;
  return code in view.language.advice || given === undefined ? text : marked(view, text, given);
}

/** The exercise's name. */
export function renderExerciseName(view: ViewModel): string | TemplateResult {
  const { engine } = view.language;
  return marked(view, view.snapshot.exercise?.label[engine] ?? '', engine);
}

/** Screen readers are told where it is not the language around it. */
function marked({ language }: ViewModel, text: string, lang: Language): string | TemplateResult {
  return lang === language.tag ? text : html`<span lang=${lang} dir="ltr">${text}</span>`;
}
