/**
 * What is found in a movement.
 */

/** How much a finding matters. */
export type Severity = 'info' | 'warning' | 'error';

/** A form finding in a repetition or a hold. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** The advice in the chosen language. */
  readonly message: string;
  /** Media time in ms at which it showed. */
  readonly timestampMs: number;
}
