/**
 * MoveNet Lightning (Google, Apache-2.0) on TensorFlow.js.
 */
import { movenet, SupportedModels, createDetector } from '@tensorflow-models/pose-detection';
import { io } from '@tensorflow/tfjs-core';
import { TrackerError } from '../errors.js';
import { MOVENET_MODEL, assetError, fetchAsset } from './assets.js';
import type { DetectorFactory } from './detector.js';
import { RegionDetector, type KeypointNetwork } from './region-detector.js';
import { startBackend } from './tfjs-backend.js';
import { COCO_KEYPOINTS } from './topology.js';

/** Side of the square picture that MoveNet Lightning takes. */
const INPUT_SIZE = 192;

/** pose-detection drops poses below this score itself; what counts as a person is decided after it. */
const KEEP_EVERY_POSE = 1e-9;

/** Size of the weights, for the progress until the server has said it. */
const WEIGHTS_BYTES = 4_650_216;

/** Loads MoveNet and runs it once, so that the first frame is as fast as the others. */
export const createMoveNet: DetectorFactory = async ({ model, backend, assetBase }, signal, onProgress) => {
  if (model !== 'movenet-lightning') {
    throw new TrackerError(
      'backend_unavailable',
      `The model ${model} is not part of this version. Leave blazepose out: MoveNet works.`,
      { model },
    );
  }
  const [started, artifacts] = await Promise.all([
    startBackend(backend, assetBase, signal),
    fetchModel(new URL(MOVENET_MODEL, assetBase).href, signal, onProgress),
  ]);
  const network = await createNetwork(artifacts);
  await network.run(new ImageData(INPUT_SIZE, INPUT_SIZE));
  onProgress(1);
  return { detector: new RegionDetector(network), ...started };
};

async function fetchModel(
  url: string,
  signal: AbortSignal,
  onProgress: (value: number) => void,
): Promise<io.ModelArtifacts> {
  const json = await fetchAsset(url, signal);
  let model: io.ModelJSON;
  try {
    model = JSON.parse(new TextDecoder().decode(json)) as io.ModelJSON;
  } catch (error) {
    throw assetError(url, 'it is not the model description', error);
  }
  let received = 0;
  return io.getModelArtifactsForJSON(model, async (manifest) => {
    const files = manifest.flatMap(({ paths }) => paths);
    const parts = await Promise.all(
      files.map((file) =>
        fetchAsset(new URL(file, url).href, signal, (bytes) => {
          received += bytes;
          onProgress(Math.min(0.99, received / WEIGHTS_BYTES));
        }),
      ),
    );
    const weights = new Uint8Array(await new Blob(parts).arrayBuffer());
    const expected = manifest
      .flatMap(({ weights: specs }) => specs)
      .reduce((sum, { shape, dtype, quantization }) => {
        const bytes =
          quantization?.dtype === 'float16' ? 2 : quantization?.dtype === 'uint8' ? 1 : dtype === 'bool' ? 1 : 4;
        return sum + bytes * shape.reduce((product, length) => product * length, 1);
      }, 0);
    if (weights.byteLength !== expected) {
      throw assetError(
        new URL(files[0] ?? '', url).href,
        `it has ${weights.byteLength} bytes instead of ${expected}, so it is cut off or another file`,
      );
    }
    return [manifest.flatMap(({ weights: specs }) => specs), weights.buffer];
  });
}

async function createNetwork(artifacts: io.ModelArtifacts): Promise<KeypointNetwork> {
  const detector = await createDetector(SupportedModels.MoveNet, {
    modelType: movenet.modelType.SINGLEPOSE_LIGHTNING,
    modelUrl: io.fromMemory(artifacts),
    enableSmoothing: false,
    minPoseScore: KEEP_EVERY_POSE,
  });
  return {
    model: 'movenet-lightning',
    inputSize: INPUT_SIZE,
    async run(picture) {
      // Its own crop region is state from the frame before; the picture is already the region.
      detector.reset();
      const [pose] = await detector.estimatePoses(picture);
      return (pose?.keypoints ?? []).map(({ x, y, score }, index) => ({
        name: COCO_KEYPOINTS[index] ?? `keypoint_${index}`,
        x,
        y,
        z: 0,
        score: score ?? 0,
      }));
    },
    dispose: () => detector.dispose(),
  };
}
