/**
 * Reads a graph model of TensorFlow.js: its operations by name, and its weights.
 */
import { createHash } from 'node:crypto';

/**
 * @typedef {object} Weight
 * @property {string} name
 * @property {number[]} shape
 * @property {number} from bytes from the beginning of the file
 * @property {boolean} isHalf whether it is stored with half precision
 * @property {number[]} values
 */

/**
 * @typedef {object} Operation
 * @property {string} name
 * @property {string} op
 * @property {string[]} inputs
 * @property {Record<string, any>} attributes
 */

/**
 * @typedef {object} GraphModel
 * @property {Map<string, Operation>} operations
 * @property {Map<string, Weight>} weights
 * @property {number} bytes of the weights
 * @property {string} fingerprint of operations, their order, and the shapes of weights; of no weight's value, and not of the
 *   order in which an operation's attributes are written
 */

/**
 * @param {any} model the JSON file
 * @param {Uint8Array} weightData the file of weights
 * @returns {GraphModel}
 */
export function readGraphModel(model, weightData) {
  const groups = model.weightsManifest;
  if (groups?.length !== 1) throw new Error(`the model has ${groups?.length} groups of weights instead of one`);
  const weights = new Map();
  const view = new DataView(weightData.buffer, weightData.byteOffset, weightData.byteLength);
  let from = 0;
  for (const spec of groups[0].weights) {
    const weight = readWeight(spec, from, view);
    weights.set(spec.name, weight);
    from += weight.values.length * bytesOf(spec);
  }
  if (from !== weightData.byteLength) {
    throw new Error(`the file of weights has ${weightData.byteLength} bytes instead of ${from}`);
  }
  const operations = new Map();
  for (const { name, op, input = [], attr = {} } of model.modelTopology.node) {
    if (op !== 'Const') operations.set(name, { name, op, inputs: input, attributes: attr });
  }
  return { operations, weights, bytes: from, fingerprint: fingerprint(model) };
}

/** @param {any} spec */
function bytesOf({ name, dtype, quantization }) {
  if (dtype === 'int32') return 4;
  if (dtype === 'float32' && quantization?.dtype === 'float16') return 2;
  throw new Error(`the weights "${name}" are stored as ${quantization?.dtype ?? dtype}, which is not provided for`);
}

/**
 * @param {any} spec
 * @param {number} from
 * @param {DataView} view
 * @returns {Weight}
 */
function readWeight(spec, from, view) {
  const { name, shape } = spec;
  const bytes = bytesOf(spec);
  const count = shape.reduce((/** @type {number} */ product, /** @type {number} */ length) => product * length, 1);
  const values = Array.from({ length: count }, (_, index) => {
    const at = from + index * bytes;
    return bytes === 2 ? fromHalf(view.getUint16(at, true)) : view.getInt32(at, true);
  });
  return { name, shape, from, isHalf: bytes === 2, values };
}

/**
 * A number of half precision, by the definition of IEEE 754.
 * @param {number} bits
 */
export function fromHalf(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}

/** @param {Record<string, unknown>} [attributes] */
function sortedEntries(attributes = {}) {
  return Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** @param {any} model */
function fingerprint(model) {
  const operations = model.modelTopology.node.map((/** @type {any} */ { name, op, input, attr }) => [
    name,
    op,
    input ?? [],
    op === 'Const' ? [] : sortedEntries(attr),
  ]);
  const shapes = model.weightsManifest[0].weights.map((/** @type {any} */ { name, shape, dtype }) => [
    name,
    shape,
    dtype,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([operations, shapes]))
    .digest('hex')
    .slice(0, 16);
}
