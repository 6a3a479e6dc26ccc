/**
 * What is said of jumps. Loaded with them.
 */
import { jump as en, type JumpTexts } from './en/jump.js';
import { jump as fr } from './fr/jump.js';
import type { Language } from './languages.js';
import type { OwnTexts } from './own-texts.js';

export const JUMP_TEXTS: OwnTexts = { en, fr } satisfies Record<Language, JumpTexts>;
