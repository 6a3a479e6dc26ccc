/**
 * MoveNet (Google, Apache-2.0) on TensorFlow.js.
 */
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { io } from '@tensorflow/tfjs-core';
import { unlessAborted } from '../abort.js';
import { assetUrl, type AssetLocation } from './asset-url.js';
import { assetError, fetchAsset, hasBytes } from './assets.js';
import { isUnavailable, unavailable } from './backend-error.js';
import type { DetectorFactory } from './detector.js';
import { faultInAnswer, knownPicture } from './known-picture.js';
import { MODELS, type PoseModel } from './models.js';
import { graphBetweenEnds, INPUT_SIZE, wholeGraph } from './movenet-graph.js';
import { RegionDetector, type KeypointNetwork } from './region-detector.js';
import { regionAround } from './region.js';
import { fetchBackend, type StartedBackend } from './tfjs-backend.js';
import type { Keypoint } from './types.js';

/** Loads MoveNet and runs it once, so that the first frame is as fast as the others. */
export const createMoveNet: DetectorFactory = async ({ model, backend, ...assets }, signal, onProgress) => {
  const entry = MODELS[model];
  if (entry.family !== 'movenet') throw new Error(`${model} is no MoveNet model`);
  const { files } = entry;
  const modelUrl = assetUrl(files.description.path, assets);
  const [startBackend, { artifacts, weightsUrl }] = await Promise.all([
    fetchBackend(backend, assets, signal),
    fetchModel(files, assets, signal, onProgress),
  ]);
  onProgress(1);
  const started = await startBackend();
  const network = await createNetwork(model, artifacts, started, modelUrl);
  // The first run compiles and allocates; and a backend that computes nonsense shows now, not in the results.
  try {
    await network.check();
  } catch (error) {
    network.dispose();
    // Processors do not compute wrongly; graphics drivers do.
    const isFile = started.backend === 'wasm' && isUnavailable(error);
    throw isFile ? assetError(weightsUrl, 'what it computes is wrong, so it is damaged', error) : error;
  }
  const { reason } = started;
  return {
    detector: new RegionDetector(network),
    backend: started.backend,
    ...(reason !== undefined && { reason }),
  };
};

type MoveNetFiles = Extract<(typeof MODELS)[PoseModel], { readonly family: 'movenet' }>['files'];

async function fetchModel(
  { description, weights: { path, bytes: expected } }: MoveNetFiles,
  assets: AssetLocation,
  signal: AbortSignal,
  onProgress: (value: number) => void,
): Promise<{ artifacts: io.ModelArtifacts; weightsUrl: string }> {
  const url = assetUrl(description.path, assets);
  const json = await fetchAsset(url, signal, {
    check: (content) => (readDescription(content) ? undefined : 'it is not the description of the model'),
  });
  const [model, group] = readDescription(json) ?? [];
  if (!model || !group) throw assetError(url, 'it is not the description of the model');
  const weightsUrl = assetUrl(path, assets);
  let received = 0;
  const artifacts = await io.getModelArtifactsForJSON(model, async () => {
    const weights = await fetchAsset(weightsUrl, signal, {
      onBytes: (bytes) => {
        received += bytes;
        onProgress(Math.min(0.99, received / expected));
      },
      check: hasBytes(group.weights.reduce((sum, spec) => sum + bytesOf(spec), 0)),
    });
    return [group.weights, weights.buffer];
  });
  return { artifacts, weightsUrl };
}

/** The model with its weights, which the package keeps in one file. */
function readDescription(json: Uint8Array): [io.ModelJSON, io.WeightsManifestConfig[number]] | undefined {
  try {
    const model = JSON.parse(new TextDecoder().decode(json)) as io.ModelJSON;
    const [group] = model.weightsManifest;
    return group?.paths.length === 1 && Array.isArray(group.weights) ? [model, group] : undefined;
  } catch {
    return undefined;
  }
}

function bytesOf({ shape, dtype, quantization }: io.WeightsManifestEntry): number {
  const bytes = quantization?.dtype === 'float16' ? 2 : quantization?.dtype === 'uint8' ? 1 : dtype === 'bool' ? 1 : 4;
  return bytes * shape.reduce((product, length) => product * length, 1);
}

async function createNetwork(
  model: PoseModel,
  artifacts: io.ModelArtifacts,
  { backend, lost, checkLost }: StartedBackend,
  url: string,
): Promise<KeypointNetwork> {
  const graph = await loadGraphModel(io.fromMemory(artifacts)).catch((error: unknown) => {
    throw assetError(url, `it is no model (${error instanceof Error ? error.message : String(error)})`, error);
  });
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
    model,
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
