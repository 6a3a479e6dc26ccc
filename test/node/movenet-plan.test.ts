/**
 * The plan by which the kernels compute MoveNet: made of the known graph alone, and with places that nothing else takes.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { arrange } from '../../scripts/movenet/arena.mjs';
import { fromHalf, readGraphModel } from '../../scripts/movenet/graph-model.mjs';
import { planOf } from '../../scripts/movenet/plan.mjs';
import { valuesOf, type MapPlace, type NetworkPlan, type Step } from '../../src/pose/kernels/plan.js';
import { Dice, moveNetFiles } from '../helpers/kernels.js';

const MODEL = 'node_modules/@vladmandic/human/models/movenet-lightning';
const SIZE = 192;

interface Description {
  modelTopology: { node: { name: string; op: string; input?: string[] }[] };
  weightsManifest: { weights: { name: string; shape: number[] }[] }[];
}

const weights = new Uint8Array(readFileSync(`${MODEL}.bin`));
const description = () => JSON.parse(readFileSync(`${MODEL}.json`, 'utf8')) as Description;
const planFor = (model: Description, data = weights) => planOf(readGraphModel(model, data));

async function refusal(work: () => Promise<unknown>): Promise<string> {
  const error: unknown = await work().catch((thrown: unknown) => thrown);
  return error instanceof Error ? error.message : 'it was not refused';
}

const readsOf = (step: Step): MapPlace[] =>
  step.kernel === 'first'
    ? []
    : step.kernel === 'upsampleAdd'
      ? [step.input, step.other]
      : step.kernel === 'pointwise' && step.residual
        ? [step.input, step.residual]
        : [step.input];

describe('the plan of MoveNet', () => {
  let plan: NetworkPlan;

  before(async () => {
    plan = await planFor(description());
  });

  it('is the one that is built', () => {
    expect(moveNetFiles().plan).to.deep.equal(plan);
  });

  it('has all convolutions, and additions only where a map is enlarged', () => {
    const count = (kernel: Step['kernel']) => plan.steps.filter((step) => step.kernel === kernel).length;
    const { node } = description().modelTopology;
    const inGraph = (op: RegExp) => node.filter((each) => op.test(each.op)).length;
    // The heads of distances and offsets are three layers each, which are computed at single cells.
    expect(count('depthwise') + 2).to.equal(inGraph(/Depthwise/));
    expect(count('first') + count('pointwise') + 4).to.equal(inGraph(/^_FusedConv2D$/));
    expect(count('upsampleAdd')).to.equal(inGraph(/^ResizeBilinear$/));
    expect(plan).to.include({ inputSize: SIZE, keypoints: 17, weightsBytes: weights.length });
  });

  it('reads only what was written and has not been overwritten', () => {
    /** The map that was the last to be written at each place: maps are told apart by what they are. */
    const owners = new Array<string>(plan.arenaValues).fill('nobody');
    const write = (map: MapPlace) => {
      expect(map.at + valuesOf(map)).to.be.at.most(plan.arenaValues);
      owners.fill(JSON.stringify(map), map.at, map.at + valuesOf(map));
    };
    const expectIntact = (map: MapPlace, what: string) => {
      const found = new Set(owners.slice(map.at, map.at + valuesOf(map)));
      expect([...found], what).to.deep.equal([JSON.stringify(map)]);
    };
    plan.steps.forEach((step, index) => {
      for (const map of readsOf(step)) expectIntact(map, `step ${index}`);
      const output = [step.output.at, step.output.at + valuesOf(step.output)] as const;
      for (const map of readsOf(step)) {
        expect(map.at >= output[1] || map.at + valuesOf(map) <= output[0], `step ${index}`).to.equal(true);
      }
      write(step.output);
    });
    for (const head of [plan.distances, plan.offsets]) [head.gathered, head.expanded, head.output].forEach(write);
    for (const map of [plan.features, plan.people, plan.likely]) expectIntact(map, 'the end');
  });

  it('packs every weight once, beside all others', () => {
    const taken = new Uint8Array(plan.packedValues);
    for (const { rows, columns, group, to } of plan.matrices) {
      const packedRows = rows + (group > 0 ? rows / group : 0);
      const values = packedRows * Math.ceil(columns / 8) * 8;
      expect(to % 8).to.equal(0);
      expect(taken.subarray(to, to + values).every((value) => value === 0)).to.equal(true);
      taken.fill(1, to, to + values);
    }
    // The zeros beyond the border are nobody's.
    expect(taken.subarray(plan.zeros, plan.zeros + (SIZE / 2) * 8).every((value) => value === 0)).to.equal(true);
    expect(new Set(plan.matrices.map(({ from }) => from)).size).to.equal(plan.matrices.length);
  });

  for (const [what, change] of [
    ['an operation more', ({ modelTopology: { node } }) => void node.push({ name: 'more', op: 'Relu', input: ['a'] })],
    ['another operation', ({ modelTopology: { node } }) => void (node.find(({ op }) => op === 'AddV2')!.op = 'Sub')],
    ['another input', ({ modelTopology: { node } }) => void node.find(({ op }) => op === 'AddV2')!.input!.reverse()],
    ['weights of another shape', ({ weightsManifest: [group] }) => void group!.weights[1]!.shape.reverse()],
  ] satisfies [string, (model: Description) => void][]) {
    it(`is not made of a graph with ${what}, which the error names`, async () => {
      const model = description();
      change(model);
      const message = await refusal(() => planFor(model));
      expect(message)
        .to.contain('the graph of MoveNet is another one')
        .and.to.contain('scripts/movenet/known-graph.mjs');
    });
  }

  it('is not made where a number at the ends has changed, which the error names', async () => {
    const model = readGraphModel(description(), weights);
    const { from } = model.weights.get('StatefulPartitionedCall/add_5/y')!;
    const changed = weights.slice();
    changed[from + 1]! ^= 4;
    expect(await refusal(() => planFor(description(), changed))).to.contain('add_5/y');
  });

  it('is not made of weights that are cut off', async () => {
    const cut = weights.slice(0, -4);
    expect(await refusal(() => Promise.resolve().then(() => planFor(description(), cut)))).to.match(
      /RangeError|bytes|bounds/,
    );
  });
});

describe('the arena', () => {
  it('gives nobody a place of somebody who lives at the same time', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const dice = new Dice(seed);
      const lifetimes = Array.from({ length: dice.whole(1, 30) }, () => {
        const first = dice.whole(0, 20);
        return { values: dice.whole(1, 500), first, last: first + dice.whole(0, 8) };
      });
      const { places, values } = arrange(lifetimes);
      lifetimes.forEach((one, index) => {
        expect(places[index]! + one.values).to.be.at.most(values);
        lifetimes.slice(0, index).forEach((other, before) => {
          const together = one.first <= other.last && other.first <= one.last;
          const apart =
            places[index]! >= places[before]! + other.values || places[before]! >= places[index]! + one.values;
          expect(!together || apart, `seed ${seed}`).to.equal(true);
        });
      });
    }
  });

  it('gives places again that are free', () => {
    const { values } = arrange([0, 1, 2, 3].map((step) => ({ values: 160, first: step, last: step })));
    expect(values).to.equal(160);
  });
});

describe('numbers of half precision', () => {
  for (const [bits, value] of [
    [0x3c00, 1],
    [0xc000, -2],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x7bff, 65504],
    [0x3555, 0.333251953125],
  ] as const) {
    it(`are read: ${value}`, () => {
      expect(fromHalf(bits)).to.equal(value);
    });
  }
});
