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
  readonly exporting: string;
  readonly exportStart: string;
  readonly exportAgain: string;
  readonly exportReady: string;
  readonly exportFailed: string;
  readonly cancel: string;
  readonly downloadVideo: string;
  readonly downloadImage: string;
  readonly secondsLeft: (seconds: number) => string;
  readonly minutesLeft: (minutes: number) => string;
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
    exporting: 'Making the video',
    exportStart: 'Make the video',
    exportAgain: 'Make the video again',
    exportReady: 'The video is ready to download',
    exportFailed: 'The video was not made.',
    cancel: 'Cancel',
    downloadVideo: 'Download video',
    downloadImage: 'Download image',
    secondsLeft: (seconds) => `about ${seconds} s left`,
    minutesLeft: (minutes) => `about ${minutes} min left`,
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
    exporting: 'Création de la vidéo',
    exportStart: 'Créer la vidéo',
    exportAgain: 'Créer la vidéo à nouveau',
    exportReady: 'La vidéo est prête à être téléchargée',
    exportFailed: 'La vidéo n’a pas été créée.',
    cancel: 'Annuler',
    downloadVideo: 'Télécharger la vidéo',
    downloadImage: 'Télécharger l’image',
    secondsLeft: (seconds) => `encore ${seconds} s environ`,
    minutesLeft: (minutes) => `encore ${minutes} min environ`,
  },
};
