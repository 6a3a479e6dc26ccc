/**
 * Least squares of one series on another.
 */

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (const [index, value] of a.entries()) sum += value * (b[index] as number);
  return sum;
}

/** Takes out of `series` what it has in common with each of `basis`, whose members are orthogonal to each other. */
function without(series: readonly number[], basis: readonly (readonly number[])[]): readonly number[] {
  let rest = series;
  for (const vector of basis) {
    const length = dot(vector, vector);
    if (length === 0) continue;
    const share = dot(rest, vector) / length;
    rest = rest.map((value, index) => value - share * (vector[index] as number));
  }
  return rest;
}

/**
 * @param nuisance series whose influence is taken out of both first (Gram and Schmidt; Frisch, Waugh and Lovell)
 * @returns the change of `series` per unit of `regressor`; NaN where the regressor does not change
 */
export function slopeWithout(
  series: readonly number[],
  regressor: readonly number[],
  nuisance: readonly (readonly number[])[],
): number {
  const basis: (readonly number[])[] = [];
  for (const vector of nuisance) basis.push(without(vector, basis));
  const x = without(regressor, basis);
  return dot(x, without(series, basis)) / dot(x, x);
}
