import type { NamesOfExercises } from '../en/exercise.js';

/** What messages and lists say of an exercise in both languages, whichever is spoken. */
export const names: NamesOfExercises = {
  'exercise.squat': 'Squat',
  'exercise.pushup': 'Pompe',
  'exercise.lunge': 'Fente',
  'exercise.plank': 'Planche',
  'exercise.balance_leg_left': 'Équilibre sur la jambe gauche',
  'exercise.balance_leg_right': 'Équilibre sur la jambe droite',
  'exercise.balance_leg': 'Équilibre sur une jambe',
  'exercise.jumping_jack': 'Jumping jack',
  'exercise.low_impact_jack': 'Jack sans saut',

  // Several repetitions, within a sentence
  'repetitions.squat': 'squats',
  'repetitions.squat.one': 'squat',
  'repetitions.pushup': 'pompes',
  'repetitions.pushup.one': 'pompe',
  'repetitions.lunge': 'fentes',
  'repetitions.lunge.one': 'fente',
  'repetitions.jumping_jack': 'jumping jacks',
  'repetitions.jumping_jack.one': 'jumping jack',
  'repetitions.low_impact_jack': 'jacks sans saut',
  'repetitions.low_impact_jack.one': 'jack sans saut',
};
