/**
 * What is found in a movement.
 */

import type { Quantity } from '../texts/texts.js';

export type { Quantity };

/** How much a finding matters. */
export type Severity = 'info' | 'warning' | 'error';

/** What a finding rests on: a number and the limit that it passed. */
export interface Measured {
  /** What was measured: `trunk`, `knee`, `range`… */
  readonly quantity: Quantity;
  /** Rounded, with as many digits as tell it from the limit. */
  readonly value: number;
  readonly limit: number;
  /** On which side of the limit the value should be. */
  readonly bound: 'at_least' | 'at_most';
  /** Of `range` percent of a full repetition, else of the length of a limb or of the body. */
  readonly unit: '°' | '%';
}

/** A form finding in a repetition or a hold. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** The advice in the chosen language. */
  readonly message: string;
  /** Media time in ms at which it showed. */
  readonly timestampMs: number;
  /** What was measured then, where it can be told in plain words. */
  readonly measured?: Measured;
}
