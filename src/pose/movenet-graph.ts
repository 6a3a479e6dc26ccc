/**
 * Two ways through MoveNet's graph: from end to end, and from the first convolution to the last, with both ends computed
 * here. The ends are some eighty operations on few numbers, of which TensorFlow.js makes an eighth of the whole time on
 * WASM (measured: 38 ms of processor time a run and 33). On a GPU reading the larger results back would cost more.
 */
import type { GraphModel } from '@tensorflow/tfjs-converter';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Tfjs } from './tfjs-program.js';
import { COCO_KEYPOINTS } from './topology.js';
import type { Keypoint } from './types.js';

/** One way through the graph. */
export interface GraphPass {
  /** Starts a run on an RGBA picture. The caller disposes of what it gives. */
  execute(
    tfjs: Pick<Tfjs, 'tensor4d'>,
    graph: GraphModel,
    pixels: Uint8ClampedArray,
  ): { readonly input: Tensor; readonly outputs: readonly Tensor[] };
  /** The keypoints, in pixels of the picture, from the values of the outputs. */
  read(values: readonly ArrayLike<number>[]): Keypoint[];
}

/** Numbers that the model gives for each keypoint: y, x and score, as shares of the picture. */
const VALUES_PER_KEYPOINT = 3;

/**
 * The graph as it is.
 *
 * @param inputSize side in pixels of the square picture that it takes
 */
export function wholeGraph(inputSize: number): GraphPass {
  return {
    execute({ tensor4d }, graph, pixels) {
      const colours = new Int32Array((pixels.length / 4) * 3);
      withoutAlpha(pixels, colours, (value) => value);
      const input = tensor4d(colours, [1, inputSize, inputSize, 3], 'int32');
      return { input, outputs: [graph.execute(input) as Tensor] };
    },
    read: ([values = []]) =>
      COCO_KEYPOINTS.map((name, index) => {
        const at = index * VALUES_PER_KEYPOINT;
        return keypoint(name, inputSize, values[at + 1], values[at], values[at + 2]);
      }),
  };
}

/** What goes into the first convolution: colours from -1 to 1. */
const FIRST = 'StatefulPartitionedCall/sub_1';

/** What the last ones give, by the grid's cells: the cell of the person, and for every keypoint how likely it is there,
 * how far it is from the person's cell, and where it lies in its own cell. */
const LAST = [
  'StatefulPartitionedCall/ArgMax',
  'StatefulPartitionedCall/Sigmoid',
  'StatefulPartitionedCall/kpt_regress_0/conv2d_6/BiasAdd',
  'StatefulPartitionedCall/kpt_offset_0/conv2d_7/BiasAdd',
];

/** Pixels along a side of one cell of the grid. */
const CELL = 4;

/** What the model adds to the distance, in cells, by which it divides a cell's likeliness. */
const NEARNESS = 1.8;

/**
 * From the first convolution to the last.
 *
 * @param inputSize side in pixels of the square picture that it takes
 */
export function graphBetweenEnds(inputSize: number): GraphPass {
  const grid = inputSize / CELL;
  return {
    execute({ tensor4d }, graph, pixels) {
      const colours = new Float32Array((pixels.length / 4) * 3);
      withoutAlpha(pixels, colours, (value) => value / 127.5 - 1);
      const input = tensor4d(colours, [1, inputSize, inputSize, 3], 'float32');
      return { input, outputs: graph.execute({ [FIRST]: input }, LAST) as Tensor[] };
    },
    read([persons = [], likely = [], distances = [], offsets = []]) {
      const count = COCO_KEYPOINTS.length;
      const person = persons[0] ?? NaN;
      return COCO_KEYPOINTS.map((name, index) => {
        const pair = 2 * index;
        const row = Math.floor(person / grid) + distances[person * 2 * count + pair]!;
        const column = (person % grid) + distances[person * 2 * count + pair + 1]!;
        const cell = bestCell(likely, index, grid, row, column);
        const y = Math.floor(cell / grid) + offsets[cell * 2 * count + pair]!;
        const x = (cell % grid) + offsets[cell * 2 * count + pair + 1]!;
        return keypoint(name, inputSize, x / grid, y / grid, likely[cell * count + index]);
      });
    },
  };
}

/** The cell in which a keypoint is likeliest, the likelier the nearer to where the person's cell expects it. */
function bestCell(likely: ArrayLike<number>, index: number, grid: number, row: number, column: number): number {
  const count = COCO_KEYPOINTS.length;
  let best = -1;
  let found = 0;
  for (let y = 0, cell = 0; y < grid; y++) {
    const squared = (y - row) ** 2;
    for (let x = 0; x < grid; x++, cell++) {
      const value = likely[cell * count + index]! / (Math.sqrt(squared + (x - column) ** 2) + NEARNESS);
      if (value > best) {
        best = value;
        found = cell;
      }
    }
  }
  return found;
}

/** `x` and `y` are shares of the picture. */
function keypoint(name: string, inputSize: number, x = NaN, y = NaN, score = NaN): Keypoint {
  return { name, x: x * inputSize, y: y * inputSize, z: 0, score };
}

/** RGBA without its A. */
function withoutAlpha(
  pixels: Uint8ClampedArray,
  colours: Int32Array | Float32Array,
  scaled: (value: number) => number,
): void {
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    colours[to] = scaled(pixels[from]!);
    colours[to + 1] = scaled(pixels[from + 1]!);
    colours[to + 2] = scaled(pixels[from + 2]!);
  }
}
