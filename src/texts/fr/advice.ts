import type { Advice, NamesOfExercises } from '../en/exercise.js';
import type { AddedLanguage } from '../languages.js';

const advice: Omit<Advice, keyof NamesOfExercises> = {
  nobody: 'Personne n’est visible à l’image.',
  step_back: 'Reculez pour que tout votre corps soit visible.',
  turn_side: 'Tournez-vous pour que la caméra vous voie de profil.',
  turn_front: 'Tournez-vous face à la caméra.',
  stand_up: 'Tenez-vous debout pour commencer.',
  lift_foot: 'Levez un pied du sol.',
  arms_down: 'Baissez les bras pour commencer.',
  arms_straight: 'Tendez les bras pour commencer.',
  get_down: 'Placez-vous en appui sur les mains et les pieds.',
  'plank.get_down': 'Placez-vous en appui sur les avant-bras ou les mains, de profil.',

  'squat.depth.shallow': 'Descendez plus bas : amenez vos cuisses à l’horizontale.',
  'squat.knees.inward': 'Poussez vos genoux vers l’extérieur, dans l’axe des orteils.',
  'squat.trunk.lean': 'Gardez la poitrine haute.',
  'squat.heels.lifted': 'Gardez les talons au sol.',
  'squat.asymmetry': 'Répartissez le poids sur les deux jambes.',
  'pushup.depth.shallow': 'Descendez plus bas : pliez les coudes à angle droit.',
  'pushup.lockout.incomplete': 'Tendez les bras en haut.',
  'pushup.hips.sag': 'Remontez les hanches : gardez le corps aligné.',
  'pushup.hips.pike': 'Abaissez les hanches : gardez le corps aligné.',
  'lunge.depth.shallow': 'Descendez plus bas : amenez la cuisse avant à l’horizontale.',
  'lunge.knee.past_toe': 'Gardez le genou avant au-dessus du pied.',
  'lunge.trunk.lean': 'Gardez le buste droit.',
  'lunge.back_knee.high': 'Descendez le genou arrière vers le sol.',
  'plank.hips.sag': 'Remontez les hanches : le bas du dos se creuse.',
  'plank.hips.pike': 'Abaissez les hanches pour vous aligner.',
  'plank.knees.bent': 'Tendez les jambes.',
  'plank.head.dropped': 'Gardez la tête dans l’alignement du dos.',
  'balance.pelvis.drop': 'Gardez le bassin à l’horizontale.',
  'balance.sway': 'Restez stable : fixez un point devant vous.',
  'balance.foot.down': 'Gardez le pied levé.',
  'jack.arms.incomplete': 'Levez les bras au-dessus de la tête.',
  'jack.legs.incomplete': 'Écartez davantage les pieds en sautant.',
  'low_impact_jack.jack.legs.incomplete': 'Faites un pas plus large sur le côté.',
  'jack.timing': 'Bougez les bras et les jambes en même temps.',

  grade: 'Score {score} : il faut {needed} ({grade}).',

  'reason.nobody': 'Personne n’a été trouvé dans la vidéo.',
  'reason.too_little_seen': 'On voit trop peu du corps pour savoir ce qu’il a fait.',
  'reason.view_unjudged': 'Le mouvement ne peut pas être jugé de là. Filmez de plus bas ou d’un autre côté.',
  'reason.not_visible': 'Le corps n’a jamais été visible en entier.',
  'reason.wrong_view': 'Le mouvement ne peut pas être jugé sous cet angle.',
  'reason.too_small': 'Le mouvement était trop petit.',
  'reason.too_short': 'La posture n’a pas été tenue assez longtemps.',
  'reason.near_misses': 'Il y a eu des répétitions, mais aucune n’est allée assez loin pour cette difficulté.',
  'reason.other_movement': 'Il y a du mouvement, mais c’est un autre exercice.',
  'reason.no_movement': 'La vidéo ne montre pas cet exercice.',
};

/** What the exercise engine says in French. The interface's texts are there already. */
export const language: AddedLanguage = { texts: {}, advice };
