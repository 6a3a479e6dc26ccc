/**
 * French.
 */
import type { FullTexts, RangeSentences } from '../texts.js';
import { pluralsOf } from '../plural.js';
import { errorReasons } from './errors.js';
import { idle } from './idle.js';
import { phases } from './phases.js';

const plural = pluralsOf('fr');

/** Without adjectives that would have to agree with the exercise’s name. */
const enough = (far: string, least: string): RangeSentences => ({
  one: (counted) => `${counted}, ${far}.`,
  oneShort: (counted) => `${counted}, pas ${far}.`,
  all: (counted) => `${counted}, toujours ${far}.`,
  some: (counted, full) => `${counted}, dont ${full} ${far}.`,
  none: (counted) => `${counted}, jamais ${far}.`,
  least: (which) => `${which} était la ${least}.`,
});

export const fr: FullTexts = {
  ...idle,

  loading: 'Préparation',
  media: { video: 'Vidéo', image: 'Image' },
  model: 'Modèle de pose',
  reference: 'Mouvement de référence',
  amountOf: (part, whole) => `${part} sur ${whole}`,
  ready: 'prêt',
  starting: 'Démarrage',
  analysing: 'Analyse en cours',
  done: 'Analyse terminée',
  cancel: 'Annuler',
  cancelled: 'Annulé',
  secondsLeft: (seconds) => `encore ${seconds} s environ`,
  minutesLeft: (minutes) => `encore ${minutes} min environ`,

  phases,
  counted: (count, unit) =>
    unit === 'seconds'
      ? `${count} ${plural(count, { one: 'seconde', other: 'secondes' })}`
      : `${count} ${plural(count, { one: 'répétition', other: 'répétitions' })}`,
  progression: 'Progression de la répétition',

  people: (count) => `${count} personnes`,
  choosePerson: 'Choisir qui est analysé',
  personNumber: (number, count) => `personne ${number} sur ${count} à partir de la gauche`,
  personAnalysed: (person) => `Analyse de la ${person}`,
  analysePerson: (person) => `Analyser la ${person}`,

  player: 'Lecture',
  play: 'Lire',
  pause: 'Pause',
  position: 'Position dans la vidéo',
  speed: 'Vitesse',
  part: 'Partie de la vidéo',
  partStart: 'Début de la partie',
  partEnd: 'Fin de la partie',
  analysePart: 'Analyser cette partie',
  resetPart: 'Laisser tel quel',
  fullScreen: 'Plein écran',
  leaveFullScreen: 'Quitter le plein écran',
  repetitions: 'Répétitions',
  holds: 'Temps tenu',
  repetitionAt: (number, grade, time) => `Répétition ${number} ${grade}, à ${time}`,
  jumps: 'Sauts',
  jumpAt: (number, height, time) => `Saut ${number} : ${height}, à ${time}`,
  holdAt: (number, grade, time) => `Tenue ${number} ${grade}, à ${time}`,

  results: 'Résultats',
  countedOnly: (counted) => `${counted}.`,
  rangeSentences: {
    deep: enough('assez bas', 'moins profonde'),
    high: enough('assez haut', 'moins haute'),
    full: enough('avec toute l’amplitude', 'moins ample'),
  },
  whichRepetition: {
    first: 'La première répétition',
    last: 'La dernière répétition',
    number: (number) => `La répétition ${number}`,
  },
  held: (time) => `Posture tenue ${time}.`,
  heldInParts: (time, holds, longest) => `Posture tenue ${time} en ${holds} fois, ${longest} au plus.`,
  noneCounted: (repetitions) =>
    repetitions ? `Aucune répétition n’a été comptée (${repetitions}).` : 'Rien n’a été compté.',
  averageGrade: 'Note moyenne',
  number: 'N°',
  grade: 'Note',
  range: { deep: 'Profondeur', high: 'Hauteur', full: 'Amplitude' },
  fullRange: 'complète',
  beyondFull: (percent) => `${percent} de ce que demande une répétition complète : plus que nécessaire.`,
  tempo: 'Tempo',
  perRepetition: (seconds) => `${seconds} par répétition`,
  duration: 'Durée',
  scoreParts: { tempo: 'tempo', symmetry: 'symétrie', steadiness: 'stabilité' },
  scoreOf: (parts, score) => `${score} : ${parts.join(', ')}.`,
  partPoints: (part, points, most) => `${part} ${points} sur ${most}`,
  penaltyPoints: (points) => `moins ${points} pour les remarques`,
  scoreAdvice: {
    depth: 'Utilisez toute l’amplitude à chaque répétition.',
    tempo: 'Bougez à un rythme régulier et contrôlé.',
    symmetry: 'Bougez les deux côtés de la même façon.',
    steadiness: 'Gardez immobile ce qui ne doit pas bouger.',
  },
  costMost: (part) => `surtout ${part}`,
  slowedDown: (factor) =>
    `Ralenti : la vidéo est ${factor} fois plus lente que la réalité. Le tempo et les durées sont réels.`,
  findings: 'Remarques',
  severities: { info: 'Conseil', warning: 'Attention', error: 'Erreur' },
  mostlyToImprove: 'À améliorer',
  inSoMany: (count, all) => `${count} fois sur ${all}`,
  forSoLong: (time) => `pendant ${time}`,
  lessCertain: 'moins sûr',
  quantities: {
    range: 'amplitude',
    trunk: 'buste',
    trunk_sway: 'le buste bouge de',
    knee: 'genou',
    knee_change: 'le genou bouge de',
    elbow: 'coude',
    hip: 'hanche',
    hip_change: 'la hanche bouge de',
    upper_arm: 'le bras bouge de',
    shin: 'tibia',
    pelvis: 'bassin incliné de',
    shoulders: 'épaules inclinées de',
    hips_below: 'hanches sous la ligne de',
    hips_above: 'hanches au-dessus de la ligne de',
    knees_apart: 'écart des genoux, par rapport aux pieds :',
    feet_apart: 'écart des pieds, par rapport au tibia :',
    hips_shift: 'hanches hors du milieu, par rapport au tibia :',
    rear_knee: 'genou arrière au-dessus du sol, par rapport au tibia :',
    thighs: 'cuisses, vers l’horizontale :',
    head: 'tête sous la ligne de',
  },
  atLeast: (quantity, value, limit) => `${quantity} ${value}, au moins ${limit}`,
  atMost: (quantity, value, limit) => `${quantity} ${value}, au plus ${limit}`,
  playInLoop: (name) => `Lire en boucle : ${name}`,
  inLoop: (name) => `En boucle : ${name}`,
  endLoop: 'Arrêter la boucle',
  detailsOf: (name) => `Détails : ${name}`,
  filmFrom: (view, count) =>
    `Filmez ${{ front: 'de face', side: 'de profil', oblique: 'de trois quarts' }[view]} pour que ${count} ${plural(count, { one: 'point de plus soit jugé', other: 'points de plus soient jugés' })}.`,
  filmWholeBody: (count) =>
    `${count} ${plural(count, { one: 'point n’a pas pu être jugé', other: 'points n’ont pas pu être jugés' })} : on voit trop peu du corps. Filmez-le en entier, bien éclairé.`,
  notCounted: 'Non comptées',
  reached: (value, needed) => `${value} atteints, ${needed} nécessaires`,
  looksLike: (exercise, repetitions) =>
    repetitions
      ? `Cela ressemble à des ${repetitions}. Les compter ?`
      : `Cela ressemble à « ${exercise} ». Compter plutôt cet exercice ?`,
  noneRecognised: 'Aucun exercice n’a été reconnu.',
  nobodyInVideo: 'Personne n’a été trouvé dans cette vidéo. Filmez le corps entier, bien éclairé, et réessayez.',
  nobodyInImage: 'Personne n’a été trouvé sur cette image. Montrez le corps entier, bien éclairé, et réessayez.',
  unplayable: 'Ce navigateur peut analyser cette vidéo mais pas la lire. Les résultats sont complets.',

  tests: 'Tests',
  rangeOfMotion: 'Amplitude articulaire',
  sideDifference: 'Différence',
  seenFrom: { front: 'de face', oblique: 'de biais', side: 'de profil' },
  angleUnjudged: {
    view: 'Quand une valeur manque, cette vue ne la montre pas : filmez l’articulation du côté où son mouvement se voit.',
    unsure: 'Quand une valeur manque, l’articulation n’a pas été vue assez nettement pour la donner à 25° près.',
  },
  posture: 'Posture',

  comparison: 'Comparaison',
  likeness: 'Ressemblance',
  averageLikeness: 'Ressemblance moyenne',
  likenessParts: (pose, timing, range) => `posture ${pose}, rythme ${timing}, amplitude ${range}`,
  mirrored: 'faite de l’autre côté',
  repetition: 'Répétition',
  repetitionNumber: (number) => `Répétition ${number}`,
  bestRepetition: (number) => `Meilleure répétition (${number})`,
  phaseOfRepetition: 'Moment de la répétition',
  playComparison: 'Lire les deux',
  pauseComparison: 'Mettre les deux en pause',
  noFigure: 'Cette signature ne contient aucune figure à dessiner.',
  useAsReference: 'Prendre cette répétition comme référence',
  saveReference: 'L’enregistrer comme référence (JSON)',
  referenceChosen: (number) => `La prochaine vidéo sera comparée à la répétition ${number}.`,
  referenceNotMade: 'Cette répétition est trop peu visible pour servir de référence. Prenez-en une autre.',

  jointAngles: 'Angles des articulations',
  joints: { knee: 'Genoux', hip: 'Hanches', elbow: 'Coudes', shoulder: 'Épaules' },
  left: 'Gauche',
  right: 'Droite',
  chooseJoint: 'Articulations à afficher',
  chartLabel: (joint) => `Angles au fil du temps : ${joint}, gauche et droite, en degrés`,

  downloads: 'Téléchargements',
  downloadJson: 'Résultats (JSON)',
  downloadCsv: 'Tableau (CSV)',
  downloadAngles: 'Angles (CSV)',
  share: 'Partager',
  sharePicture: 'Partager cette image',
  savePicture: 'Enregistrer cette image',
  exporting: 'Création de la vidéo',
  exportStart: 'Créer la vidéo avec squelette',
  exportAgain: 'Créer la vidéo à nouveau',
  exportReady: 'La vidéo est prête à être téléchargée',
  exportNotes: {
    codec_fallback: 'Ce navigateur n’a pas pu écrire la vidéo en H.264 : elle est dans un autre format.',
    size_reduced: 'Ce navigateur n’a pas pu écrire la vidéo à sa taille : elle est plus petite que l’originale.',
    size_padded: 'La vidéo est plus grande d’un pixel que l’originale, car son format demande des tailles paires.',
    audio_encoded: 'Le son a été encodé à nouveau.',
    audio_dropped: 'La vidéo n’a pas de son : ce navigateur n’a pas pu l’écrire.',
    kept_in_memory: 'Cette longue vidéo a été créée en mémoire, car le stockage de la page n’est pas utilisable ici.',
    recorded: 'La vidéo a été enregistrée pendant sa lecture : des images peuvent manquer.',
    metadata_dropped:
      'La vidéo ne reprend pas toutes les métadonnées de l’originale : son format n’a pas de place pour elles.',
  },
  downloadVideo: 'Télécharger la vidéo',
  downloadImage: 'Télécharger l’image',

  errors: {
    missing_token: {
      title: 'Il manque un jeton d’accès',
      advice: 'Ajoutez l’option token à cette page. Sa documentation dit comment.',
    },
    invalid_token: {
      title: 'Ce jeton d’accès n’est pas valable',
      advice: 'Vérifiez-le, ou demandez-en un nouveau à qui vous l’a donné.',
    },
    token_check_failed: {
      title: 'Le jeton d’accès n’a pas pu être vérifié',
      advice: 'Vérifiez votre connexion et réessayez.',
    },
    host_not_allowed: {
      title: 'La page qui affiche celle-ci n’a pas le droit de l’utiliser',
      advice: 'Demandez à qui gère ce service d’autoriser cette page.',
    },
    developer_features_not_allowed: {
      title: 'Les fonctions pour développeurs ne sont pas comprises',
      advice: 'Retirez-les de cette page, ou utilisez le jeton d’une autre formule.',
    },
    invalid_parameter: {
      title: 'Une option n’est pas correcte',
      advice: 'Les détails disent laquelle, et ce qui est permis.',
    },
    jump_analysis_missing_height: {
      title: 'Votre taille est nécessaire pour mesurer les sauts',
      advice: 'Indiquez-la en centimètres (userHeightCm), ou choisissez air_time_jump.',
    },
    invalid_exercise: {
      title: 'Cet exercice n’est pas connu',
      advice: 'Les détails donnent la liste des exercices.',
    },
    video_load_error: {
      title: 'La vidéo n’a pas pu être chargée',
      advice: 'Vérifiez votre connexion et réessayez, ou choisissez une autre vidéo.',
    },
    image_load_error: {
      title: 'L’image n’a pas pu être chargée',
      advice: 'Vérifiez votre connexion et réessayez, ou choisissez une autre image.',
    },
    media_decode_error: {
      title: 'Ce fichier ne peut pas être lu',
      advice: 'Il est peut-être endommagé ou incomplet. Copiez-le à nouveau, ou choisissez-en un autre.',
    },
    unsupported_media: {
      title: 'Ce type de fichier n’est pas pris en charge',
      advice:
        'Choisissez un fichier d’un autre format, par exemple MP4 (H.264) ou JPEG, ou essayez un autre navigateur.',
    },
    cross_origin_video: {
      title: 'Cette vidéo ne peut pas être lue depuis cette page',
      advice:
        'Le site qui l’héberge doit l’autoriser (CORS). Vous pouvez aussi l’enregistrer et choisir le fichier ici.',
    },
    cross_origin_image: {
      title: 'Cette image ne peut pas être lue depuis cette page',
      advice:
        'Le site qui l’héberge doit l’autoriser (CORS). Vous pouvez aussi l’enregistrer et choisir le fichier ici.',
    },
    model_load_error: {
      title: 'Le modèle de pose n’a pas pu être chargé',
      advice: 'Vérifiez votre connexion et réessayez ; si cela ne suffit pas, rechargez la page.',
    },
    backend_unavailable: {
      title: 'Le modèle de pose ne fonctionne pas dans ce navigateur',
      advice: 'Essayez un navigateur récent, ou un autre appareil.',
    },
    export_failed: {
      title: 'La vidéo n’a pas été créée',
      advice: 'Réessayez, ou choisissez une vidéo plus courte. Les résultats de l’analyse restent valables.',
    },
    reference_error: {
      title: 'Le mouvement de référence ne peut pas être utilisé',
      advice: 'Les détails disent pourquoi, et ce qu’il faut faire.',
    },
    internal_error: {
      title: 'Une erreur est survenue',
      advice: 'Réessayez ; si elle revient, signalez-la avec les détails.',
    },
  },
  errorReasons,
  unnamedFile: 'Le fichier',
  errorDetails: 'Détails',
  tokenExpired: 'Le jeton a expiré.',
  tokenNotYetValid: 'Le jeton n’est pas encore valable.',
  tokenRefused: 'Le jeton n’est pas valable.',
  notInPlan: (features) => `Votre formule ne comprend pas : ${features.join(', ')}.`,
  retry: 'Réessayer',
  isPicture: 'Ceci est une image',
  isVideo: 'Ceci est une vidéo',
  analysePicture: 'L’analyser comme image',
  analyseVideo: 'L’analyser comme vidéo',
  documentation: 'Documentation',
};
