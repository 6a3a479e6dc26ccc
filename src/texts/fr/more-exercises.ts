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
  bridge: {
    'exercise.bridge': 'Pont',
    lie_down: 'Allongez-vous sur le dos, genoux pliés.',
    'bridge.hips.low': 'Levez les hanches dans l’alignement des genoux et des épaules.',
    'bridge.feet.far': 'Rapprochez les talons.',
  },
  cobra: {
    'exercise.cobra': 'Cobra',
    lie_on_front: 'Allongez-vous sur le ventre, les mains à côté de la poitrine.',
    'cobra.chest.low': 'Levez davantage la poitrine.',
    'cobra.hips.lifted': 'Gardez les hanches au sol.',
    'cobra.knees.bent': 'Tendez les jambes.',
  },
  crunch: {
    'exercise.crunch': 'Crunch',
    lie_down: 'Allongez-vous sur le dos, genoux pliés.',
    'crunch.height.low': 'Montez plus haut : décollez les omoplates du sol.',
    'crunch.back.raised': 'Reposez les épaules au sol à chaque fois.',
    'crunch.feet.lifted': 'Gardez les pieds immobiles.',
  },
  glute_bridge: {
    'exercise.glute_bridge': 'Pont fessier',
    lie_down: 'Allongez-vous sur le dos, genoux pliés.',
    'glute_bridge.hips.low': 'Montez les hanches plus haut : alignez le buste et les cuisses.',
    'glute_bridge.back.arched': 'Arrêtez-vous quand le buste et les cuisses sont alignés.',
    'glute_bridge.feet.far': 'Rapprochez les talons.',
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
  leg_raise: {
    'exercise.leg_raise': 'Relevé de jambes',
    legs_down: 'Baissez les jambes pour commencer.',
    'leg_raise.height.low': 'Levez les jambes plus haut.',
    'leg_raise.knees.bent': 'Tendez les jambes.',
    'leg_raise.hips.lifted': 'Gardez les hanches au sol.',
  },
  mountain_climber: {
    'exercise.mountain_climber': 'Mountain climber',
    'mountain_climber.knee.short': 'Ramenez le genou plus près de la poitrine.',
    'mountain_climber.hips.high': 'Abaissez les hanches : gardez le dos à plat.',
    'mountain_climber.arms.bent': 'Tendez les bras.',
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
  side_plank: {
    'exercise.side_plank': 'Planche latérale',
    lie_on_side: 'Placez-vous sur le côté, en appui sur l’avant-bras, face à la caméra.',
    'side_plank.hips.sag': 'Remontez les hanches : gardez le corps aligné.',
    'side_plank.hips.pike': 'Abaissez les hanches pour vous aligner.',
    'side_plank.knees.bent': 'Tendez les jambes.',
  },
  sit_up: {
    'exercise.sit_up': 'Relevé de buste',
    lie_down: 'Allongez-vous sur le dos, genoux pliés.',
    'sit_up.height.low': 'Montez plus haut : amenez la poitrine vers les genoux.',
    'sit_up.back.raised': 'Reposez le dos au sol à chaque fois.',
    'sit_up.feet.lifted': 'Gardez les pieds au sol.',
  },
  tricep_dip: {
    'exercise.tricep_dip': 'Dip triceps',
    'tricep_dip.depth.shallow': 'Descendez plus bas : pliez les coudes à angle droit.',
    'tricep_dip.lockout.incomplete': 'Tendez les bras en haut.',
    'tricep_dip.legs.swing': 'Gardez les jambes immobiles.',
  },
};
