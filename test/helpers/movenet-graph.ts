/**
 * MoveNet's graph in Node, on WASM, as the package ships it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { io, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));

export async function loadMoveNetGraph(): Promise<GraphModel> {
  const file = `${packages}@vladmandic/human/models/movenet-lightning.json`;
  setWasmPaths(`${packages}@tensorflow/tfjs-backend-wasm/dist/`);
  await setBackend('wasm');
  const model = JSON.parse(readFileSync(file, 'utf8')) as io.ModelJSON;
  const weights = new Uint8Array(readFileSync(file.replace('.json', '.bin')));
  const artifacts = await io.getModelArtifactsForJSON(model, (manifest) =>
    Promise.resolve([manifest.flatMap((group) => group.weights), weights.buffer]),
  );
  return loadGraphModel(io.fromMemory(artifacts));
}
