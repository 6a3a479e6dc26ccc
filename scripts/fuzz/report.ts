/**
 * What a run of the fuzzer has found.
 */

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
