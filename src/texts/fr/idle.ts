import type { IdleTexts } from '../texts.js';

export const idle: IdleTexts = {
  uploadVideo: 'Choisir une vidéo',
  uploadImage: 'Choisir une image',
  anotherVideo: 'Analyser une autre vidéo',
  anotherImage: 'Analyser une autre image',
  dropVideo: 'Déposez ici une vidéo de votre exercice',
  dropImage: 'Déposez ici une photo de votre posture',
  dropHere: 'Déposez-la pour l’analyser',
  filmVideo: 'Filmez votre exercice ou choisissez une vidéo',
  takeImage: 'Prenez ou choisissez une photo de votre posture',
  openCamera: 'Ouvrir l’appareil photo',
  cameraPlace: {
    front: 'Filmez de face, à hauteur des hanches, d’assez loin pour montrer tout le corps.',
    side: 'Filmez de profil, à hauteur des hanches, d’assez loin pour montrer tout le corps.',
  },
  privacy: 'Elle est analysée sur cet appareil et ne le quitte jamais.',
  waitingForMedia: 'En attente d’une vidéo ou d’une image',
  videoRequired: 'Choisissez une vidéo et attendez son résultat.',
  imageRequired: 'Choisissez une image et attendez son résultat.',
  resultPending: 'Attendez la fin de l’analyse.',
  partMissing: 'Une partie de cette page n’a pas été chargée. Vérifiez votre connexion, puis rechargez la page.',
  overlayLabel: 'La vidéo avec le squelette dessiné sur la personne',
};
