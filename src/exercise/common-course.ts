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
  const whole = columns.map((a) => columns.map((b) => together(a, b, 0, length) / Math.max(1, length)));
  const blocks = new Map<number, readonly number[]>();
  const weightsOf = (block: number): readonly number[] => {
    const known = blocks.get(block);
    if (known) return known;
    const from = Math.max(0, block * BLOCK - first);
    const to = Math.min(length, (block + 2) * BLOCK - first);
    const size = Math.max(1, to - from);
    const matrix = columns.map((a, i) =>
      columns.map((b, j) => together(a, b, from, to) / size + WHOLE_SHARE * (whole[i]?.[j] ?? 0)),
    );
    const weights = dominant(matrix);
    blocks.set(block, weights);
    return weights;
  };
  const course = new Float64Array(length).fill(NaN);
  for (let at = 0; at < length; at++) {
    // A block's weights hold at its middle: they reach over two of the steps between.
    const place = (first + at) / BLOCK - 1;
    const block = Math.floor(place);
    const share = place - block;
    const [before, after] = [weightsOf(block), weightsOf(block + 1)];
    let sum = 0;
    let total = 0;
    for (const [index, column] of columns.entries()) {
      const value = column[at] as number;
      if (Number.isNaN(value)) continue;
      const weight = (1 - share) * (before[index] as number) + share * (after[index] as number);
      sum += weight * value;
      total += weight;
    }
    if (total > 0) course[at] = sum / total;
  }
  return course;
}

/** Weights of the signals in their first principal component, none below 0: their sense is known. */
function dominant(matrix: readonly (readonly number[])[]): readonly number[] {
  let weights = matrix.map(() => 1);
  for (let round = 0; round < POWER_ROUNDS; round++) {
    const next = matrix.map((row) =>
      Math.max(
        0,
        row.reduce((sum, value, at) => sum + value * (weights[at] as number), 0),
      ),
    );
    const length = Math.hypot(...next);
    if (!(length > 0)) return matrix.map(() => 1);
    weights = next.map((value) => value / length);
  }
  return weights;
}

/** How much two columns swing together. */
function together(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) {
    const product = weighed(a[at] as number) * weighed(b[at] as number);
    if (!Number.isNaN(product)) sum += product;
  }
  return sum;
}

function weighed(swings: number): number {
  return Math.max(-MOST_SWINGS_WEIGHED, Math.min(MOST_SWINGS_WEIGHED, swings));
}
