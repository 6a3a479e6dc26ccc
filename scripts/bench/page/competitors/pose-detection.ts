/**
 * `@tensorflow-models/pose-detection` as its README uses it, on the WASM backend.
 */
import '@tensorflow/tfjs-backend-wasm';
import * as poseDetection from '@tensorflow-models/pose-detection';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Competitor, CompetitorFiles } from './types.js';

export async function createPoseDetection({ assets }: CompetitorFiles): Promise<Competitor> {
  setWasmPaths(`${assets}wasm/`);
  await tf.setBackend('wasm');
  await tf.ready();
  const detector = await poseDetection.createDetector(poseDetection.SupportedModels.MoveNet, {
    modelType: poseDetection.movenet.modelType.SINGLEPOSE_LIGHTNING,
    modelUrl: `${assets}models/movenet-lightning.json`,
  });
  return {
    detect: async ({ canvas, timestampMs }) => (await detector.estimatePoses(canvas, {}, timestampMs)).length > 0,
  };
}
