import type { IdleTexts } from '../texts.js';

export const idle: IdleTexts = {
  uploadVideo: 'Choisir une vidéo',
  uploadImage: 'Choisir une image',
  dropVideo: 'Déposez ici une vidéo de votre exercice',
  dropImage: 'Déposez ici une photo de votre posture',
  dropHere: 'Déposez-la pour l’analyser',
  orPaste: 'ou choisissez-la, ou collez-la.',
  privacy: 'Elle est analysée sur cet appareil et ne le quitte jamais.',
  waitingForMedia: 'En attente d’une vidéo ou d’une image',
  overlayLabel: 'La vidéo avec le squelette dessiné sur la personne',
};
