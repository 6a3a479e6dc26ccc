/**
 * MoveNet Lightning (Google, Apache-2.0) on TensorFlow.js.
 */
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { io } from '@tensorflow/tfjs-core';
import { unlessAborted } from '../abort.js';
import { assetUrl, type AssetLocation } from './asset-url.js';
import { MODELS_FOLDER, MOVENET_MODEL, MOVENET_WEIGHTS_BYTES, assetError, fetchAsset } from './assets.js';
import { unavailable } from './backend-error.js';
import type { DetectorFactory } from './detector.js';
import { faultInAnswer, knownPicture } from './known-picture.js';
import { graphBetweenEnds, INPUT_SIZE, wholeGraph } from './movenet-graph.js';
import { RegionDetector, type KeypointNetwork } from './region-detector.js';
import { regionAround } from './region.js';
import { fetchBackend, type StartedBackend } from './tfjs-backend.js';
import type { Keypoint } from './types.js';

/** Loads MoveNet and runs it once, so that the first frame is as fast as the others. */
export const createMoveNet: DetectorFactory = async ({ backend, ...assets }, signal, onProgress) => {
  const [startBackend, artifacts] = await Promise.all([
    fetchBackend(backend, assets, signal),
    fetchModel(assets, signal, onProgress),
  ]);
  onProgress(1);
  const started = await startBackend();
  const network = await createNetwork(artifacts, started);
  // The first run compiles and allocates; and a backend that computes nonsense shows now, not in the results.
  await network.check();
  const { reason } = started;
  return {
    detector: new RegionDetector(network),
    backend: started.backend,
    ...(reason !== undefined && { reason }),
  };
};

async function fetchModel(
  assets: AssetLocation,
  signal: AbortSignal,
  onProgress: (value: number) => void,
): Promise<io.ModelArtifacts> {
  const url = assetUrl(MOVENET_MODEL, assets);
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
        fetchAsset(assetUrl(MODELS_FOLDER + file, assets), signal, (bytes) => {
          received += bytes;
          onProgress(Math.min(0.99, received / MOVENET_WEIGHTS_BYTES));
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
        assetUrl(MODELS_FOLDER + (files[0] ?? ''), assets),
        `it has ${weights.byteLength} bytes instead of ${expected}, so it is cut off or another file`,
      );
    }
    return [manifest.flatMap(({ weights: specs }) => specs), weights.buffer];
  });
}

async function createNetwork(
  artifacts: io.ModelArtifacts,
  { backend, lost, checkLost }: StartedBackend,
): Promise<KeypointNetwork> {
  const graph = await loadGraphModel(io.fromMemory(artifacts));
  const pass = backend === 'wasm' ? graphBetweenEnds : wholeGraph;
  const run = async (pixels: Uint8ClampedArray): Promise<Keypoint[]> => {
    const { input, outputs } = pass.execute(graph, pixels);
    try {
      // What a lost GPU was to compute may never be there, or be nothing but zeros.
      const values = await unlessAborted(Promise.all(outputs.map((output) => output.data())), lost);
      checkLost?.();
      lost.throwIfAborted();
      return pass.read(values);
    } finally {
      input.dispose();
      for (const output of outputs) output.dispose();
    }
  };
  const known = knownPicture(INPUT_SIZE);
  return {
    model: 'movenet-lightning',
    inputSize: INPUT_SIZE,
    run: async ({ data }) => ({ keypoints: await run(data) }),
    regionAround,
    async check() {
      const fault = faultInAnswer(await run(known));
      if (fault !== undefined) throw unavailable(backend, `it computes wrongly: ${fault}`);
    },
    dispose: () => graph.dispose(),
  };
}
