/**
 * Checks a stored signature: it comes as JSON, which anybody may have written.
 */
import { list, matching, number, object, oneOf, Place, text, type Fields, type Shape } from '../shape.js';
import type { View } from '../types.js';
import { STEPS } from './course.js';
import { FEATURE_NAMES, type FeatureName } from './features.js';
import { SIGNATURE_FORMAT, type KnownExercise, type Signature, type SignedFeature } from './signature.js';
import { TRAIT_NAMES, type Trait, type TraitName } from './traits.js';

const value = matching('a number or null', (one) => one === null || (typeof one === 'number' && Number.isFinite(one)));
const values: Shape = (given, place) => {
  list(value)(given, place);
  if ((given as readonly unknown[]).length !== STEPS + 1) place.fail(`must have ${STEPS + 1} values`);
};
const feature = object<SignedFeature>({ weight: number('0 to 1', (one) => one >= 0 && one <= 1), values });
const features = Object.fromEntries(FEATURE_NAMES.map((name) => [name, feature])) as unknown as Fields<
  Record<FeatureName, SignedFeature>
>;
const trait = orNull(object<Trait>({ rest: number(), far: number(), range: number('0 or more', (one) => one >= 0) }));
const traits = Object.fromEntries(TRAIT_NAMES.map((name) => [name, trait])) as unknown as Fields<
  Record<TraitName, Trait | null>
>;
const exercise = object<KnownExercise>({
  name: text('the name of an exercise', /^[a-z][a-z0-9_]*$/),
  confidence: number('0 to 1', (one) => one >= 0 && one <= 1),
  shift: number('above 0', (one) => one > 0),
});
const signature = object<Signature>({
  format: oneOf(SIGNATURE_FORMAT),
  version: matching('1: another version of the package has made it', (one) => one === 1),
  durationMs: number('above 0', (one) => one > 0),
  turnAt: number('between 0 and 1', (one) => one > 0 && one < 1),
  view: orNull(oneOf<View>('front', 'oblique', 'side')),
  exercise: orNull(exercise),
  traits: object(traits),
  features: object(features),
});

function orNull(shape: Shape): Shape {
  return (given, place) => {
    if (given !== null) shape(given, place);
  };
}

/**
 * @param given what `JSON.parse` gave
 * @throws TypeError whose message begins with the field that is wrong: `signature.features.leftKneeAngle.values: …`
 */
export function parseSignature(given: unknown): Signature {
  signature(given, new Place('signature'));
  return structuredClone(given) as Signature;
}
