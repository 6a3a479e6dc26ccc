/**
 * Which exercise each recording shows, found out from the recording alone: what `exercise="auto"` says.
 */
import { recognise } from '../../src/exercise/recognise.js';
import { ALL } from './catalogue.js';
import { exerciseOf, shows } from './labelled.js';
import { EXPECTED_REFUSALS } from './recordings.js';
import type { Label, PoseProvider } from './recordings.js';
import { percent, say } from './say.js';

/** What one recording was taken for. */
export interface NamedResult {
  readonly provider: string;
  readonly name: string;
  readonly movement: string;
  /** The exercise that it shows; undefined for a movement that is none of the catalogue's. */
  readonly shown?: string;
  /** What it was taken for; null where nothing was recognised. */
  readonly told: string | null;
  readonly candidates: readonly string[];
  /** Whether that is what it shows, or what goes together with it; of other movements, that nothing was told. */
  readonly ok: boolean;
}

/** Least share of the recordings that are named rightly. */
const LEAST_NAMED = 0.95;

/** @returns one result per recording that somebody can judge */
export async function runNamed(labels: readonly Label[], provider: PoseProvider): Promise<NamedResult[]> {
  const results: NamedResult[] = [];
  for (const label of labels) {
    // A variant is another exercise of the same name; what has to be refused nobody can name.
    if (label.variant || EXPECTED_REFUSALS[label.name]) continue;
    const poses = await provider.poses(label);
    if (!poses) continue;
    const shown = exerciseOf(label);
    const { exercise: told, candidates } = recognise(poses, ALL);
    results.push({
      provider: provider.name,
      name: label.name,
      movement: label.movement,
      ...(shown && { shown }),
      told,
      candidates: candidates.map(({ exercise }) => exercise),
      ok: shown ? told !== null && shows(label, told) : told === null,
    });
  }
  return results;
}

/** Prints the shares, and what was named wrongly. */
export function sayNamed(results: readonly NamedResult[]): void {
  say('\nNamed by itself');
  for (const [what, those] of parted(results)) {
    const right = those.filter(({ ok }) => ok).length;
    say(`  ${what}: ${right} of ${those.length}, ${percent(right / those.length)}`);
  }
  for (const { ok, name, movement, told, candidates } of results) {
    if (!ok) say(`    ${name} (${movement}): ${told ?? 'nothing'}; close are ${candidates.join(', ') || 'none'}`);
  }
}

/** @returns what naming missed, in words */
export function missedNamed(results: readonly NamedResult[]): string[] {
  return parted(results).flatMap(([what, those]) => {
    const right = those.filter(({ ok }) => ok).length;
    if (right >= LEAST_NAMED * those.length) return [];
    return [`named by itself, ${what}: ${right} of ${those.length}, at least ${100 * LEAST_NAMED} % are asked`];
  });
}

function parted(results: readonly NamedResult[]): readonly [what: string, those: readonly NamedResult[]][] {
  const parts: [string, NamedResult[]][] = [
    ['recordings of an exercise', results.filter(({ shown }) => shown !== undefined)],
    ['other movements', results.filter(({ shown }) => shown === undefined)],
  ];
  return parts.filter(([, those]) => those.length > 0);
}
