import type { IdleTexts } from '../texts.js';

export const idle: IdleTexts = {
  uploadVideo: 'Upload a video',
  uploadImage: 'Upload an image',
  dropVideo: 'Drop a video of your exercise here',
  dropImage: 'Drop a picture of your pose here',
  dropHere: 'Drop it to analyse it',
  orPaste: 'or choose one, or paste it.',
  privacy: 'It is analysed on this device and never leaves it.',
  waitingForMedia: 'Waiting for a video or picture',
  videoRequired: 'Choose a video and wait for its result.',
  imageRequired: 'Choose an image and wait for its result.',
  resultPending: 'Wait until the analysis is complete.',
  overlayLabel: 'The video with the skeleton drawn over the person',
};
