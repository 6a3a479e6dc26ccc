/**
 * The built kernels in Node, and maps in their memory.
 */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { seededRandom } from '../athlete/keypoints.js';
import { KERNELS } from '../../src/pose/assets.js';
import type { KernelBuild } from '../../src/pose/kernels/choose-build.js';
import type { Kernels } from '../../src/pose/kernels/network.js';
import type { NetworkPlan } from '../../src/pose/kernels/plan.js';

/** Both builds. */
export const BUILDS: readonly KernelBuild[] = ['relaxed-simd', 'simd'];

const MODEL = 'models/movenet-lightning';

/** A build of the kernels with a memory of its own. */
export function kernelsOf(build: KernelBuild): Kernels {
  // Node 20 can compile relaxed SIMD, but does so only where it is told to.
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  const program = new WebAssembly.Module(readFileSync(`dist/assets/${KERNELS[build]}`));
  return new WebAssembly.Instance(program).exports as unknown as Kernels;
}

/** The plan of MoveNet, and its weights. */
export function moveNetFiles(): { readonly plan: NetworkPlan; readonly weights: Uint8Array } {
  return {
    plan: JSON.parse(readFileSync(`dist/assets/${MODEL}.plan.json`, 'utf8')) as NetworkPlan,
    weights: new Uint8Array(readFileSync(`dist/assets/${MODEL}.bin`)),
  };
}

/** A map of numbers: `values[channel][cell]`. */
export type Values = readonly (readonly number[])[];

/** Where a map lies in the memory, in bytes. */
export interface Placed {
  readonly at: number;
  readonly plane: number;
}

const BLOCK = 8;
const CELL_BYTES = 32;

/** A memory in which every value that nobody has put there is of a kind that shows where it is read or overwritten. */
export class KernelMemory {
  readonly #values: Float32Array;
  readonly #bytes: Uint8Array;
  #end: number;

  constructor(kernels: Kernels, bytes = 8 << 20) {
    kernels.memory.grow(bytes / 65_536);
    this.#values = new Float32Array(kernels.memory.buffer);
    this.#bytes = new Uint8Array(kernels.memory.buffer);
    this.#end = Math.ceil(kernels.heapBase() / CELL_BYTES) * CELL_BYTES;
    this.#values.fill(NaN, this.#end / 4);
  }

  /** Puts numbers into the memory, one after the other. */
  put(numbers: readonly number[]): number {
    const at = this.#take(numbers.length * 4);
    this.#values.set(numbers, at / 4);
    return at;
  }

  putBytes(bytes: Uint8Array): number {
    const at = this.#take(bytes.length);
    this.#bytes.set(bytes, at);
    return at;
  }

  /** Puts a map into the memory as the kernels have it, with a gap of so many cells after each block. */
  putMap(values: Values, gap: number): Placed {
    const cells = values[0]?.length ?? 0;
    const place = this.placeFor(values.length, cells, gap);
    values.forEach((channel, index) => {
      channel.forEach((value, cell) => (this.#values[this.#index(place, index, cell)] = value));
    });
    return place;
  }

  /** A place for a map that is to be written. */
  placeFor(channels: number, cells: number, gap: number): Placed {
    const plane = (cells + gap) * CELL_BYTES;
    return { at: this.#take((plane * channels) / BLOCK), plane };
  }

  readMap(place: Placed, channels: number, cells: number): Values {
    return Array.from({ length: channels }, (_, channel) =>
      Array.from({ length: cells }, (__, cell) => this.#values[this.#index(place, channel, cell)] ?? NaN),
    );
  }

  read(at: number, count: number): number[] {
    return [...this.#values.subarray(at / 4, at / 4 + count)];
  }

  /** Runs something, and gives the addresses of the first values outside of a map that it has changed: there should be none. */
  changedOutside(place: Placed, channels: number, cells: number, run: () => void): number[] {
    const before = this.#bytes.slice();
    run();
    for (let block = 0; block < channels / BLOCK; block++) {
      const at = place.at + block * place.plane;
      before.set(this.#bytes.subarray(at, at + cells * CELL_BYTES), at);
    }
    const changed: number[] = [];
    for (let at = 0; at < before.length && changed.length < 5; at++)
      if (before[at] !== this.#bytes[at]) changed.push(at);
    return changed;
  }

  #index({ at, plane }: Placed, channel: number, cell: number): number {
    return (at + Math.floor(channel / BLOCK) * plane + cell * CELL_BYTES) / 4 + (channel % BLOCK);
  }

  #take(bytes: number): number {
    const at = this.#end;
    // A line is left free, so that whoever goes beyond its end is noticed.
    this.#end = Math.ceil((at + bytes) / CELL_BYTES + 2) * CELL_BYTES;
    if (this.#end > this.#bytes.length) throw new Error('the memory of this test is too small');
    return at;
  }
}

/** Repeatable numbers. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seededRandom(seed);
  }

  /** A number from -1 to 1, of single precision. */
  number(): number {
    return Math.fround(2 * this.#next() - 1);
  }

  /** A whole number. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.#next() * (most - least + 1));
  }

  numbers(count: number): number[] {
    return Array.from({ length: count }, () => this.number());
  }

  map(channels: number, cells: number): Values {
    return Array.from({ length: channels }, () => this.numbers(cells));
  }
}
