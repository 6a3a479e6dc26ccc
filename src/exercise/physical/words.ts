/**
 * Figures as a language writes them.
 */
import type { MeasuredTime } from './messages.js';

/** @returns a number with one decimal */
export function decimal(value: number, lang: string): string {
  return new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** @returns the figures of a text with `{time}` and `{uncertainty}`, in seconds with a decimal */
export function inSeconds(
  { timeMs, uncertaintyMs }: MeasuredTime,
  lang: string,
): { readonly time: string; readonly uncertainty: string } {
  return { time: decimal(timeMs / 1000, lang), uncertainty: decimal(uncertaintyMs / 1000, lang) };
}
