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

/** Directions of exercises that cannot be judged from everywhere. */
export const TURN_SIDE: Text = {
  en: 'Turn so that the camera sees you from the side.',
  fr: 'Tournez-vous pour que la caméra vous voie de profil.',
};
export const TURN_FRONT: Text = {
  en: 'Turn to face the camera.',
  fr: 'Tournez-vous face à la caméra.',
};

/** @returns one threshold per difficulty */
export function byDifficulty(easy: number, normal: number, pro: number): ByDifficulty {
  return { easy, normal, pro };
}
