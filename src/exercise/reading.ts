/**
 * Reads signals out of one sample, and says whether bounds on them hold.
 */
import type { Sample } from './signal-filter.js';
import { SIGNAL_INDEX, type SignalName } from './signals/names.js';
import type { LiveCheck, Reading, View } from './types.js';

/** @returns the signal that is read */
export function signalOf(reading: Reading): SignalName {
  return typeof reading === 'string' ? reading : reading.from;
}

/** @returns the number of one sample; NaN where it is not known */
export function read({ values }: Sample, reading: Reading): number {
  if (typeof reading === 'string') return values[SIGNAL_INDEX[reading]] as number;
  const { from, scale, offset = 0 } = reading;
  return scale * (values[SIGNAL_INDEX[from]] as number) + offset;
}

/** @returns whether a bound holds in one sample; undefined where it cannot be told */
export function holdsNow(check: LiveCheck, sample: Sample, view: View | undefined): boolean | undefined {
  if (check.views && (!view || !check.views.includes(view))) return undefined;
  const value = read(sample, check.signal);
  if (Number.isNaN(value)) return undefined;
  return !(value < (check.min ?? -Infinity)) && !(value > (check.max ?? Infinity));
}
