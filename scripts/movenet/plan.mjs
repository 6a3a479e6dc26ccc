/**
 * Makes the plan by which the kernels compute MoveNet (`src/pose/kernels/plan.ts`) from its graph model.
 */
import { importSource } from '../lib/source.mjs';
import { ENDS, MIDDLE, checkEnds } from './known-graph.mjs';
import { activationOf, isSame, otherOf, strideOf } from './operation.mjs';
import { placeMaps } from './place-maps.mjs';

/** @typedef {import('./graph-model.mjs').GraphModel} GraphModel */
/** @typedef {import('./graph-model.mjs').Operation} Operation */
/** @typedef {import('../../src/pose/kernels/plan.js').NetworkPlan} NetworkPlan */
/** @typedef {import('../../src/pose/kernels/plan.js').Layer} Layer */
/** @typedef {import('../../src/pose/kernels/plan.js').Activation} Activation */
/** @typedef {import('../../src/pose/kernels/plan.js').WeightMatrix} WeightMatrix */

/** @typedef {import('./place-maps.mjs').UnplacedMap} UnplacedMap */

/** Values on which packed weights begin: a cache line. */
const LINE = 16;

/** Side of the first map: every layer's zeros beyond the border fit into a row of it. */
const FIRST_STRIDE = 2;

/**
 * @param {GraphModel} model
 * @returns {Promise<NetworkPlan>}
 */
export async function planOf(model) {
  const { inputSize, nearness } = checkEnds(model);
  /** @type {typeof import('../../src/pose/kernels/plan.js')} */
  const layout = await importSource('src/pose/kernels/plan.ts');
  return new Planner(model, inputSize, layout).plan(nearness);
}

class Planner {
  /** @type {WeightMatrix[]} */
  #matrices = [];
  #packed = 0;
  /** @type {any[]} steps whose maps have no places yet */
  #steps = [];
  /** @type {Map<string, UnplacedMap>} by the operation that gives it */
  #maps = new Map();

  /**
   * @param {GraphModel} model
   * @param {number} inputSize side in pixels of the picture that it takes
   * @param {typeof import('../../src/pose/kernels/plan.js')} layout
   */
  constructor(model, inputSize, layout) {
    this.model = model;
    this.inputSize = inputSize;
    this.layout = layout;
  }

  /**
   * @param {number} nearness
   * @returns {NetworkPlan}
   */
  plan(nearness) {
    const zeros = this.#reserve((this.inputSize / FIRST_STRIDE) * this.layout.BLOCK);
    const people = this.#mapOf(ENDS.people);
    const likely = this.#mapOf(ENDS.likely);
    const [features, ...others] = new Set(
      Object.values(ENDS)
        .filter((name) => name !== ENDS.input)
        .map((name) => this.#mapOf(this.#headOf(name).input)),
    );
    if (others.length > 0) throw new Error('the heads of MoveNet do not read the same map');
    const distances = this.#cellHead(ENDS.distances, features);
    const offsets = this.#cellHead(ENDS.offsets, features);
    const middle = this.#pack(MIDDLE, 1, this.#weight(MIDDLE).values.length);
    return placeMaps(this.#steps, [...this.#maps.values()], this.layout.valuesOf, {
      inputSize: this.inputSize,
      keypoints: this.#weight(this.#operation(ENDS.likely).inputs[1]).shape[3],
      weightsBytes: this.model.bytes,
      matrices: this.#matrices,
      packedValues: this.#packed,
      zeros,
      features,
      people,
      likely,
      middle,
      nearness,
      distances,
      offsets,
    });
  }

