/**
 * What is read out of one operation of a graph model.
 */

/** @typedef {import('./graph-model.mjs').Operation} Operation */
/** @typedef {import('../../src/pose/kernels/plan.js').Activation} Activation */

/**
 * The other one of two inputs.
 * @param {readonly string[]} inputs two
 * @param {string} one
 */
export function otherOf(inputs, one) {
  return inputs[0] === one ? inputs[1] : inputs[0];
}

/**
 * Cells from one output to the next.
 * @param {Operation} operation
 */
export function strideOf({ name, attributes }) {
  const list = (/** @type {string} */ key) => (attributes[key]?.list.i ?? ['1', '1', '1', '1']).map(Number);
  const [, down, right] = list('strides');
  if (down !== right) throw new Error(`"${name}" has two strides`);
  if (list('dilations').some((/** @type {number} */ step) => step !== 1)) throw new Error(`"${name}" is dilated`);
  return down;
}

/**
 * What it does with its sums at the end.
 * @param {Operation} operation
 * @returns {Activation}
 */
export function activationOf({ name, attributes }) {
  const fused = (attributes.fused_ops?.list.s ?? []).map((/** @type {string} */ s) => textOf({ s }));
  const [activation = 'none', ...more] = fused.filter((/** @type {string} */ one) => one !== 'BiasAdd');
  const known = { none: 'none', Relu: 'relu', Relu6: 'relu6' }[activation];
  if (known === undefined || more.length > 0) throw new Error(`"${name}" ends with ${fused.join(', ')}`);
  return /** @type {Activation} */ (known);
}

/**
 * Whether its map goes on with zeros beyond the border.
 * @param {Operation} operation
 */
export function isSame({ attributes }) {
  return textOf(attributes.padding) === 'SAME';
}

/** @param {{ s: string } | undefined} attribute */
function textOf(attribute) {
  return Buffer.from(attribute?.s ?? '', 'base64').toString();
}
