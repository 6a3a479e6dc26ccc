import type { PhaseNames } from '../texts.js';

export const phases: PhaseNames = {
  top: 'haut',
  down: 'descente',
  bottom: 'bas',
  up: 'montée',
  closed: 'fermé',
  opening: 'ouverture',
  open: 'ouvert',
  closing: 'fermeture',
  rest: 'repos',
  entering: 'mise en place',
  hold: 'tenue',
  crouch: 'accroupi',
  plank: 'planche',
  stand: 'debout',
};
