import type { exercises as en } from '../en/more-exercises.js';

const CURL = {
  'curl.height.low': 'Montez plus haut : amenez les mains aux épaules.',
  'curl.extension.incomplete': 'Tendez les bras en bas.',
  'curl.elbow.forward': 'Gardez les coudes le long du corps.',
  'curl.trunk.swing': 'Gardez le buste immobile : seuls les bras travaillent.',
} as const;

export const exercises: { readonly [Name in keyof typeof en]: Readonly<Record<keyof (typeof en)[Name], string>> } = {
  bicep_curl: {
    'exercise.bicep_curl': 'Curl biceps',
    ...CURL,
  },
  hammer_curl: {
    'exercise.hammer_curl': 'Curl marteau',
    ...CURL,
  },
  lateral_raise: {
    'exercise.lateral_raise': 'Élévation latérale',
    'lateral_raise.height.low': 'Levez les bras à la hauteur des épaules.',
    'lateral_raise.height.high': 'Arrêtez-vous à la hauteur des épaules.',
    'lateral_raise.trunk.swing': 'Gardez le buste immobile : seuls les bras travaillent.',
    'lateral_raise.asymmetry': 'Levez les deux bras à la même hauteur.',
  },
  pull_up: {
    'exercise.pull_up': 'Traction',
    hang: 'Suspendez-vous à la barre, bras tendus, pour commencer.',
    'pull_up.height.low': 'Montez plus haut : amenez le menton au-dessus de la barre.',
    'pull_up.extension.incomplete': 'Tendez les bras en bas.',
    'pull_up.legs.swing': 'Gardez les jambes immobiles.',
  },
  shoulder_press: {
    'exercise.shoulder_press': 'Développé épaules',
    hands_to_shoulders: 'Amenez les mains aux épaules pour commencer.',
    'shoulder_press.height.low': 'Poussez plus haut : tendez les bras au-dessus de la tête.',
    'shoulder_press.start.high': 'Redescendez les mains aux épaules.',
    'shoulder_press.trunk.lean': 'Gardez le buste droit : ne vous penchez pas en arrière.',
    'shoulder_press.asymmetry': 'Poussez avec les deux bras de la même façon.',
  },
  tricep_dip: {
    'exercise.tricep_dip': 'Dip triceps',
    'tricep_dip.depth.shallow': 'Descendez plus bas : pliez les coudes à angle droit.',
    'tricep_dip.lockout.incomplete': 'Tendez les bras en haut.',
    'tricep_dip.legs.swing': 'Gardez les jambes immobiles.',
  },
};
