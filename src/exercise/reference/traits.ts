/**
 * What a movement is known again by, whoever does it and from wherever it is filmed: signals at rest, at the turning point, and
 * how far they go. One table, for finding the movement of a reference and for counting by it.
 */
import type { MovementWindow } from '../measure.js';
import { isPixels, type SignalName } from '../signals/names.js';

/** What of the body a signal tells. */
export type TraitOf = 'arms' | 'legs' | 'body';

/** How a signal is used to know a movement again. */
export interface TraitKind {
  readonly of: TraitOf;
  /** What changes by less is rest, noise or a stir. */
  readonly noise: number;
  /** So far apart two people may be who do the same. */
  readonly tolerance: number;
  /** As projected it changes with the camera's yaw. A height does not. */
  readonly isProjected: boolean;
  /** Log-odds that it speaks against a movement at most. */
  readonly weights: TraitWeights;
}

/** What a signal may be like, or unlike: 0 says nothing. */
interface TraitWeights {
  /** Where it is at rest, and at the turning point. */
  readonly at: number;
  /** How far it goes, where it moves in the reference. */
  readonly goes: number;
  /** How little it goes, where it rests in the reference. */
  readonly rests: number;
}

type Kind = (
  of: TraitOf,
  noise: number,
  tolerance: number,
  weights: readonly [at: number, goes: number, rests: number],
) => TraitKind;

const kind =
  (isProjected: boolean): Kind =>
  (of, noise, tolerance, [at, goes, rests]) => ({ of, noise, tolerance, isProjected, weights: { at, goes, rests } });
const height = kind(false);
const projected = kind(true);

/**
 * By signal. Of both sides together, as models swap left and right at times, and whoever changes sides does the same
 * movement.
 *
 * Measured on the labelled recordings, each as the reference of every other: `tolerance` is what three of four people who do
 * the same are apart by (the mean over the exercises; of what is projected among those of one view), `weights` are a logistic
 * regression, with a ridge, of whether it is the same movement.
 */
export const TRAITS = {
  higherArmRaise: height('arms', 0.12, 0.33, [2.4, 0.5, 1.5]),
  lowerArmRaise: height('arms', 0.12, 0.35, [0, 0, 0]),
  upperArmRaise: height('arms', 0.15, 0.3, [0.6, 0.7, 2.4]),
  frontThighDrop: height('legs', 0.1, 0.22, [0.3, 1.3, 0.9]),
  hipHeight: height('legs', 0.12, 0.55, [0.8, 0, 0.9]),
  kneeGap: height('legs', 0.15, 0.15, [0, 0.9, 0.7]),
  ankleGap: height('legs', 0.15, 0.15, [0, 0.9, 0.3]),
  legRaise: height('legs', 0.1, 0.24, [2.1, 0, 0]),
  proneDrop: height('body', 0.1, 0.21, [1, 0.8, 0.9]),
  hipY: height('body', 0.15, 0.2, [0, 0, 0.7]),
  shoulderY: height('body', 0.15, 0.19, [0, 3, 2.8]),
  ankleY: height('body', 0.15, 0.24, [0, 0.3, 0.6]),
  wristY: height('arms', 0.2, 0.34, [0, 1.3, 0.9]),
  moreBentElbow: projected('arms', 15, 36, [0, 1.2, 1]),
  shoulderAngle: projected('arms', 15, 28, [0, 1, 1]),
  handSpread: projected('arms', 0.2, 0.26, [0, 0.5, 0.7]),
  moreBentKnee: projected('legs', 15, 15, [0, 0, 0]),
  moreBentHip: projected('legs', 15, 15, [0, 0.7, 0]),
  ankleSpread: projected('legs', 0.2, 0.41, [1.1, 0, 1.2]),
  trunkLean: projected('body', 10, 10, [0.3, 0, 0.6]),
} as const satisfies Readonly<Partial<Record<SignalName, TraitKind>>>;

/** The name of a trait is that of its signal. */
export type TraitName = keyof typeof TRAITS;

/** All names. */
export const TRAIT_NAMES = Object.keys(TRAITS) as readonly TraitName[];

/** @returns how a trait is used */
export function traitKindOf(name: TraitName): TraitKind {
  return TRAITS[name];
}

/** One signal of one repetition. Of a place in the picture `rest` is 0, and all counts in lengths of the trunk. */
export interface Trait {
  readonly rest: number;
  readonly far: number;
  /** How far it goes in all. */
  readonly range: number;
}

/** By signal; null where too little was seen. */
export type Traits = Readonly<Record<TraitName, Trait | null>>;

/** @returns the traits of a repetition */
export function traitsOf(window: MovementWindow): Traits {
  const entries = TRAIT_NAMES.map((signal) => {
    const range = window.measure({ signal, part: 'whole', statistic: 'range' });
    const shift = window.measure({ signal, statistic: 'shift' });
    const rest = isPixels(signal) ? 0 : window.measure({ signal, part: 'rest', statistic: 'median' });
    const trait: Trait = { rest, far: rest + shift, range };
    return [signal, Number.isNaN(rest + shift + range) ? null : trait] as const;
  });
  return Object.fromEntries(entries) as unknown as Traits;
}
