import type { GraphModel } from '@tensorflow/tfjs-converter';
import { memory } from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { knownPicture } from '../../src/pose/known-picture.js';
import { MODELS } from '../../src/pose/models.js';
import { graphBetweenEnds, wholeGraph, type GraphPass } from '../../src/pose/movenet-graph.js';
import { keypointsOf, loadMoveNetGraph } from '../helpers/movenet-graph.js';

const INPUT_SIZE = MODELS['movenet-lightning'].inputSize;
const WHOLE = wholeGraph(INPUT_SIZE);
const BETWEEN_ENDS = graphBetweenEnds(INPUT_SIZE);

/** The known picture, moved to the right and down, and darker. */
function picture(right: number, down: number, brightness: number): Uint8ClampedArray {
  const known = knownPicture(INPUT_SIZE);
  const moved = new Uint8ClampedArray(known.length);
  for (let y = down; y < INPUT_SIZE; y++) {
    for (let x = right; x < INPUT_SIZE; x++) {
      const from = 4 * ((y - down) * INPUT_SIZE + x - right);
      const pixel = [...known.slice(from, from + 3)].map((value) => value * brightness);
      moved.set([...pixel, 255], 4 * (y * INPUT_SIZE + x));
    }
  }
  return moved;
}

describe('the two ways through MoveNet', () => {
  let graph: GraphModel;

  before(async () => {
    graph = await loadMoveNetGraph();
  });

  const keypoints = (pass: GraphPass, pixels: Uint8ClampedArray) => keypointsOf(pass, graph, pixels);

  for (const [right, down, brightness] of [
    [0, 0, 1],
    [23, 0, 0.7],
    [0, 41, 0.5],
    [60, 70, 1],
    [191, 191, 1],
  ] as const) {
    it(`find the same in a picture moved by ${right} and ${down}, ${brightness} as bright`, () => {
      const pixels = picture(right, down, brightness);
      const whole = keypoints(WHOLE, pixels);
      const between = keypoints(BETWEEN_ENDS, pixels);
      expect(between.map(({ name }) => name)).to.deep.equal(whole.map(({ name }) => name));
      between.forEach(({ name, x, y, score }, index) => {
        expect(x, name).to.be.closeTo(whole[index]?.x ?? NaN, 0.1);
        expect(y, name).to.be.closeTo(whole[index]?.y ?? NaN, 0.1);
        expect(score, name).to.be.closeTo(whole[index]?.score ?? NaN, 0.005);
      });
    });
  }

  it('leave no tensors behind', () => {
    const before = memory().numTensors;
    keypoints(WHOLE, picture(0, 0, 1));
    keypoints(BETWEEN_ENDS, picture(0, 0, 1));
    expect(memory().numTensors).to.equal(before);
  });
});
