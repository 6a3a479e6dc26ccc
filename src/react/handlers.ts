/**
 * The component's handlers: one for each event of the element.
 */
import type { TrackerEventMap } from '../element/events.js';

/** `keypoints_batch` → `KeypointsBatch` */
type PascalCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Capitalize<Head>}${PascalCase<Tail>}`
  : Capitalize<S>;

/** `statechange` is written as the DOM writes it: in one word. */
type HandlerOf<T extends string> = T extends 'statechange' ? 'onStateChange' : `on${PascalCase<T>}`;

/** `onKeypoints={(event) => …}` and so on, each with the element's own event. */
export type TrackerHandlers = {
  [T in keyof TrackerEventMap as HandlerOf<T>]?: ((event: TrackerEventMap[T]) => void) | undefined;
};

/** The names of the handlers by those of the events. */
export const HANDLERS: { readonly [T in keyof TrackerEventMap]: HandlerOf<T> } = {
  initialization: 'onInitialization',
  environment: 'onEnvironment',
  progress: 'onProgress',
  error: 'onError',
  keypoints: 'onKeypoints',
  angles: 'onAngles',
  posture: 'onPosture',
  counter: 'onCounter',
  progression: 'onProgression',
  recommendations: 'onRecommendations',
  keypoints_batch: 'onKeypointsBatch',
  exercise_detected: 'onExerciseDetected',
  jump_calibration: 'onJumpCalibration',
  jump_started: 'onJumpStarted',
  jump_height: 'onJumpHeight',
  jump_discarded: 'onJumpDiscarded',
  jump_result: 'onJumpResult',
  jump_summary: 'onJumpSummary',
  exercise_summary: 'onExerciseSummary',
  export_ready: 'onExportReady',
  posture_analysis: 'onPostureAnalysis',
  image_overlay: 'onImageOverlay',
  message: 'onMessage',
  statechange: 'onStateChange',
  result: 'onResult',
};
