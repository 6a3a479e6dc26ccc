/**
 * The interface's texts.
 */

/** One language. */
export interface Texts {
  readonly uploadVideo: string;
  readonly uploadImage: string;
  readonly dropVideo: string;
  readonly dropImage: string;
  readonly dropHere: string;
  readonly privacy: string;
  readonly waitingForMedia: string;
  readonly analysing: string;
  readonly done: string;
  readonly nobodyInVideo: string;
  readonly nobodyInImage: string;
  readonly unplayable: string;
  readonly errorTitle: string;
  readonly documentation: string;
  readonly overlayLabel: string;
}

/** The texts by language. */
export const TEXTS: Readonly<Record<'en' | 'fr', Texts>> = {
  en: {
    uploadVideo: 'Upload a video',
    uploadImage: 'Upload an image',
    dropVideo: 'Drop a video of your exercise here',
    dropImage: 'Drop a picture of your pose here',
    dropHere: 'Drop it to analyse it',
    privacy: 'It is analysed on this device and never leaves it.',
    waitingForMedia: 'Waiting for a video or picture',
    analysing: 'Analysing',
    done: 'Analysis complete',
    nobodyInVideo: 'Nobody was found in this video. Film the whole body, in good light, and try again.',
    nobodyInImage: 'Nobody was found in this picture. Show the whole body, in good light, and try again.',
    unplayable: 'This browser can analyse this video but not play it. The results are complete.',
    errorTitle: 'This did not work',
    documentation: 'Documentation',
    overlayLabel: 'The video with the skeleton drawn over the person',
  },
  fr: {
    uploadVideo: 'Choisir une vidéo',
    uploadImage: 'Choisir une image',
    dropVideo: 'Déposez ici une vidéo de votre exercice',
    dropImage: 'Déposez ici une photo de votre posture',
    dropHere: 'Déposez-la pour l’analyser',
    privacy: 'Elle est analysée sur cet appareil et ne le quitte jamais.',
    waitingForMedia: 'En attente d’une vidéo ou d’une image',
    analysing: 'Analyse en cours',
    done: 'Analyse terminée',
    nobodyInVideo: 'Personne n’a été trouvé dans cette vidéo. Filmez le corps entier, bien éclairé, et réessayez.',
    nobodyInImage: 'Personne n’a été trouvé sur cette image. Montrez le corps entier, bien éclairé, et réessayez.',
    unplayable: 'Ce navigateur peut analyser cette vidéo mais pas la lire. Les résultats sont complets.',
    errorTitle: 'Cela n’a pas fonctionné',
    documentation: 'Documentation',
    overlayLabel: 'La vidéo avec le squelette dessiné sur la personne',
  },
};
