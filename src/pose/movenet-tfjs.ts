/**
 * MoveNet on TensorFlow.js: on the GPU, and where our own kernels do not run.
 */
import type { io } from '@tensorflow/tfjs-core';
import { unlessAborted } from '../abort.js';
import { assetUrl } from './asset-url.js';
import { assetError, fetchAsset } from './assets.js';
import { graphBetweenEnds, wholeGraph } from './movenet-graph.js';
import type { MoveNetLoad } from './movenet-files.js';
import { fetchBackend, type StartedBackend } from './tfjs-backend.js';
import { loadTfjs, type Tfjs } from './tfjs-program.js';
import type { Keypoint, PoseBackend } from './types.js';

/** MoveNet on a backend of TensorFlow.js. */
export interface TfjsNetwork {
  readonly started: StartedBackend;
  readonly run: (pixels: Uint8ClampedArray) => Promise<Keypoint[]>;
  readonly dispose: () => void;
}

/**
 * Loads the program, the backend and the model.
 *
 * @throws TrackerError `backend_unavailable` where the browser lacks the backend, `model_load_error` for files
 */
export async function createTfjsNetwork(choice: PoseBackend, load: MoveNetLoad): Promise<TfjsNetwork> {
  const { assets, signal, entry } = load;
  const url = assetUrl(entry.files.description.path, assets);
  const tfjs = await loadTfjs(assets);
  const [startBackend, description, weights] = await Promise.all([
    fetchBackend(tfjs, choice, assets, signal),
    fetchDescription(url, signal),
    load.weights(),
  ]);
  load.onProgress(1);
  const started = await startBackend();
  const graph = await loadGraph(tfjs, description, weights).catch((error: unknown) => {
    throw assetError(url, `it is no model (${error instanceof Error ? error.message : String(error)})`, error);
  });
  const { backend, lost, checkLost } = started;
  const pass = (backend === 'wasm' ? graphBetweenEnds : wholeGraph)(entry.inputSize);
  return {
    started,
    async run(pixels) {
      const { input, outputs } = pass.execute(tfjs, graph, pixels);
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
    },
    dispose: () => graph.dispose(),
  };
}

type Description = readonly [model: io.ModelJSON, specs: io.WeightsManifestConfig[number]['weights']];

async function fetchDescription(url: string, signal: AbortSignal): Promise<Description> {
  const json = await fetchAsset(url, signal, {
    check: (content) => (readDescription(content) ? undefined : 'it is not the description of the model'),
  });
  const description = readDescription(json);
  if (!description) throw assetError(url, 'it is not the description of the model');
  return description;
}

/** The model with its weights, which the package keeps in one file. */
function readDescription(json: Uint8Array): Description | undefined {
  try {
    const model = JSON.parse(new TextDecoder().decode(json)) as io.ModelJSON;
    const [group] = model.weightsManifest;
    return group?.paths.length === 1 && Array.isArray(group.weights) ? [model, group.weights] : undefined;
  } catch {
    return undefined;
  }
}

async function loadGraph({ io, loadGraphModel }: Tfjs, [model, specs]: Description, weights: Uint8Array<ArrayBuffer>) {
  const artifacts = await io.getModelArtifactsForJSON(model, () => Promise.resolve([specs, weights.buffer]));
  return loadGraphModel(io.fromMemory(artifacts));
}
