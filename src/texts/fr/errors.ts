import type { ErrorSentences } from '../texts.js';

const OTHER_FILE = 'Choisissez un autre fichier.';
const AGAIN = 'Copiez-le, envoyez-le ou filmez-le à nouveau.';
const EXPORT_ANEW = 'Exportez-le en H.264 (MP4) depuis l’application qui l’a monté';
const LATER = 'Réessayez plus tard.';
const VALID = 'Les résultats de l’analyse restent valables.';

const load: ErrorSentences['video_load_error'] = {
  empty: ({ name }) => `${name} est vide (0 octet). ${OTHER_FILE}`,
  http_status: ({ name, status }) =>
    `${name} n’a pas été fourni par le serveur (réponse ${status}). Vérifiez que l’adresse est juste et toujours valable.`,
  connection: ({ name }) => `${name} n’a pas été chargé en entier : la connexion a été coupée. Réessayez.`,
  unreachable: ({ name }) => `${name} est inaccessible. Vérifiez l’adresse et votre connexion.`,
  revoked: ({ name }) => `${name} n’est pas disponible à cette adresse. Choisissez le fichier lui-même.`,
  data_url: ({ name }) =>
    `${name} est endommagé, ou trop long pour une adresse dans ce navigateur. Choisissez le fichier lui-même.`,
  offline: 'Cet appareil est hors ligne. Connectez-le et réessayez.',
  mixed_content: ({ name }) =>
    `${name} se trouve sur un serveur non sécurisé, dont les navigateurs ne chargent rien ici. Utilisez son adresse https.`,
  security_policy: ({ name }) =>
    `${name} ne peut pas être chargé : les règles de sécurité de cette page ne le permettent pas. C’est à qui gère la page de l’autoriser.`,
  protocol: 'Rien n’est chargé depuis une adresse de ce type. Donnez une adresse https, ou choisissez un fichier.',
  credentials:
    'Les navigateurs ne chargent rien depuis une adresse qui contient un nom d’utilisateur ou un mot de passe. Donnez-la sans eux, ou choisissez un fichier.',
  not_a_source: 'Ce n’est ni un fichier ni une adresse. Choisissez un fichier.',
  hash: ({ name }) => `${name} n’est pas arrivé tel qu’il a été envoyé. Envoyez-le à nouveau.`,
};

const cors = ({ name }: { readonly name: string }) =>
  `${name} se trouve sur un autre serveur, qui ne permet pas à cette page de le lire (CORS), ou le fichier n’y est pas. Enregistrez le fichier et choisissez-le ici.`;