  /**
   * The map that an operation gives; what it needs is planned before.
   * @param {string} name
   * @returns {UnplacedMap}
   */
  #mapOf(name) {
    const known = this.#maps.get(name);
    if (known) return known;
    const operation = this.#operation(name);
    switch (operation.op) {
      case '_FusedConv2D':
        return this.#convolution(operation);
      case 'DepthwiseConv2dNative':
      case 'FusedDepthwiseConv2dNative':
        return this.#depthwise(operation);
      case 'AddV2':
        return this.#addition(operation);
      default:
        throw new Error(`there is no kernel for the operation ${operation.op} ("${name}")`);
    }
  }

  /** @param {Operation} operation */
  #convolution(operation) {
    const { name, inputs } = operation;
    const [height, width, channels, outputs] = this.#weight(inputs[1]).shape;
    if (inputs[0] === ENDS.input) {
      const isFirst = height === 3 && width === 3 && channels === 3 && strideOf(operation) === FIRST_STRIDE;
      if (!isFirst || outputs % 8 !== 0) throw new Error(`"${name}" is no first layer as the kernels know it`);
      const output = this.#newMap(name, this.inputSize / FIRST_STRIDE, outputs);
      this.#steps.push({ kernel: 'first', ...this.#layer(operation, 9 * channels, outputs, channels), output });
      return output;
    }
    const step = this.#pointwise(operation);
    this.#steps.push({ ...step, output: this.#newMap(name, step.input.side, outputs) });
    return this.#mapOf(name);
  }

  /** @param {Operation} operation */
  #pointwise(operation) {
    const { name, inputs } = operation;
    const [height, width, channels, outputs] = this.#weight(inputs[1]).shape;
    const isPointwise = height === 1 && width === 1 && strideOf(operation) === 1;
    if (!isPointwise)
      throw new Error(`"${name}" is a convolution of ${height} × ${width} cells: there is no kernel for it`);
    const input = this.#mapOf(inputs[0]);
    if (input.channels !== channels) throw new Error(`"${name}" takes ${channels} channels of ${input.channels}`);
    return { kernel: 'pointwise', ...this.#layer(operation, channels, outputs), input };
  }

  /** @param {Operation} operation */
  #depthwise(operation) {
    const { name, inputs } = operation;
    const [height, width, channels, multiplier] = this.#weight(inputs[1]).shape;
    const stride = strideOf(operation);
    const input = this.#mapOf(inputs[0]);
    const isKnown = height === 3 && width === 3 && multiplier === 1 && isSame(operation);
    const isWhole = stride === 1 || (stride === 2 && input.side % 2 === 0);
    if (!isKnown || !isWhole) throw new Error(`"${name}" is no depthwise convolution as the kernels know it`);
    const output = this.#newMap(name, input.side / stride, channels);
    this.#steps.push({ kernel: 'depthwise', ...this.#layer(operation, 9, channels), stride, input, output });
    return output;
  }

  /** @param {Operation} operation */
  #addition({ name, inputs }) {
    const enlarged = inputs.find((input) => this.#operation(input).op === 'ResizeBilinear');
    if (enlarged !== undefined) return this.#upsampleAdd(name, this.#operation(enlarged), otherOf(inputs, enlarged));
    // The later one is a convolution that nobody else reads: it adds the earlier one itself.
    const own = inputs.find((input) => this.#isReadOnce(input) && activationOf(this.#operation(input)) === 'none');
    if (own === undefined) throw new Error(`"${name}" adds what no kernel adds`);
    const residual = this.#mapOf(otherOf(inputs, own));
    const step = this.#pointwise(this.#operation(own));
    const output = this.#newMap(name, residual.side, residual.channels);
    this.#steps.push({ ...step, residual, output });
    return output;
  }

  /**
   * @param {string} name
   * @param {Operation} enlarging
   * @param {string} other
   */
  #upsampleAdd(name, enlarging, other) {
    const { attributes, inputs } = enlarging;
    const input = this.#mapOf(inputs[0]);
    const isDouble = this.#weight(inputs[1]).values.every((side) => side === 2 * input.side);
    if (!isDouble || !attributes.half_pixel_centers?.b || attributes.align_corners?.b) {
      throw new Error(`"${enlarging.name}" enlarges in a way that no kernel does`);
    }
    const step = { kernel: 'upsampleAdd', input, other: this.#mapOf(other) };
    const output = this.#newMap(name, 2 * input.side, input.channels);
    this.#steps.push({ ...step, output });
    return output;
  }

  /**
   * The three operations of a head, from the last one.
   * @param {string} name
   */
  #headOf(name) {
    const last = this.#operation(name);
    const expand = this.#operation(last.inputs[0]);
    const depthwise = this.#operation(expand.inputs[0]);
    return { depthwise, expand, last, input: depthwise.inputs[0] };
  }

  /**
   * A head that is computed where it is read.
   * @param {string} name
   * @param {UnplacedMap} features
   */
  #cellHead(name, features) {
    const { depthwise, expand, last } = this.#headOf(name);
    const expanded = this.#weight(expand.inputs[1]).shape[3];
    const outputs = this.#weight(last.inputs[1]).shape[3];
    if (activationOf(depthwise) !== 'none' || strideOf(depthwise) !== 1) {
      throw new Error(`"${depthwise.name}" is no head as the kernels know it`);
    }
    return {
      depthwise: this.#layer(depthwise, 9, features.channels),
      expand: this.#layer(expand, features.channels, expanded),
      last: this.#layer(last, expanded, outputs),
      gathered: this.#newMap(`${name}:gathered`, 1, features.channels),
      expanded: this.#newMap(`${name}:expanded`, 1, expanded),
      output: this.#newMap(`${name}:cell`, 1, outputs),
    };
  }

  /**
   * @param {Operation} operation
   * @param {number} rows of its weights, `columns` likewise
   * @param {number} columns
   * @param {number} [group]
   * @returns {Layer}
   */
  #layer(operation, rows, columns, group = 0) {
    const [, weights, bias] = operation.inputs;
    return {
      weights: this.#pack(weights, rows, columns, group),
      // The first values that are reserved are zeros.
      bias: bias === undefined ? 0 : this.#pack(bias, 1, columns),
      activation: activationOf(operation),
    };
  }

  /**
   * @param {string} name
   * @param {number} rows
   * @param {number} columns
   * @param {number} [group]
   */
  #pack(name, rows, columns, group = 0) {
    const { values, from, isHalf } = this.#weight(name);
    if (!isHalf || values.length !== rows * columns) {
      throw new Error(`the weights "${name}" are no ${rows} × ${columns} numbers of half precision`);
    }
    const packedRows = group > 0 ? rows + rows / group : rows;
    const to = this.#reserve(packedRows * Math.ceil(columns / 8) * 8);
    this.#matrices.push({ from, rows, columns, group, to });
    return to;
  }

  /** @param {number} values */
  #reserve(values) {
    const at = this.#packed;
    this.#packed = Math.ceil((at + values) / LINE) * LINE;
    return at;
  }

  /**
   * @param {string} name
   * @param {number} side
   * @param {number} channels
   * @returns {UnplacedMap}
   */
  #newMap(name, side, channels) {
    const map = { name, side, channels: Math.ceil(channels / 8) * 8 };
    this.#maps.set(name, map);
    return map;
  }

  /** @param {string} name */
  #operation(name) {
    const operation = this.model.operations.get(name);
    if (!operation) throw new Error(`there is no operation "${name}" in MoveNet's graph`);
    return operation;
  }

  /** @param {string} name */
  #weight(name) {
    const weight = this.model.weights.get(name);
    if (!weight) throw new Error(`there are no weights "${name}" in MoveNet's graph`);
    return weight;
  }

  /** @param {string} name */
  #isReadOnce(name) {
    if (this.#operation(name).op !== '_FusedConv2D') return false;
    return [...this.model.operations.values()].filter(({ inputs }) => inputs.includes(name)).length === 1;
  }
}
