/**
 * Makes several signals one: what they have most in common around each moment.
 */

/** Farther from the usual than so many swings weighs no more: it is a misplaced joint. */
const MOST_SWINGS_WEIGHED = 4;
/** The weights are found for blocks of so many places, and lie between those of two blocks in between. */
const BLOCK = 80;
/**
 * How much the whole of what is remembered speaks in each block, beside the block itself: at rest the noise of one signal
 * must not become the movement.
 */
const WHOLE_SHARE = 0.2;
const POWER_ROUNDS = 30;

/**
 * An exercise that follows another moves other joints: the arms of jacks after lunges, which move none. So what is common
 * is asked for the time around each moment, not once for all.
 *
 * @param columns one per signal, in swings from its middle; NaN where it is not known
 * @param first place of the first value on a grid that does not move as old values are forgotten
 * @returns their weighted mean by place; NaN where none is known
 */
export function commonCourse(columns: readonly Float64Array[], length: number, first: number): Float64Array {
  const weighed = columns.map((column) => column.map(weighedSwings));
  const whole = togetherness(weighed, 0, length);
  const weightsOf = (block: number): Float64Array => {
    const from = Math.max(0, block * BLOCK - first);
    const to = Math.min(length, (block + 2) * BLOCK - first);
    const matrix = togetherness(weighed, from, to);
    for (const [index, value] of whole.entries()) matrix[index] = (matrix[index] as number) + WHOLE_SHARE * value;
    return dominant(matrix, columns.length);
  };
  const course = new Float64Array(length).fill(NaN);
  // A block's weights hold at its middle: they reach over two of the steps between.
  const placeOf = (at: number): number => (first + at) / BLOCK - 1;
  let at = 0;
  let after = length > 0 ? weightsOf(Math.floor(placeOf(0))) : new Float64Array();
  while (at < length) {
    const block = Math.floor(placeOf(at));
    const before = after;
    after = weightsOf(block + 1);
    for (; at < length && Math.floor(placeOf(at)) === block; at++) {
      course[at] = weightedMean(columns, at, before, after, placeOf(at) - block);
    }
  }
  return course;
}

/** @returns the mean of the values at one place, weighted by what lies between two weightings; NaN where none is known */
function weightedMean(
  columns: readonly Float64Array[],
  at: number,
  before: Float64Array,
  after: Float64Array,
  share: number,
): number {
  let sum = 0;
  let total = 0;
  for (let index = 0; index < columns.length; index++) {
    const value = (columns[index] as Float64Array)[at] as number;
    if (Number.isNaN(value)) continue;
    const weight = (1 - share) * (before[index] as number) + share * (after[index] as number);
    sum += weight * value;
    total += weight;
  }
  return total > 0 ? sum / total : NaN;
}

/** Weights of the signals in their first principal component, none below 0: their sense is known. */
function dominant(matrix: Float64Array, size: number): Float64Array {
  let weights = new Float64Array(size).fill(1);
  let next = new Float64Array(size);
  for (let round = 0; round < POWER_ROUNDS; round++) {
    let squares = 0;
    for (let row = 0; row < size; row++) {
      let sum = 0;
      for (let at = 0; at < size; at++) sum += (matrix[row * size + at] as number) * (weights[at] as number);
      next[row] = Math.max(0, sum);
      squares += (next[row] as number) ** 2;
    }
    const length = Math.sqrt(squares);
    if (!(length > 0)) return new Float64Array(size).fill(1);
    for (let at = 0; at < size; at++) next[at] = (next[at] as number) / length;
    [weights, next] = [next, weights];
  }
  return weights;
}

/** @returns by pair of columns, row by row, how much they swing together between two places, on average */
function togetherness(columns: readonly Float64Array[], from: number, to: number): Float64Array {
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  for (const [row, a] of columns.entries()) {
    for (let column = row; column < size; column++) {
      const mean = together(a, columns[column] as Float64Array, from, to) / Math.max(1, to - from);
      matrix[row * size + column] = mean;
      matrix[column * size + row] = mean;
    }
  }
  return matrix;
}

function together(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) {
    const product = (a[at] as number) * (b[at] as number);
    if (!Number.isNaN(product)) sum += product;
  }
  return sum;
}

function weighedSwings(swings: number): number {
  return Math.max(-MOST_SWINGS_WEIGHED, Math.min(MOST_SWINGS_WEIGHED, swings));
}
