/**
 * Computes MoveNet with the kernels, following its plan.
 */
import { COCO_KEYPOINTS } from '../topology.js';
import type { Keypoint } from '../types.js';
import { BLOCK, planeOf, type Activation, type CellHead, type Layer, type MapPlace, type NetworkPlan } from './plan.js';

/** What a WASM file of kernels gives; the files in `assembly/` say what each does. Addresses are in bytes. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  heapBase(): number;
  tiles(rows: number, columns: number, group: number, input: number, output: number): void;
  normalise(side: number, pixels: number, output: number): void;
  first(
    side: number,
    outputBlocks: number,
    input: number,
    weights: number,
    bias: number,
    output: number,
    outputPlane: number,
    low: number,
    high: number,
  ): void;
  pointwise(
    cells: number,
    inputBlocks: number,
    outputBlocks: number,
    input: number,
    inputPlane: number,
    weights: number,
    bias: number,
    residual: number,
    output: number,
    outputPlane: number,
    low: number,
    high: number,
  ): void;
  depthwise(
    side: number,
    blocks: number,
    stride: number,
    input: number,
    inputPlane: number,
    weights: number,
    bias: number,
    zeros: number,
    output: number,
    outputPlane: number,
    low: number,
    high: number,
  ): void;
  depthwiseAt(
    x: number,
    y: number,
    side: number,
    blocks: number,
    input: number,
    inputPlane: number,
    weights: number,
    bias: number,
    output: number,
    outputPlane: number,
  ): void;
  upsampleAdd(
    side: number,
    blocks: number,
    input: number,
    inputPlane: number,
    other: number,
    output: number,
    outputPlane: number,
  ): void;
  likelihood(value: number): number;
  personCell(cells: number, values: number, weights: number): number;
  keypointCell(side: number, values: number, row: number, column: number, nearness: number): number;
}

const VALUE_BYTES = 4;
const PAGE_BYTES = 65_536;

/** Where the memory that is used begins: a cache line. */
const LINE_BYTES = 64;

/** What activations leave of values. */
const LIMITS: Readonly<Record<Activation, readonly [low: number, high: number]>> = {
  none: [-Infinity, Infinity],
  relu: [0, Infinity],
  relu6: [0, 6],
};

/** A network whose weights are packed. It uses no more memory than it has taken when it was made. */
export class KernelNetwork {
  readonly #packed: number;
  readonly #arena: number;
  #values: Float32Array;
  #pixels: Uint8Array;

  /**
   * @param kernels freshly instantiated; not shared
   * @param weights the model's file
   */
  constructor(
    private readonly kernels: Kernels,
    private readonly plan: NetworkPlan,
    weights: Uint8Array,
  ) {
    if (weights.length !== plan.weightsBytes) throw new Error('these weights are not those of the plan');
    this.#packed = Math.ceil(kernels.heapBase() / LINE_BYTES) * LINE_BYTES;
    this.#arena = this.#packed + plan.packedValues * VALUE_BYTES;
    const end = this.#arena + Math.max(plan.arenaValues * VALUE_BYTES, weights.length);
    const missing = end - kernels.memory.buffer.byteLength;
    if (missing > 0) kernels.memory.grow(Math.ceil(missing / PAGE_BYTES));
    this.#pack(weights);
    this.#values = new Float32Array(kernels.memory.buffer);
    this.#pixels = new Uint8Array(kernels.memory.buffer, this.#inArena(plan.pixels), plan.inputSize ** 2 * 4);
  }

