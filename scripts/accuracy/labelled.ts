/**
 * Real recordings against their labels, and every exercise against every recording of something else.
 */
import { isCompatible } from '../../src/tune/compatible.js';
import { exercises } from '../../src/exercise/index.js';
import type { ExerciseRecord } from '../../src/exercise/types.js';
import { ALL } from './catalogue.js';
import { EXPECTED_REFUSALS } from './recordings.js';
import type { Label, PoseProvider } from './recordings.js';
import { summaryOf } from './run.js';

/** One recording, run as the exercise it shows. */
export interface LabelResult {
  readonly provider: string;
  readonly name: string;
  readonly exercise: string;
  readonly view: string;
  readonly count: number;
  /** What somebody counted by eye. */
  readonly reps: number | null;
  /** Whether the label is more than a hint. */
  readonly confident: boolean;
  /** Allowed range of the count. */
  readonly range: readonly [number, number] | null;
  /** Start and end of the label's hold and of the longest one found, in seconds. */
  readonly hold: readonly [number, number] | null;
  readonly found: readonly [number, number] | null;
  /** How far the count is outside the range, or the larger error in s of the hold's ends. */
  readonly off: number;
  readonly ok: boolean;
  readonly score: number | null;
  readonly findings: Readonly<Record<string, number>>;
  readonly nearMisses: readonly string[];
  readonly reason?: string;
  /** The reason that it has to be refused by. */
  readonly expectedReason?: string;
}

/** One recording, run as an exercise that it does not show. */
export interface CrossResult {
  readonly provider: string;
  readonly name: string;
  readonly movement: string;
  /** The exercise that it shows, where it shows one. */
  readonly shown?: string;
  readonly exercise: string;
  readonly count: number;
  readonly reason?: string;
  readonly looksLike?: string;
}

/** Error in s of either end of a hold that is still right. */
export const HOLD_TOLERANCE_S = 0.7;

/** The exercise that a label's movement is; undefined for other movements. */
export function exerciseOf(label: Label): string | undefined {
  if (label.movement === 'single_leg_balance') {
    return label.standing_leg ? `balance_leg_${label.standing_leg}` : 'balance_leg';
  }
  return exercises.find(({ name }) => name === label.movement)?.name;
}

/** @returns whether an exercise is what the label shows, or holds it too */
export function shows(label: Label, exercise: string): boolean {
  const own = exerciseOf(label) ?? label.movement;
  return own === exercise || isCompatible(own, exercise);
}

/** @returns one result per label that shows an exercise of the catalogue */
export async function runLabels(
  labels: readonly Label[],
  provider: PoseProvider,
  catalogueFor: (label: Label) => readonly ExerciseRecord[] = () => ALL,
): Promise<LabelResult[]> {
  const results: LabelResult[] = [];
  for (const label of labels) {
    const exercise = exerciseOf(label);
    const poses = exercise && (await provider.poses(label));
    if (!exercise || !poses) continue;
    // Nobody has counted them.
    if (!label.hold && label.reps_min === null) continue;
    const summary = summaryOf(poses, { exercise }, catalogueFor(label));
    const count = summary.counter;
    const range = label.hold ? null : ([label.reps_min ?? 0, label.reps_max ?? 0] as const);
    const longest = [...summary.holds].sort((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))[0];
    const found = longest ? ([longest.startMs / 1000, longest.endMs / 1000] as const) : null;
    let off: number;
    if (range) off = count < range[0] ? range[0] - count : Math.max(0, count - range[1]);
    else if (!label.hold || !found) off = Infinity;
    else off = Math.max(Math.abs(found[0] - label.hold[0]), Math.abs(found[1] - label.hold[1]));
    results.push({
      provider: provider.name,
      name: label.name,
      exercise,
      view: label.view,
      count,
      reps: label.reps,
      confident: label.label_confidence !== 'low',
      range,
      hold: label.hold,
      found,
      off,
      ok: range ? off === 0 : off <= HOLD_TOLERANCE_S,
      score: summary.avg_rep_score,
      findings: Object.fromEntries(summary.recommendations.map((finding) => [finding.code, finding.count])),
      nearMisses: summary.near_misses.map(({ code, value, needed }) => `${code} ${value}/${needed}`),
      ...(summary.reason && { reason: summary.reason.code }),
      ...(EXPECTED_REFUSALS[label.name] && { expectedReason: EXPECTED_REFUSALS[label.name] }),
    });
  }
  return results;
}

/** @returns one result per recording and exercise that it does not show */
export async function runCross(
  labels: readonly Label[],
  provider: PoseProvider,
  catalogueFor: (label: Label) => readonly ExerciseRecord[] = () => ALL,
): Promise<CrossResult[]> {
  const results: CrossResult[] = [];
  for (const label of labels) {
    const poses = await provider.poses(label);
    if (!poses) continue;
    for (const { name: exercise } of exercises) {
      if (shows(label, exercise)) continue;
      const { counter: count, reason } = summaryOf(poses, { exercise }, catalogueFor(label));
      const shown = exerciseOf(label);
      results.push({
        provider: provider.name,
        name: label.name,
        movement: label.movement,
        ...(shown && { shown }),
        exercise,
        count,
        ...(reason && { reason: reason.code }),
        ...(reason?.looks_like && { looksLike: reason.looks_like }),
      });
    }
  }
  return results;
}
