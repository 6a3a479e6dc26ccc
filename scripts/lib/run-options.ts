/**
 * What tools give a session that runs without the element.
 */
import type { RunOptions } from '../../src/session/run-options.js';

/** Nothing is asked for but the poses, as fast as they are found. */
export const PLAIN_RUN: Omit<RunOptions, 'assetBase'> = {
  token: 'tools',
  source: 'video',
  keypoints: false,
  angles: false,
  posture: false,
  skeleton: true,
  export: false,
  exportOverlay: 'skeleton',
  exportMetadata: false,
  pace: 'max',
  analysisFps: 15,
  model: 'movenet-lightning',
  poseBackend: 'wasm',
  person: 'auto',
  exercise: '',
  difficulty: 'easy',
  slowMotion: 'auto',
  startTime: null,
  endTime: null,
  minGrade: '',
  recommendations: false,
  progression: false,
  lang: 'en',
  gatedOptions: [],
};
