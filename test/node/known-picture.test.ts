import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { io, setBackend, tensor4d, type Tensor } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { expect } from 'chai';
import { MOVENET_ANSWER, faultInAnswer, knownPicture } from '../../src/pose/known-picture.js';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { Keypoint } from '../../src/pose/types.js';

const SIZE = 192;
const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** The model itself, on WASM, on the known picture. */
async function ask(): Promise<Keypoint[]> {
  const file = `${packages}@vladmandic/human/models/movenet-lightning.json`;
  setWasmPaths(`${packages}@tensorflow/tfjs-backend-wasm/dist/`);
  await setBackend('wasm');
  const model = JSON.parse(readFileSync(file, 'utf8')) as io.ModelJSON;
  const weights = new Uint8Array(readFileSync(file.replace('.json', '.bin')));
  const artifacts = await io.getModelArtifactsForJSON(model, (manifest) =>
    Promise.resolve([manifest.flatMap((group) => group.weights), weights.buffer]),
  );
  const graph = await loadGraphModel(io.fromMemory(artifacts));
  const pixels = Int32Array.from(knownPicture(SIZE).filter((_, index) => index % 4 < 3));
  const output = graph.execute(tensor4d(pixels, [1, SIZE, SIZE, 3], 'int32')) as Tensor;
  const values = await output.data();
  return COCO_KEYPOINTS.map((name, index) => {
    const [y = NaN, x = NaN, score = NaN] = values.slice(index * 3);
    return { name, x: x * SIZE, y: y * SIZE, z: 0, score };
  });
}

describe('the known picture', () => {
  it('has the answer that MoveNet gives on WASM', async () => {
    const found = await ask();
    expect(faultInAnswer(found)).to.equal(undefined);
    found.forEach(({ name, x, y, score }, index) => {
      const [knownX = NaN, knownY = NaN] = MOVENET_ANSWER[index] ?? [];
      expect(Math.hypot(x - knownX, y - knownY), name).to.be.below(0.05);
      expect(score, name).to.be.greaterThan(0.4);
    });
  });

  const right = MOVENET_ANSWER.map(([x, y]): Keypoint => ({ name: '', x, y, z: 0, score: 0.7 }));
  for (const [what, wrong] of [
    ['turned by a quarter', right.map((point) => ({ ...point, x: point.y, y: SIZE - point.x }))],
    ['mirrored', right.map((point) => ({ ...point, x: SIZE - point.x }))],
    ['not numbers', right.map((point) => ({ ...point, x: NaN }))],
    ['of no certainty', right.map((point) => ({ ...point, score: 0 }))],
    ['missing', []],
  ] as const) {
    it(`finds fault with keypoints that are ${what}`, () => {
      expect(faultInAnswer(right.map((point) => ({ ...point, x: point.x + 1 })))).to.equal(undefined);
      expect(faultInAnswer(wrong)).to.be.a('string');
    });
  }
});
