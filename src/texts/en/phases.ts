import type { PhaseNames } from '../texts.js';

/** The exercises' own names are English. */
export const phases: PhaseNames = {};
