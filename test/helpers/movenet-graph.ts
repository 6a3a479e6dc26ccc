/**
 * MoveNet's graph in Node, on WASM, as the package ships it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import type { io as types } from '@tensorflow/tfjs-core';
import type { GraphPass } from '../../src/pose/movenet-graph.js';
import * as tfjs from '../../src/pose/tfjs.js';
import type { Keypoint } from '../../src/pose/types.js';

const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));

export async function loadMoveNetGraph(): Promise<GraphModel> {
  const file = `${packages}@vladmandic/human/models/movenet-lightning.json`;
  const { io, loadGraphModel, setBackend, setWasmPaths } = tfjs;
  setWasmPaths(`${packages}@tensorflow/tfjs-backend-wasm/dist/`);
  await setBackend('wasm');
  const model = JSON.parse(readFileSync(file, 'utf8')) as types.ModelJSON;
  const weights = new Uint8Array(readFileSync(file.replace('.json', '.bin')));
  const artifacts = await io.getModelArtifactsForJSON(model, (manifest) =>
    Promise.resolve([manifest.flatMap((group) => group.weights), weights.buffer]),
  );
  return loadGraphModel(io.fromMemory(artifacts));
}

/** What one way through the graph finds in a picture. */
export function keypointsOf(pass: GraphPass, graph: GraphModel, pixels: Uint8ClampedArray): Keypoint[] {
  const { input, outputs } = pass.execute(tfjs, graph, pixels);
  const found = pass.read(outputs.map((output) => output.dataSync()));
  for (const tensor of [input, ...outputs]) tensor.dispose();
  return found;
}
