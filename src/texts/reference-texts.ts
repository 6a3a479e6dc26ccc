/**
 * What is said of a movement that is shown. Loaded with what compares with it.
 */
import { deviations as en, reference as enReference } from './en/reference.js';
import { deviations as fr, reference as frReference } from './fr/reference.js';
import type { Language } from './languages.js';
import type { OwnTexts } from './own-texts.js';

/** What the engine says of its exercise. */
export const REFERENCE_TEXTS: OwnTexts = { en: enReference, fr: frReference } satisfies Record<Language, unknown>;

/** Where a repetition is unlike it. */
export const DEVIATION_TEXTS: OwnTexts = { en, fr } satisfies Record<Language, unknown>;
