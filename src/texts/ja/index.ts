import type { FullLanguage } from '../full-language.js';
import { advice } from './advice.js';
import { texts } from './interface.js';

/** Japanese. Wants a native reader's check. */
export const language: FullLanguage = { texts, advice };
