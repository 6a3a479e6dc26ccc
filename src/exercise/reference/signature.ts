/**
 * The signature of a movement: one repetition of it, free of who did it, with what matters in it weighted by how far it goes.
 */
import type { MovementWindow } from '../measure.js';
import type { View } from '../types.js';
import { courseOf, type Course } from './course.js';
import { FEATURE_NAMES, featureOf, type FeatureName } from './features.js';
import { traitsOf, type Traits } from './traits.js';

/** The form of a stored signature. */
export const SIGNATURE_FORMAT = 'pose-upload-tracker-signature';

/** One feature of a signature. */
export interface SignedFeature {
  /** How much it matters, 0 to 1; all together are 1. */
  readonly weight: number;
  /** By moment: `STEPS` + 1 of them, null where it was not seen. Degrees, or shares of a limb's length. */
  readonly values: readonly (number | null)[];
}

/** What the repetition of a signature was recognised as. */
export interface KnownExercise {
  /** Name of its record. */
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** How far the repetition went, in the depth of that record. */
  readonly shift: number;
}

/** Plain JSON, made to be stored. */
export interface Signature {
  readonly format: typeof SIGNATURE_FORMAT;
  readonly version: 1;
  /** How long the repetition took. */
  readonly durationMs: number;
  /** Share of it at which it turned. */
  readonly turnAt: number;
  /** How it was filmed, null where that could not be told. */
  readonly view: View | null;
  /** The exercise that it was recognised as; null of a movement that the catalogue does not know. */
  readonly exercise: KnownExercise | null;
  /** What a movement is known again by. */
  readonly traits: Traits;
  /** What a repetition is compared by. */
  readonly features: Readonly<Record<FeatureName, SignedFeature>>;
}

/** What rests keeps so much of the weight: moving what should be still is a mistake too. */
const REST_WEIGHT = 0.2;
/** Farther than so many swings nothing matters more: an elbow that points at the camera has any angle. */
const MOST_SWINGS = 6;

/** @returns the signature of a repetition */
export function signatureOf(window: MovementWindow, exercise: KnownExercise | null = null): Signature {
  const { startMs, farMs, endMs } = window.span;
  const course = courseOf(window);
  const weights = weightsOf(course);
  const features = FEATURE_NAMES.map((name) => {
    return [name, { weight: weights[name], values: course[name].map(rounded) }] as const;
  });
  return {
    format: SIGNATURE_FORMAT,
    version: 1,
    durationMs: Math.round(endMs - startMs),
    turnAt: (farMs - startMs) / (endMs - startMs),
    view: window.view ?? null,
    exercise,
    traits: traitsOf(window),
    features: Object.fromEntries(features) as unknown as Signature['features'],
  };
}

/** @returns how far a feature goes, in what is noise of it; 0 of one that was hardly seen */
export function swingsOf(name: FeatureName, values: readonly (number | null)[]): number {
  const seen = values.filter((value) => value !== null);
  if (seen.length * 2 < values.length) return 0;
  return (Math.max(...seen) - Math.min(...seen)) / featureOf(name).noise;
}

function weightsOf(course: Course): Readonly<Record<FeatureName, number>> {
  const moving = FEATURE_NAMES.map((name) => Math.min(MOST_SWINGS, Math.max(0, swingsOf(name, course[name]) - 1)));
  const resting = FEATURE_NAMES.map((name, at) => (moving[at] === 0 && swingsOf(name, course[name]) > 0 ? 1 : 0));
  const [all, still] = [sum(moving), sum(resting)];
  const weights = FEATURE_NAMES.map((name, at) => {
    const share = all > 0 ? ((1 - REST_WEIGHT) * (moving[at] as number)) / all : 0;
    return [name, share + (still > 0 ? (REST_WEIGHT * (resting[at] as number)) / still : 0)] as const;
  });
  return Object.fromEntries(weights) as unknown as Record<FeatureName, number>;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function rounded(value: number | null): number | null {
  // No −0, which JSON does not keep.
  return value === null ? null : Math.round(1000 * value) / 1000 + 0;
}
