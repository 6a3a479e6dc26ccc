/**
 * Words of the exercise engine, which stay in the language that was asked for when the video was analysed.
 */
import { html, type TemplateResult } from 'lit';
import { languageOf, spokenIn } from '../../texts/interface-language.js';
import { ownText } from '../../texts/languages.js';
import type { NamedExercise } from '../../session/snapshot.js';
import { spokenAdvice } from '../spoken-advice.js';
import type { ViewModel } from '../view-model.js';

/**
 * Advice in the language's own words, else in those that it was given in when the video was analysed.
 *
 * @param code of a finding, a direction or a reason
 * @param message what the engine says of it
 */
export function renderAdvice(view: ViewModel, code: string, message: string): string | TemplateResult {
  const { text, lang } = spokenAdvice(view, code, message);
  return marked(view, text, lang);
}

/** The exercise's name. */
export function renderExerciseName(view: ViewModel): string | TemplateResult {
  const { language, snapshot } = view;
  const { exercise } = snapshot;
  if (!exercise) return '';
  return marked(view, exerciseName(view, exercise), spokenIn(language, codeOf(exercise), exercise));
}

/** The name of any exercise. */
export function exerciseName({ language }: ViewModel, exercise: NamedExercise): string {
  return ownText(language, codeOf(exercise), exercise) ?? exercise.label[language.engine];
}

/** What several repetitions of any exercise are called within a sentence, where there is a word for it. */
export function repetitionsName({ language }: ViewModel, exercise: NamedExercise): string | undefined {
  return ownText(language, `repetitions.${exercise.name}`, exercise) ?? exercise.repetitions?.[language.engine];
}

function codeOf({ name }: NamedExercise): string {
  return `exercise.${name}`;
}

/** Screen readers are told where it is not the language around it. */
function marked({ language }: ViewModel, text: string, lang: string): string | TemplateResult {
  return lang === language.tag ? text : html`<span lang=${lang} dir=${languageOf(lang).dir}>${text}</span>`;
}
