/**
 * Numbers by their order: medians, quantiles, and what they need.
 */

/** @returns the value below which `share` of the sorted numbers lie; NaN of none */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return NaN;
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

/** @returns the value in the middle of those that are numbers; NaN of none */
export function medianOf(values: readonly number[]): number {
  const sorted: number[] = [];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    // Sorted while they are read: they are few, and this is asked for every piece of evidence.
    let at = sorted.length;
    for (; at > 0 && (sorted[at - 1] as number) > value; at--) sorted[at] = sorted[at - 1] as number;
    sorted[at] = value;
  }
  return quantile(sorted, 0.5);
}

/**
 * @param values none of them NaN; their order is changed
 * @param nth from 0
 * @returns the one that would stand there if they were sorted (Hoare's selection)
 */
export function nthSmallest(values: number[], nth: number): number {
  let [first, last] = [0, values.length - 1];
  while (first < last) {
    const pivot = values[(first + last) >> 1] as number;
    let [low, high] = [first, last];
    while (low <= high) {
      while ((values[low] as number) < pivot) low++;
      while ((values[high] as number) > pivot) high--;
      if (low > high) break;
      const value = values[low] as number;
      values[low++] = values[high] as number;
      values[high--] = value;
    }
    if (nth <= high) last = high;
    else if (nth >= low) first = low;
    else break;
  }
  return values[nth] as number;
}