  /**
   * Finds the keypoints of one person.
   *
   * @param pixels RGBA, `inputSize` × `inputSize`
   * @returns in pixels of the picture
   */
  run(pixels: Uint8ClampedArray): Keypoint[] {
    const { plan, kernels } = this;
    this.#pixels.set(pixels);
    kernels.normalise(plan.inputSize, this.#inArena(plan.pixels), this.#inArena(plan.normalised));
    for (const step of plan.steps) this.#compute(step);
    return this.#keypoints();
  }

  /** The file lies for a moment where later the arena is. */
  #pack(weights: Uint8Array): void {
    new Uint8Array(this.kernels.memory.buffer, this.#arena, weights.length).set(weights);
    for (const { rows, columns, group, from, to } of this.plan.matrices) {
      this.kernels.tiles(rows, columns, group, this.#arena + from, this.#inPacked(to));
    }
  }

  #compute(step: NetworkPlan['steps'][number]): void {
    const { kernels, plan } = this;
    const output = this.#inArena(step.output.at);
    const outputPlane = planeBytes(step.output);
    switch (step.kernel) {
      case 'first': {
        const { weights, bias, low, high } = this.#layer(step);
        const blocks = step.output.channels / BLOCK;
        const input = this.#inArena(plan.normalised);
        kernels.first(plan.inputSize, blocks, input, weights, bias, output, outputPlane, low, high);
        break;
      }
      case 'pointwise':
        this.#pointwise(step.input, step, step.output, step.residual);
        break;
      case 'depthwise': {
        const { weights, bias, low, high } = this.#layer(step);
        const { input, stride } = step;
        kernels.depthwise(
          input.side,
          input.channels / BLOCK,
          stride,
          this.#inArena(input.at),
          planeBytes(input),
          weights,
          bias,
          this.#inPacked(plan.zeros),
          output,
          outputPlane,
          low,
          high,
        );
        break;
      }
      case 'upsampleAdd': {
        const { input, other } = step;
        kernels.upsampleAdd(
          input.side,
          input.channels / BLOCK,
          this.#inArena(input.at),
          planeBytes(input),
          this.#inArena(other.at),
          output,
          outputPlane,
        );
      }
    }
  }

  #pointwise(input: MapPlace, layer: Layer, output: MapPlace, residual?: MapPlace): void {
    const { weights, bias, low, high } = this.#layer(layer);
    this.kernels.pointwise(
      input.side ** 2,
      input.channels / BLOCK,
      output.channels / BLOCK,
      this.#inArena(input.at),
      planeBytes(input),
      weights,
      bias,
      residual ? this.#inArena(residual.at) : 0,
      this.#inArena(output.at),
      planeBytes(output),
      low,
      high,
    );
  }

  #keypoints(): Keypoint[] {
    const { kernels, plan } = this;
    const { people, likely, inputSize, nearness } = plan;
    const { side } = likely;
    const person = kernels.personCell(side ** 2, this.#inArena(people.at), this.#inPacked(plan.middle));
    const distances = this.#read(plan.distances, person);
    return COCO_KEYPOINTS.map((name, index) => {
      const values = likely.at + Math.floor(index / BLOCK) * planeOf(likely) + (index % BLOCK);
      const row = Math.floor(person / side) + distances(2 * index);
      const column = (person % side) + distances(2 * index + 1);
      const cell = kernels.keypointCell(side, this.#inArena(values), row, column, nearness);
      const offsets = this.#read(plan.offsets, cell);
      const y = Math.floor(cell / side) + offsets(2 * index);
      const x = (cell % side) + offsets(2 * index + 1);
      const scale = inputSize / side;
      const score = kernels.likelihood(this.#value(values + cell * BLOCK));
      return { name, x: x * scale, y: y * scale, z: 0, score };
    });
  }

  /**
   * What a head says of one cell.
   *
   * @returns its values, until the same head is read again
   */
  #read({ depthwise, expand, last, gathered, expanded, output }: CellHead, cell: number): (index: number) => number {
    const { features } = this.plan;
    this.kernels.depthwiseAt(
      cell % features.side,
      Math.floor(cell / features.side),
      features.side,
      features.channels / BLOCK,
      this.#inArena(features.at),
      planeBytes(features),
      this.#inPacked(depthwise.weights),
      this.#inPacked(depthwise.bias),
      this.#inArena(gathered.at),
      planeBytes(gathered),
    );
    this.#pointwise(gathered, expand, expanded);
    this.#pointwise(expanded, last, output);
    const plane = planeOf(output);
    return (index) => this.#value(output.at + Math.floor(index / BLOCK) * plane + (index % BLOCK));
  }

  #layer({ weights, bias, activation }: Layer): { weights: number; bias: number; low: number; high: number } {
    const [low, high] = LIMITS[activation];
    return { weights: this.#inPacked(weights), bias: this.#inPacked(bias), low, high };
  }

  /** A value of the arena. */
  #value(place: number): number {
    return this.#values[this.#inArena(place) / VALUE_BYTES] ?? NaN;
  }

  #inPacked(place: number): number {
    return this.#packed + place * VALUE_BYTES;
  }

  #inArena(place: number): number {
    return this.#arena + place * VALUE_BYTES;
  }
}

function planeBytes(map: MapPlace): number {
  return planeOf(map) * VALUE_BYTES;
}
