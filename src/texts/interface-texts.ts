/**
 * What the interface says, by language. Loaded with the session.
 */
import { en } from './en/interface.js';
import { fr } from './fr/interface.js';
import type { Language } from './languages.js';
import type { Texts } from './texts.js';

export const INTERFACE_TEXTS: Readonly<Record<Language, Texts>> = { en, fr };
