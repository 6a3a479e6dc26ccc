/**
 * MoveNet on our own kernels: what it finds, and what it does with its memory.
 */
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { expect } from 'chai';
import { KernelNetwork, type Kernels } from '../../src/pose/kernels/network.js';
import { faultInAnswer, KERNELS_MEAN_ERROR_PX, KNOWN_ANSWERS, knownPicture } from '../../src/pose/known-picture.js';
import { MODELS } from '../../src/pose/models.js';
import { graphBetweenEnds, wholeGraph } from '../../src/pose/movenet-graph.js';
import { BUILDS, Dice, kernelsOf, moveNetFiles } from '../helpers/kernels.js';
import { keypointsOf, loadMoveNetGraph } from '../helpers/movenet-graph.js';

const { plan, weights } = moveNetFiles();

const MODEL = 'movenet-lightning';
const INPUT_SIZE = MODELS[MODEL].inputSize;
const KNOWN = knownPicture(INPUT_SIZE);

/** The known picture and others: turned, mirrored, darker, with noise, and noise alone. */
function pictures(): Map<string, Uint8ClampedArray> {
  const dice = new Dice(7);
  const changed = (from: (x: number, y: number) => number, value: (value: number) => number = (same) => same) =>
    KNOWN.map((_, index) => {
      const pixel = index >> 2;
      return value(KNOWN[4 * from(pixel % INPUT_SIZE, Math.floor(pixel / INPUT_SIZE)) + (index & 3)]!);
    });
  const same = (x: number, y: number) => y * INPUT_SIZE + x;
  const last = INPUT_SIZE - 1;
  return new Map([
    ['the known picture', KNOWN],
    ['mirrored', changed((x, y) => same(last - x, y))],
    ['turned', changed((x, y) => same(y, last - x))],
    [
      'upside down and darker',
      changed(
        (x, y) => same(x, last - y),
        (value) => value / 2,
      ),
    ],
    ['with noise', changed(same, (value) => value + 60 * dice.number())],
    ['noise alone', changed(same, () => dice.whole(0, 255))],
    ['black', new Uint8ClampedArray(KNOWN.length)],
  ]);
}

for (const build of BUILDS) {
  describe(`MoveNet on the kernels with ${build}`, () => {
    let graph: GraphModel;
    let kernels: Kernels;
    let network: KernelNetwork;

    before(async () => {
      graph = await loadMoveNetGraph();
    });

    beforeEach(() => {
      kernels = kernelsOf(build);
      network = new KernelNetwork(kernels, plan, weights);
    });

    for (const [name, picture] of pictures()) {
      it(`finds what TensorFlow.js finds: ${name}`, () => {
        const wanted = keypointsOf(graphBetweenEnds(INPUT_SIZE), graph, picture);
        const found = network.run(picture);
        expect(found.map((keypoint) => keypoint.name)).to.deep.equal(wanted.map((keypoint) => keypoint.name));
        found.forEach(({ name: point, x, y, score }, index) => {
          expect(x, point).to.be.closeTo(wanted[index]!.x, 0.01);
          expect(y, point).to.be.closeTo(wanted[index]!.y, 0.01);
          expect(score, point).to.be.closeTo(wanted[index]!.score, 1e-4);
        });
      });
    }

    it('finds what the whole graph finds, whose ends round more', () => {
      const wanted = keypointsOf(wholeGraph(INPUT_SIZE), graph, KNOWN);
      network.run(KNOWN).forEach(({ name, x, y }, index) => {
        expect(Math.hypot(x - wanted[index]!.x, y - wanted[index]!.y), name).to.be.below(0.1);
      });
    });

    it('finds the same each time, whatever it has seen before', () => {
      const first = network.run(KNOWN);
      for (const picture of pictures().values()) network.run(picture);
      expect(network.run(KNOWN)).to.deep.equal(first);
      expect(new KernelNetwork(kernelsOf(build), plan, weights).run(KNOWN)).to.deep.equal(first);
    });

    it('takes no memory after it was made, and writes to its arena alone', () => {
      const { buffer } = kernels.memory;
      const bytes = new Uint8Array(buffer);
      const packed = Math.ceil(kernels.heapBase() / 64) * 64;
      const arena = packed + 4 * plan.packedValues;
      const end = arena + 4 * plan.arenaValues;
      bytes.fill(0xa5, end);
      const before = bytes.slice();
      for (let run = 0; run < 5; run++) network.run(KNOWN);
      expect(kernels.memory.buffer).to.equal(buffer);
      expect(Buffer.compare(bytes.subarray(0, arena), before.subarray(0, arena)), 'below').to.equal(0);
      expect(Buffer.compare(bytes.subarray(end), before.subarray(end)), 'above').to.equal(0);
      expect(Buffer.compare(bytes.subarray(arena, end), before.subarray(arena, end)), 'inside').not.to.equal(0);
    });

    it('passes the check of the known picture, and does not where a layer of weights is lost', () => {
      const fault = (one: KernelNetwork) => faultInAnswer(one.run(KNOWN), KNOWN_ANSWERS[MODEL], KERNELS_MEAN_ERROR_PX);
      expect(fault(network)).to.equal(undefined);
      const { from, rows, columns } = plan.matrices[0]!;
      const damaged = weights.slice().fill(0, from, from + 2 * rows * columns);
      expect(fault(new KernelNetwork(kernelsOf(build), plan, damaged))).to.be.a('string');
    });

    it('refuses weights that the plan does not know', () => {
      expect(() => new KernelNetwork(kernelsOf(build), plan, weights.subarray(4))).to.throw('not those of the plan');
    });
  });
}
