/**
 * Each kernel against the same in plain JavaScript, in both builds: random shapes and values, all borders, and no byte
 * written beyond its map. What lies around is not a number, so that whatever is read there shows too.
 */
import { expect } from 'chai';
import { fromHalf } from '../../scripts/movenet/graph-model.mjs';
import type { Kernels } from '../../src/pose/kernels/network.js';
import * as reference from '../helpers/kernel-reference.js';
import type { Limits } from '../helpers/kernel-reference.js';
import { BUILDS, Dice, KernelMemory, kernelsOf, type Values } from '../helpers/kernels.js';

const LIMITS: readonly Limits[] = [
  [-Infinity, Infinity],
  [0, Infinity],
  [0, 6],
];

function expectNear(found: Values, wanted: Values, what: string): void {
  expect(found.length, what).to.equal(wanted.length);
  const furthest = Math.max(
    ...wanted.map((channel, index) =>
      Math.max(...channel.map((value, cell) => Math.abs((found[index]?.[cell] ?? NaN) - value))),
    ),
  );
  // Sums of some thousand products of single precision; Math.max of something that is no number is none either.
  expect(furthest, what).to.be.below(2e-4);
}

for (const build of BUILDS) {
  describe(`the kernels with ${build}`, () => {
    let kernels: Kernels;

    beforeEach(() => {
      kernels = kernelsOf(build);
    });

    /** Computes many cases, each from its own seed, all with one memory that is filled anew. */
    const cases = (count: number, run: (dice: Dice, memory: KernelMemory, what: string) => void) => {
      for (let seed = 1; seed <= count; seed++) {
        kernels = kernelsOf(build);
        run(new Dice(seed), new KernelMemory(kernels, 1 << 20), `seed ${seed}`);
      }
    };

    const expectPointwise = (
      dice: Dice,
      memory: KernelMemory,
      what: string,
      [cells, inputs, outputs]: readonly [number, number, number],
    ) => {
      const limits = LIMITS[dice.whole(0, 2)]!;
      const input = dice.map(inputs, cells);
      const weights = dice.map(inputs, outputs);
      const bias = dice.numbers(outputs);
      const residual = dice.whole(0, 1) ? dice.map(outputs, cells) : undefined;
      const gap = dice.whole(0, 3);
      const from = memory.putMap(input, dice.whole(0, 3));
      const output = memory.placeFor(outputs, cells, gap);
      const added = residual ? memory.putMap(residual, gap).at : 0;
      const packed = memory.put(reference.tiles(weights));
      const biases = memory.put(bias);
      const changed = memory.changedOutside(output, outputs, cells, () =>
        kernels.pointwise(
          cells,
          inputs / 8,
          outputs / 8,
          from.at,
          from.plane,
          packed,
          biases,
          added,
          output.at,
          output.plane,
          ...limits,
        ),
      );
      expect(changed, what).to.deep.equal([]);
      const wanted = reference.pointwise(input, weights, bias, limits, residual);
      expectNear(memory.readMap(output, outputs, cells), wanted, what);
    };

    it('compute 1 × 1 convolutions', () => {
      cases(60, (dice, memory, what) => {
        const shape = [dice.whole(1, 40), 8 * dice.whole(1, 5), 8 * dice.whole(1, 5)] as const;
        expectPointwise(dice, memory, `${shape.join(' × ')}, ${what}`, shape);
      });
    });

    it('compute 1 × 1 convolutions whose weights are read once for many cells', () => {
      kernels = kernelsOf(build);
      const shape = [100, 328, 208] as const;
      expectPointwise(new Dice(1), new KernelMemory(kernels), shape.join(' × '), shape);
    });

    for (const stride of [1, 2]) {
      it(`compute depthwise convolutions of every ${stride === 1 ? '' : 'second '}cell`, () => {
        cases(40, (dice, memory, what) => {
          const side = stride * dice.whole(1, 9);
          const channels = 8 * dice.whole(1, 4);
          const limits = LIMITS[dice.whole(0, 2)]!;
          const input = dice.map(channels, side * side);
          const weights = dice.map(9, channels);
          const bias = dice.numbers(channels);
          const from = memory.putMap(input, dice.whole(0, 3));
          const cells = (side / stride) ** 2;
          const output = memory.placeFor(channels, cells, dice.whole(0, 3));
          const packed = memory.put(reference.tiles(weights));
          const biases = memory.put(bias);
          const zeros = memory.put(new Array<number>(side * 8).fill(0));
          const changed = memory.changedOutside(output, channels, cells, () =>
            kernels.depthwise(
              side,
              channels / 8,
              stride,
              from.at,
              from.plane,
              packed,
              biases,
              zeros,
              output.at,
              output.plane,
              ...limits,
            ),
          );
          expect(changed, what).to.deep.equal([]);
          const wanted = reference.depthwise(input, side, weights, bias, stride, limits);
          expectNear(memory.readMap(output, channels, cells), wanted, `side ${side}, ${what}`);
        });
      });
    }

    it('compute depthwise convolutions of single cells', () => {
      cases(8, (dice, memory, what) => {
        const side = dice.whole(1, 6);
        const channels = 8 * dice.whole(1, 3);
        const input = dice.map(channels, side * side);
        const weights = dice.map(9, channels);
        const bias = dice.numbers(channels);
        const from = memory.putMap(input, 1);
        const output = memory.placeFor(channels, 1, 2);
        const packed = memory.put(reference.tiles(weights));
        const biases = memory.put(bias);
        const wanted = reference.depthwise(input, side, weights, bias, 1, [-Infinity, Infinity]);
        for (let cell = 0; cell < side * side; cell++) {
          const [x, y] = [cell % side, Math.floor(cell / side)];
          const changed = memory.changedOutside(output, channels, 1, () =>
            kernels.depthwiseAt(x, y, side, channels / 8, from.at, from.plane, packed, biases, output.at, output.plane),
          );
          expect(changed, what).to.deep.equal([]);
          const there = wanted.map((channel) => [channel[cell]!]);
          expectNear(memory.readMap(output, channels, 1), there, `${x}, ${y} of ${side}, ${what}`);
        }
      });
    });

    it('compute the first layer from pixels', () => {
      cases(15, (dice, memory, what) => {
        const side = 2 * dice.whole(6, 11);
        const outputs = 8 * dice.whole(1, 3);
        const pixels = Uint8Array.from({ length: side * side * 4 }, () => dice.whole(0, 255));
        const weights = dice.map(27, outputs);
        const bias = dice.numbers(outputs);
        const picture = memory.putBytes(pixels);
        const colours = memory.placeFor(8, ((side + 1) * (side + 1)) / 2, 0);
        kernels.normalise(side, picture, colours.at);
        const output = memory.placeFor(outputs, (side / 2) ** 2, dice.whole(0, 3));
        const packed = memory.put(reference.tiles(weights, 3));
        const biases = memory.put(bias);
        const changed = memory.changedOutside(output, outputs, (side / 2) ** 2, () =>
          kernels.first(side, outputs / 8, colours.at, packed, biases, output.at, output.plane, 0, 6),
        );
        expect(changed, what).to.deep.equal([]);
        const wanted = reference.first(pixels, side, weights, bias, [0, 6]);
        expectNear(memory.readMap(output, outputs, (side / 2) ** 2), wanted, `side ${side}, ${what}`);
      });
    });

    it('make colours from -1 to 1 of pixels, with zeros beyond the edge', () => {
      const memory = new KernelMemory(kernels);
      const side = 12;
      const dice = new Dice(3);
      const pixels = Uint8Array.from({ length: side * side * 4 }, () => dice.whole(0, 255));
      const at = memory.putBytes(pixels);
      const row = (side + 1) * 4;
      const place = { at: memory.put(new Array<number>(row * (side + 1)).fill(NaN)), plane: 0 };
      const changed = memory.changedOutside(place, 8, (row * (side + 1)) / 8, () =>
        kernels.normalise(side, at, place.at),
      );
      expect(changed.length).to.equal(0);
      const found = memory.read(place.at, row * (side + 1));
      const colours = reference.normalised(pixels);
      for (let y = 0; y <= side; y++) {
        for (let x = 0; x <= side; x++) {
          colours.forEach((colour, index) => {
            const wanted = x < side && y < side ? colour[y * side + x]! : 0;
            expect(found[y * row + x * 4 + index]).to.be.closeTo(wanted, 1e-6);
          });
        }
      }
    });

    it('enlarge maps and add others', () => {
      cases(20, (dice, memory, what) => {
        const side = dice.whole(1, 8);
        const channels = 8 * dice.whole(1, 3);
        const cells = (2 * side) ** 2;
        const input = dice.map(channels, side * side);
        const other = dice.map(channels, cells);
        const gap = dice.whole(0, 3);
        const from = memory.putMap(input, dice.whole(0, 3));
        const added = memory.putMap(other, gap);
        const output = memory.placeFor(channels, cells, gap);
        const changed = memory.changedOutside(output, channels, cells, () =>
          kernels.upsampleAdd(side, channels / 8, from.at, from.plane, added.at, output.at, output.plane),
        );
        expect(changed, what).to.deep.equal([]);
        expectNear(memory.readMap(output, channels, cells), reference.upsampleAdd(input, side, other), what);
      });
    });

    it('pack weights, without a change of their values', () => {
      cases(30, (dice, memory, what) => {
        const group = dice.whole(0, 1) * 3;
        const rows = group > 0 ? group * dice.whole(1, 9) : dice.whole(1, 30);
        const columns = dice.whole(1, 40);
        // Every finite number of half precision, the smallest ones with fewer digits too.
        const halves = Uint16Array.from({ length: rows * columns }, () => {
          const bits = dice.whole(0, 0x7bff);
          return dice.whole(0, 1) ? bits | 0x8000 : bits;
        });
        const matrix = Array.from({ length: rows }, (_, row) =>
          Array.from(halves.subarray(row * columns, (row + 1) * columns), fromHalf),
        );
        const wanted = reference.tiles(matrix, group);
        const input = memory.putBytes(new Uint8Array(halves.buffer));
        const output = { at: memory.put(wanted.map(() => NaN)), plane: 0 };
        const changed = memory.changedOutside(output, 8, wanted.length / 8, () =>
          kernels.tiles(rows, columns, group, input, output.at),
        );
        expect(changed, what).to.deep.equal([]);
        expect(memory.read(output.at, wanted.length), what).to.deep.equal(wanted);
      });
    });

    it('find the cell of the person and those of keypoints', () => {
      cases(60, (dice, memory, what) => {
        const side = dice.whole(1, 12);
        const cells = side * side;
        const values = dice.map(8, cells).map((channel) => channel.map((value) => 9 * value));
        const weights = dice.numbers(cells).map(Math.abs);
        const place = memory.putMap(values, 0);
        const middle = memory.put(weights);
        const people = values[0]!.map((value, cell) => reference.likelihood(value) * weights[cell]!);
        expect(kernels.personCell(cells, place.at, middle), what).to.equal(people.indexOf(Math.max(...people)));
        const [row, column] = [side * dice.number() * 2, side * dice.number() * 2];
        const lane = dice.whole(0, 7);
        const wanted = reference.keypointCell(values[lane]!, side, row, column, 1.8);
        expect(kernels.keypointCell(side, place.at + 4 * lane, row, column, 1.8), what).to.equal(wanted);
      });
    });

    it('say how likely something is', () => {
      for (const value of [-120, -8, -0.5, 0, 0.25, 3, 40, 200]) {
        expect(kernels.likelihood(value)).to.be.closeTo(reference.likelihood(value), 1e-7);
      }
    });
  });
}
