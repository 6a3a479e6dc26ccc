import type { IdleTexts } from '../texts.js';

export const idle: IdleTexts = {
  uploadVideo: 'Upload a video',
  uploadImage: 'Upload an image',
  anotherVideo: 'Analyse another video',
  anotherImage: 'Analyse another image',
  dropVideo: 'Drop a video of your exercise here',
  dropImage: 'Drop an image of your pose here',
  dropHere: 'Drop it to analyse it',
  filmVideo: 'Film or choose a video of your exercise',
  takeImage: 'Take or choose a photo of your pose',
  openCamera: 'Open the camera',
  cameraPlace: {
    front: 'Film from the front, at hip height, far enough away to show the whole body.',
    side: 'Film from the side, at hip height, far enough away to show the whole body.',
  },
  privacy: 'It is analysed on this device and never leaves it.',
  waitingForMedia: 'Waiting for a video or image',
  videoRequired: 'Choose a video and wait for its result.',
  imageRequired: 'Choose an image and wait for its result.',
  resultPending: 'Wait until the analysis is complete.',
  partMissing: 'A part of this page did not load. Check the connection, and load the page again.',
  overlayLabel: 'The video with the skeleton drawn over the person',
};
