/**
 * What a measurement gives: figures, some with a target.
 */

/** What a figure has to keep to. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** One measured number. */
export interface Figure {
  readonly label: string;
  readonly value: number;
  readonly unit: 'frames/s' | 'ms' | 's' | 'kB' | 'MB' | 'px' | '×' | '%' | '';
  readonly target?: Target;
  /** Smallest and largest of the repetitions that `value` is the median of. */
  readonly range?: readonly [number, number];
  readonly note?: string;
}

/** The figures of one measurement. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** The middle of some values, with their range. */
export function median(values: readonly number[]): { value: number; range: readonly [number, number] } {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error('There are no values to take the median of.');
  return { value: (low + high) / 2, range: [sorted[0]!, sorted[sorted.length - 1]!] };
}

/** The value that a share of all values does not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Whether a figure keeps to its target. */
export function meets({ value, target }: Pick<Figure, 'value' | 'target'>): boolean | undefined {
  if (!target) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}
