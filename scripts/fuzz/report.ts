/**
 * What a run of the fuzzer has found.
 */

import type { FuzzLab } from './lab.js';

/** One case that broke a promise. */
export interface Failure {
  readonly part: string;
  readonly index: number;
  /** What was given. */
  readonly what: string;
  readonly problems: readonly string[];
}

/** What one part has done. */
export interface PartReport {
  readonly part: string;
  readonly cases: number;
  /** How many ended how. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
  /** Facts that are no failures, as the memory. */
  readonly notes: readonly string[];
}

/**
 * Runs the cases of a seed, from one index up to another that is left out.
 * @param log what goes on, and each failure as soon as it is known
 */
export type FuzzPart = (
  lab: FuzzLab,
  seed: number,
  from: number,
  to: number,
  log: (text: string) => void,
) => Promise<PartReport>;

/** Counts outcomes. */
export function count(outcomes: Map<string, number>, outcome: string): void {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}

/** A report as text. */
export function toText({ part, cases, outcomes, failures, notes }: PartReport, seed: number): string {
  const counts = [...outcomes].sort(([, a], [, b]) => b - a).map(([name, times]) => `${name} ${times}`);
  const lines = [`${part}: ${cases} cases, seed ${seed}, ${failures.length} failed`, `  ${counts.join(', ')}`];
  for (const note of notes) lines.push(`  ${note}`);
  for (const { index, what, problems } of failures) {
    lines.push(`  FAILED case ${index}: ${what}`, ...problems.map((problem) => `    - ${problem}`));
    lines.push(`    again: npm run fuzz -- --only ${part} --seed ${seed} --case ${index}`);
  }
  return lines.join('\n');
}
