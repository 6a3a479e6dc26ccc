import { expect } from 'chai';
import { KNOWN_ANSWERS, faultInAnswer, knownPicture } from '../../src/pose/known-picture.js';
import { MODELS } from '../../src/pose/models.js';
import { wholeGraph } from '../../src/pose/movenet-graph.js';
import type { Keypoint } from '../../src/pose/types.js';
import { keypointsOf, loadMoveNetGraph } from '../helpers/movenet-graph.js';

const SIZE = MODELS['movenet-lightning'].inputSize;
const ANSWER = KNOWN_ANSWERS['movenet-lightning'];

/** The model itself, on WASM, on the known picture. */
async function ask(): Promise<Keypoint[]> {
  return keypointsOf(wholeGraph(SIZE), await loadMoveNetGraph(), knownPicture(SIZE));
}

describe('the known picture', () => {
  it('has the answer that MoveNet gives on WASM', async () => {
    const found = await ask();
    expect(faultInAnswer(found, ANSWER)).to.equal(undefined);
    found.forEach(({ name, x, y, score }, index) => {
      const [knownX = NaN, knownY = NaN] = ANSWER[index] ?? [];
      expect(Math.hypot(x - knownX, y - knownY), name).to.be.below(0.05);
      expect(score, name).to.be.greaterThan(0.4);
    });
  });

  const right = ANSWER.map(([x, y]): Keypoint => ({ name: '', x, y, z: 0, score: 0.7 }));
  for (const [what, wrong] of [
    ['turned by a quarter', right.map((point) => ({ ...point, x: point.y, y: SIZE - point.x }))],
    ['mirrored', right.map((point) => ({ ...point, x: SIZE - point.x }))],
    ['not numbers', right.map((point) => ({ ...point, x: NaN }))],
    ['of no certainty', right.map((point) => ({ ...point, score: 0 }))],
    ['missing', []],
  ] as const) {
    it(`finds fault with keypoints that are ${what}`, () => {
      expect(
        faultInAnswer(
          right.map((point) => ({ ...point, x: point.x + 1 })),
          ANSWER,
        ),
      ).to.equal(undefined);
      expect(faultInAnswer(wrong, ANSWER)).to.be.a('string');
    });
  }
});
