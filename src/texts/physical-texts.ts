/**
 * What is said of physical tests and of a posture. Loaded with what measures them.
 */
import { physical as en, type PhysicalTexts } from './en/physical.js';
import { physical as fr } from './fr/physical.js';
import type { Language } from './languages.js';
import type { OwnTexts } from './own-texts.js';

export const PHYSICAL_TEXTS: OwnTexts = { en, fr } satisfies Record<Language, PhysicalTexts>;
