import type { JumpTexts } from '../en/jump.js';

export const jump: JumpTexts = {
  'exercise.jump_analysis': 'Hauteur de saut',
  'repetitions.jump_analysis': 'sauts',
  'repetitions.jump_analysis.one': 'saut',
  'exercise.air_time_jump': 'Hauteur de saut par temps de vol',
  'repetitions.air_time_jump': 'sauts',
  'repetitions.air_time_jump.one': 'saut',
  'jump.calibrated': 'L’échelle de l’image est connue.',
  'jump.started': 'Saut détecté.',
  'jump.discarded.too_low': 'Trop bas pour être distingué d’un sautillement : il n’a pas été mesuré.',
  'jump.discarded.one_leg': 'Un seul pied était au sol : sautez des deux pieds.',
  'jump.knees.inward': 'Gardez les genoux au-dessus des pieds à la réception.',
  'jump.landing.stiff': 'Amortissez la réception : fléchissez les hanches et les genoux.',
  'jump.arms.still': 'Balancez les bras pour sauter plus haut.',
  'jump.slowed':
    'La vidéo semble passer environ {factor} fois plus lentement que la réalité : réglez slowMotion pour mesurer par le temps de vol.',
};
