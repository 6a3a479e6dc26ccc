/**
 * A reference that shows an exercise of the catalogue: its record knows that exercise better than one repetition can tell.
 */
import type { DetectedExercise } from '../recognise.js';
import { REGISTRY, type Registry } from '../registry.js';
import type { MovementWindow } from '../measure.js';
import type { ExerciseRecord, RepetitionRecord } from '../types.js';
import type { KnownExercise, Signature } from './signature.js';

/** Log-odds of .8, which a set is known from, are a confidence of .69: every exercise that was recognised is meant. */
const LEAST_CONFIDENCE = 0.69;
/** A posture is what a reference shows where it is held for such a share of it. */
const LEAST_HELD = 0.5;

/** @returns the record of the exercise that was recognised, where it is one of repetitions */
export function repeatedIn(
  { candidates }: DetectedExercise,
  registry: Registry,
): { readonly record: RepetitionRecord; readonly confidence: number } | undefined {
  for (const { exercise, confidence } of candidates) {
    const record = registry.find(exercise);
    if (record?.unit === 'reps' && confidence >= LEAST_CONFIDENCE) return { record, confidence };
  }
  return undefined;
}

/** @returns whether a posture is held for most of the time */
export function isHeld({ candidates }: DetectedExercise, durationMs: number): boolean {
  return candidates.some(({ unit, count }) => unit === 'seconds' && 1000 * count >= LEAST_HELD * durationMs);
}

/** @returns what a signature keeps of the exercise that its repetition is; null where its way cannot be told */
export function knownOf(
  { name, cycle: { depth } }: RepetitionRecord,
  confidence: number,
  window: MovementWindow,
): KnownExercise | null {
  const shift = window.measure({ signal: depth, statistic: 'shift' });
  return shift > 0 ? { name, confidence, shift } : null;
}

/** @returns the record of the exercise that a signature was recognised as, where it is known here */
export function recordIn({ exercise }: Signature, registry: Registry = REGISTRY): RepetitionRecord | undefined {
  const record = exercise ? registry.find(exercise.name) : undefined;
  return record?.unit === 'reps' ? record : undefined;
}

/**
 * What the movement of a signature may be instead. One that was recognised competes as its exercise does; any other with all
 * exercises, as it was taken for none of them.
 */
export function rivalsOf(signature: Signature, registry: Registry = REGISTRY): readonly ExerciseRecord[] {
  const record = recordIn(signature, registry);
  return record ? registry.rivalsOf(record) : registry.records;
}
