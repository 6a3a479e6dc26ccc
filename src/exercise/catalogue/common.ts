/**
 * Texts and parts that several records share.
 */
import type { ByDifficulty, Text } from '../types.js';

/** Directions that any exercise may give. */
export const COMMON_DIRECTIONS = {
  nobody: {
    en: 'Nobody is in the picture.',
    fr: 'Personne n’est visible à l’image.',
  },
  step_back: {
    en: 'Step back so that your whole body is in the picture.',
    fr: 'Reculez pour que tout votre corps soit visible.',
  },
} as const satisfies Record<string, Text>;

/** @returns one threshold per difficulty */
export function byDifficulty(easy: number, normal: number, pro: number): ByDifficulty {
  return { easy, normal, pro };
}
