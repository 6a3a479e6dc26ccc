/**
 * A movement that is shown instead of named: from a repetition to what others are counted by and compared with.
 */
import type { ExercisePose } from '../joints.js';
import type { MovementWindow } from '../measure.js';
import { recognise, type DetectedExercise } from '../recognise.js';
import { REGISTRY, type Registry } from '../registry.js';
import { findRepetition, samplesOf, type Marks } from './find.js';
import { isHeld, knownOf, repeatedIn } from './known.js';
import { ReferenceFault } from './reference-fault.js';
import { signatureOf, type KnownExercise, type Signature } from './signature.js';

export { compare, type Comparison, type Deviation } from './compare.js';
export { deviationSaid } from './say-deviation.js';
export type { BodyPart, FeatureName } from './features.js';
export { rivalsOf } from './known.js';
export { parseSignature } from './parse-signature.js';
export { ReferenceFault, type ReferenceProblem } from './reference-fault.js';
export type { KnownExercise, Signature, SignedFeature } from './signature.js';
export { recordOf, REFERENCE } from './to-record.js';
export type { Trait, TraitName, Traits } from './traits.js';

/** How much before and after what is marked is looked at too: a repetition begins and ends at rest. */
const AROUND_MS = 500;

/** A repetition that was found. Times are ms of media time. */
export interface FoundRepetition {
  readonly signature: Signature;
  readonly startMs: number;
  readonly turnMs: number;
  readonly endMs: number;
}

/**
 * @param poses raw keypoints of the reference, in order
 * @param marked start and end of the repetition in ms of media time; found by itself by default
 * @param detected which exercise the same poses show, of all that are known (`recognise`): an exercise of the catalogue is
 *   counted by its own record, which knows it better than one repetition can tell. Left out, or where none was recognised, what
 *   moves and rests in the repetition is all there is to go by.
 * @returns the repetition that stands for all of them, with its signature
 * @throws ReferenceFault that says why there is none
 */
export function repetitionOfPoses(
  poses: readonly ExercisePose[],
  marked?: Marks,
  detected?: DetectedExercise,
  registry: Registry = REGISTRY,
): FoundRepetition {
  const [first, last] = [poses[0], poses.at(-1)];
  if (first && first === last) throw new ReferenceFault('picture');
  const [originMs, durationMs] = first && last ? [first.timestampMs, last.timestampMs - first.timestampMs] : [0, 0];
  const samples = samplesOf(poses);
  const inside = marked && { startMs: marked.startMs - originMs, endMs: marked.endMs - originMs };
  const knownIn = (seen: DetectedExercise): FoundRepetition | undefined => {
    const known = repeatedIn(seen, registry);
    const window = known && findRepetition(samples, inside, known.record);
    return known && window && foundAt(originMs, window, knownOf(known.record, known.confidence, window));
  };
  const known =
    detected && (knownIn(detected) ?? (marked && knownIn(recognise(around(poses, marked), registry.records))));
  if (known) return known;
  if (detected && !marked && isHeld(detected, durationMs)) throw new ReferenceFault('held');
  const found = findRepetition(samples, inside);
  if (!found) throw new ReferenceFault('no_repetition');
  return foundAt(originMs, found, null);
}

/** The same, for who asks for the signature alone. */
export function signatureOfPoses(...given: Parameters<typeof repetitionOfPoses>): Signature {
  return repetitionOfPoses(...given).signature;
}

/** What was marked may be another exercise than most of the video. */
function around(poses: readonly ExercisePose[], { startMs, endMs }: Marks): readonly ExercisePose[] {
  return poses.filter(({ timestampMs }) => timestampMs >= startMs - AROUND_MS && timestampMs <= endMs + AROUND_MS);
}

function foundAt(originMs: number, window: MovementWindow, exercise: KnownExercise | null): FoundRepetition {
  const { startMs, farMs, endMs } = window.span;
  const signature = signatureOf(window, exercise);
  return { signature, startMs: originMs + startMs, turnMs: originMs + farMs, endMs: originMs + endMs };
}
