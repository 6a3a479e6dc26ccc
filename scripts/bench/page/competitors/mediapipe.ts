/**
 * MediaPipe's PoseLandmarker as its guide uses it: `VIDEO` mode, the canvas of each frame.
 */
import { FilesetResolver, PoseLandmarker } from '@mediapipe/tasks-vision';
import type { Competitor, CompetitorFiles } from './types.js';

/** Its timestamps are whole ms and only ever grow, also where we start over with the first frame. */
const NEXT_ROUND_MS = 1000;

export async function createMediaPipe(
  { packages, tasks }: CompetitorFiles,
  variant: 'lite' | 'full',
): Promise<Competitor> {
  const vision = await FilesetResolver.forVisionTasks(`${packages}@mediapipe/tasks-vision/wasm`);
  const landmarker = await PoseLandmarker.createFromOptions(vision, {
    baseOptions: { modelAssetPath: `${tasks}blazepose-${variant}.task`, delegate: 'CPU' },
    runningMode: 'VIDEO',
    numPoses: 1,
  });
  let offsetMs = 0;
  let lastMs = -1;
  return {
    // One call after the other, as the guide does; a promise only to be like the others.
    detect: ({ canvas, timestampMs }) => {
      if (timestampMs + offsetMs <= lastMs) offsetMs = lastMs + NEXT_ROUND_MS - timestampMs;
      lastMs = Math.round(timestampMs + offsetMs);
      return Promise.resolve(landmarker.detectForVideo(canvas, lastMs).landmarks.length > 0);
    },
  };
}
