/**
 * What an element says before anything is analysed, by language. Apart from the rest, as it is loaded with every page.
 */
import { idle as en } from './en/idle.js';
import { idle as fr } from './fr/idle.js';
import type { Language } from './languages.js';
import type { IdleTexts } from './texts.js';

export const IDLE_TEXTS: Readonly<Record<Language, IdleTexts>> = { en, fr };
