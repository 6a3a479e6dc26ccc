/**
 * What a finding rests on, as people read it. Pure.
 */
import type { Measured } from '../exercise/messages.js';
import type { NumberFormat } from '../texts/number-format.js';
import type { Texts } from '../texts/texts.js';

/** `trunk 31°, at most 28°` */
export function measuredSentence(
  { quantity, value, limit, bound, unit }: Measured,
  { texts, format }: { readonly texts: Texts; readonly format: NumberFormat },
): string {
  const write = (number: number): string => {
    const digits = Number.isInteger(number) ? 0 : Number.isInteger(number * 10) ? 1 : 2;
    return unit === '°' ? `${format.decimal(number, digits)}°` : format.exactPercent(number / 100, digits);
  };
  const say = bound === 'at_least' ? texts.atLeast : texts.atMost;
  return say(texts.quantities[quantity], write(value), write(limit));
}
