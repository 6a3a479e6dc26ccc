/**
 * The worker of the fuzzer: reads, decodes and looks at pictures as the real one does, with a network of a few lines in
 * place of the model. What it finds depends on the pixels, so that a wrong frame shows in the result. Tells of errors that
 * nobody caught, which a page does not hear of by itself.
 */
import type { DetectorFactory } from '../../src/pose/detector.js';
import { RegionDetector, type FoundKeypoints } from '../../src/pose/region-detector.js';
import { regionAround } from '../../src/pose/region.js';
import { serveDetector } from '../../src/pose/serve.js';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import { FAULT_CHANNEL } from './faults.js';

const INPUT_SIZE = 64;

/** A ladder of keypoints in the middle of the picture, moved by its colours. */
function ladder({ data }: ImageData): FoundKeypoints {
  let [red, green] = [0, 0];
  for (let index = 0; index < data.length; index += 64) {
    red += data[index] ?? 0;
    green += data[index + 1] ?? 0;
  }
  const mean = (sum: number) => sum / (data.length / 64) / 255;
  return {
    keypoints: COCO_KEYPOINTS.map((name, index) => ({
      name,
      x: INPUT_SIZE * (0.35 + 0.3 * (index % 2) + 0.05 * mean(red)),
      y: INPUT_SIZE * (0.15 + 0.04 * index + 0.05 * mean(green)),
      z: 0,
      score: 0.9,
    })),
  };
}

const createDetector: DetectorFactory = (_request, _signal, onProgress) => {
  onProgress(1);
  const network = {
    model: 'movenet-lightning' as const,
    inputSize: INPUT_SIZE,
    run: (picture: ImageData) => Promise.resolve(ladder(picture)),
    regionAround,
    check: () => Promise.resolve(),
    dispose: () => undefined,
  };
  return Promise.resolve({ backend: 'wasm' as const, kernels: 'simd' as const, detector: new RegionDetector(network) });
};

if (typeof window === 'undefined') {
  const channel = new BroadcastChannel(FAULT_CHANNEL);
  self.addEventListener('unhandledrejection', ({ reason }) => {
    channel.postMessage(`unhandled rejection in a worker: ${reason instanceof Error ? reason.stack : String(reason)}`);
  });
  self.addEventListener('error', ({ message }) => channel.postMessage(`uncaught in a worker: ${message}`));
  serveDetector(createDetector, globalThis);
}
