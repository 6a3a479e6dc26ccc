/**
 * A movement that is shown instead of named: from a repetition to what others are counted by and compared with.
 */
import type { ExercisePose } from '../joints.js';
import { findRepetition, samplesOf } from './find.js';
import { signatureOf, type Signature } from './signature.js';

export { compare, type Comparison, type Deviation } from './compare.js';
export type { BodyPart, FeatureName } from './features.js';
export { parseSignature } from './parse-signature.js';
export { ReferenceFault, type ReferenceProblem } from './reference-fault.js';
export type { Signature, SignedFeature } from './signature.js';
export { recordOf, REFERENCE } from './to-record.js';

/**
 * @param poses raw keypoints of the reference, in order
 * @param marked start and end of the repetition in ms of media time; found by itself by default
 * @returns the signature of its repetition
 * @throws ReferenceFault that says why there is none
 */
export function signatureOfPoses(
  poses: readonly ExercisePose[],
  marked?: { readonly startMs: number; readonly endMs: number },
): Signature {
  const originMs = poses[0]?.timestampMs ?? 0;
  const inside = marked && { startMs: marked.startMs - originMs, endMs: marked.endMs - originMs };
  return signatureOf(findRepetition(samplesOf(poses), inside));
}