export const errorReasons: ErrorSentences = {
  token_check_failed: {
    config: 'Le service qui le vérifie est mal configuré. C’est à qui le gère d’en vérifier les réglages.',
    unreachable: 'Le service qui le vérifie est inaccessible. Vérifiez votre connexion et réessayez.',
    timeout: `Le service qui le vérifie n’a pas répondu à temps. ${LATER}`,
    answer: `Le service qui le vérifie a donné une réponse incompréhensible. ${LATER}`,
    unsupported: 'Ce navigateur ne peut pas le vérifier. Utilisez un navigateur récent et une adresse https.',
    verifier: `La vérification a échoué. ${LATER}`,
  },
  invalid_parameter: {
    not_after_start: 'La fin de l’extrait doit venir après son début.',
    beyond_the_end: 'L’extrait dépasse la fin de la vidéo. Choisissez-en un qui y est compris.',
    no_frames: 'Cet extrait ne contient aucune image. Choisissez-en un plus long.',
  },
  video_load_error: load,
  image_load_error: load,
  media_decode_error: {
    no_index: ({ name }) => `${name} n’a pas été écrit jusqu’au bout, ou est tronqué. ${AGAIN}`,
    no_frames: ({ name }) => `${name} ne contient aucune image : la vidéo est incomplète. ${AGAIN}`,
    truncated: ({ name, durationMs }) =>
      `${name} est tronqué : la vidéo devrait durer ${durationMs}, mais la fin manque. ${AGAIN}`,
    damaged: ({ name }) => `${name} est endommagé ou tronqué. ${AGAIN}`,
  },
  unsupported_media: {
    not_a_video: ({ name, format, isVideo }) =>
      isVideo
        ? `${name} est une vidéo que les navigateurs ne lisent pas${format ? ` (${format})` : ''}. Convertissez-la en MP4.`
        : `${name} n’est pas une vidéo. Choisissez un fichier vidéo, par exemple MP4, MOV ou WebM.`,
    not_an_image: ({ name }) =>
      `${name} n’est pas une image que ce navigateur peut lire, ou est endommagé. Choisissez une image JPEG, PNG ou WebP.`,
    is_picture: ({ name, format, motion }) =>
      motion === 'animation'
        ? `${name} est une image animée (${format}), que ce navigateur ne lit pas comme une vidéo. Convertissez-la en MP4, ou analysez sa première image.`
        : motion === 'motion-photo'
          ? `${name} est une photo qui contient une courte vidéo (${format}). Enregistrez la vidéo depuis la galerie, ou analysez la photo.`
          : `${name} est une image (${format}), et il faut une vidéo. Analysez-la comme image, ou choisissez une vidéo.`,
    is_video: ({ name, format }) =>
      `${name} est une vidéo (${format}), et il faut une image. Analysez-la comme vidéo, ou choisissez une image.`,
    no_video_track: ({ name }) =>
      `${name} ne contient pas d’image, seulement du son ou des données. Choisissez un fichier vidéo.`,
    codec: ({ name, codec }) =>
      `${name} ne peut pas être lu par ce navigateur (${codec}). Convertissez la vidéo en H.264 (MP4), ou essayez un autre navigateur.`,
    edits: ({ name }) =>
      `${name} a été monté d’une façon qui n’est pas lue ici. ${EXPORT_ANEW}, ou essayez un autre navigateur.`,
    edit_rate: ({ name }) => `${name} est accéléré ou ralenti par endroits. ${EXPORT_ANEW}.`,
    descriptions: ({ name }) =>
      `${name} est fait de morceaux encodés différemment. ${EXPORT_ANEW}, ou choisissez l’un des morceaux.`,
    too_large: ({ name, width, height }) =>
      `${name} a ${width} × ${height} pixels, plus que ce navigateur ne peut dessiner. Choisissez une image plus petite.`,
  },
  cross_origin_video: { cors },
  cross_origin_image: { cors },
  backend_unavailable: {
    context_lost:
      'Le processeur graphique n’était soudain plus disponible. Réessayez, après avoir fermé d’autres pages.',
  },
  export_failed: {
    source: `Le fichier ne peut plus être lu, ou est endommagé. Choisissez-le à nouveau. ${VALID}`,
    encoder: `Ce navigateur ne peut pas l’écrire. Essayez un autre navigateur, ou une vidéo plus petite. ${VALID}`,
    storage: `L’appareil manque d’espace de stockage ou de mémoire. Libérez de l’espace, fermez d’autres pages, ou choisissez une vidéo plus courte. ${VALID}`,
    unsupported: `Ce navigateur ne peut pas écrire de vidéos. Essayez un autre navigateur. ${VALID}`,
    edits: `La vidéo a été montée d’une façon que ce navigateur ne peut pas respecter ici. Essayez un autre navigateur. ${VALID}`,
    not_a_video: 'Une image ne donne pas de vidéo.',
    not_analysed: 'Analysez d’abord une vidéo, et attendez la fin.',
    superseded: 'Autre chose a été analysé depuis. Réessayez avec le nouveau résultat.',
    stopped: `Réessayez ; si cela se répète, l’appareil manque peut-être de mémoire. ${VALID}`,
  },
  reference_error: {
    nobody: 'Personne n’y est visible. Prenez une vidéo qui montre toute la personne.',
    no_repetition:
      'Aucune répétition n’y a été trouvée. Prenez une vidéo qui en montre au moins une entière, ou indiquez son début et sa fin.',
    held: 'On y voit une posture tenue, et non un mouvement. Prenez une vidéo d’un mouvement qui se répète.',
    picture: 'C’est une image. Prenez une vidéo du mouvement.',
    unreadable: 'Il n’a pas pu être lu. Vérifiez son adresse et votre connexion, ou choisissez une autre vidéo.',
    not_a_signature:
      'Ce fichier JSON n’est pas une signature. Prenez une vidéo du mouvement, ou une signature enregistrée ici.',
    wrong_part: 'La partie indiquée par son adresse n’existe pas. Écrivez par exemple #t=2,4.5.',
  },
  internal_error: {
    worker_lost:
      'L’analyse s’est interrompue. Réessayez ; si cela se répète, la mémoire manque peut-être : fermez d’autres pages, ou choisissez une vidéo plus petite.',
  },
};
