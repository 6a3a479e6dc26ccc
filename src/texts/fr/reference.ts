import type { DeviationTexts, ReferenceTexts } from '../en/reference.js';

export const reference: ReferenceTexts = {
  'exercise.reference': 'Mouvement de référence',
  'reference.range.small': 'Allez aussi loin que dans la référence.',
};

/** The side comes after the part of the body, in its gender: `droit`, `droite`. */
export const deviations: DeviationTexts = {
  'deviation.elbow.more': 'coude {side} fléchi de {by}° de moins {at}',
  'deviation.elbow.less': 'coude {side} fléchi de {by}° de plus {at}',
  'deviation.shoulder.more': 'bras {side} écarté du tronc de {by}° de plus {at}',
  'deviation.shoulder.less': 'bras {side} écarté du tronc de {by}° de moins {at}',
  'deviation.hip.more': 'hanche côté {side} fléchie de {by}° de moins {at}',
  'deviation.hip.less': 'hanche côté {side} fléchie de {by}° de plus {at}',
  'deviation.knee.more': 'genou {side} fléchi de {by}° de moins {at}',
  'deviation.knee.less': 'genou {side} fléchi de {by}° de plus {at}',
  'deviation.arm.more': 'poignet {side} plus haut de {by} % d’un bras {at}',
  'deviation.arm.less': 'poignet {side} plus bas de {by} % d’un bras {at}',
  'deviation.thigh.more': 'hanche côté {side} plus basse au-dessus du genou de {by} % d’une cuisse {at}',
  'deviation.thigh.less': 'hanche côté {side} plus haute au-dessus du genou de {by} % d’une cuisse {at}',
  'deviation.lean.more': 'tronc incliné de {by}° de plus {at}',
  'deviation.lean.less': 'tronc incliné de {by}° de moins {at}',
  'deviation.trunk.more': 'épaules plus hautes au-dessus des hanches de {by} % d’un bras {at}',
  'deviation.trunk.less': 'épaules plus basses au-dessus des hanches de {by} % d’un bras {at}',
  'deviation.hips.more': 'hanches plus hautes de {by} % d’une jambe {at}',
  'deviation.hips.less': 'hanches plus basses de {by} % d’une jambe {at}',
  'deviation.feet.more': 'pieds plus écartés de {by} % d’une jambe {at}',
  'deviation.feet.less': 'pieds plus rapprochés de {by} % d’une jambe {at}',
  'deviation.left': 'gauche',
  'deviation.right': 'droit',
  'deviation.at.start': 'au début',
  'deviation.at.out': 'à l’aller',
  'deviation.at.turn': 'au point de retour',
  'deviation.at.bottom': 'en bas',
  'deviation.at.top': 'en haut',
  'deviation.at.back': 'au retour',
  'deviation.at.end': 'à la fin',
};
