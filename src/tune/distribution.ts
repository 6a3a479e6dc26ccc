/**
 * How numbers are spread.
 */
import { quantile } from '../exercise/order.js';

/** Which shares of the numbers are below what is told. */
export const LEVELS = {
  least: 0,
  '5 %': 0.05,
  '25 %': 0.25,
  '50 %': 0.5,
  '75 %': 0.75,
  '95 %': 0.95,
  most: 1,
} as const;

/** How many numbers there are, and where they lie; `null` of none. */
export type Distribution = { readonly count: number } & Readonly<Record<keyof typeof LEVELS, number | null>>;

const DECIMALS = 4;

/** @param values what could not be measured is left out */
export function distributionOf(values: readonly number[]): Distribution {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number): number | null =>
    sorted.length > 0 ? Number(quantile(sorted, share).toFixed(DECIMALS)) : null;
  const levels = Object.entries(LEVELS).map(([name, share]) => [name, at(share)]);
  return { count: sorted.length, ...(Object.fromEntries(levels) as Omit<Distribution, 'count'>) };
}
