/**
 * What is said of the exercises that are loaded where they are asked for. Loaded with them.
 */
import { exercises as en, type MoreTexts } from './en/more-exercises.js';
import { exercises as fr } from './fr/more-exercises.js';
import type { Language } from './languages.js';
import type { OwnTexts } from './own-texts.js';

const TEXTS: Readonly<Record<Language, Readonly<Record<string, MoreTexts>>>> = { en, fr };

/** @returns the texts of one exercise by language, empty where a language has none */
export function moreTexts(exercise: string): OwnTexts {
  return Object.fromEntries(Object.entries(TEXTS).map(([tag, exercises]) => [tag, exercises[exercise] ?? {}]));
}
