/**
 * The ways that the signals of a signature go, those that tell most of the movement first.
 */
import { isPixels } from '../signals/names.js';
import {
  TRAIT_NAMES,
  traitKindOf,
  type Trait,
  type TraitKind,
  type TraitName,
  type TraitOf,
  type Traits,
} from './traits.js';

/** What goes less far, in its noise, rests. */
const LEAST_SWINGS = 2;
/** Limbs that go less far than such a share of what goes farthest weigh least, from there on in proportion. */
const LEAST_SHARE = 0.3;
const FULL_SHARE = 0.7;
/** Arms may do this or that while they rest; legs that should stand are asked more of. */
const LEAST_IMPORTANCE: Readonly<Record<TraitOf, number>> = { arms: 0.1, legs: 0.6, body: 1 };
/**
 * Where thighs or feet go such a share of the farthest way, arms only go along: some people reach ahead in a squat, others do
 * not. The height of the hips tells nothing of it: in a push-up it falls with the body. Thighs go at most .54 of the farthest way
 * in the labelled push-ups, and at least .71 in the squats.
 */
const LEGS_WORK_FROM = 0.65;
const WORKING: ReadonlySet<TraitName> = new Set(['frontThighDrop', 'kneeGap', 'ankleGap']);
const ARMS_ALONG = 0.2;

/** One signal of a signature. */
export interface Way extends Trait {
  readonly signal: TraitName;
  readonly kind: TraitKind;
  readonly shift: number;
  readonly moves: boolean;
  /** How much it says of the movement, 0 to 1. */
  readonly importance: number;
  /** How much it weighs in the direction of the whole movement, 0 to 1: arms that only go along say little. */
  readonly along: number;
}

/** @returns those that were seen; first of all the one that tells best how far a repetition goes */
export function waysOf(traits: Traits): readonly Way[] {
  const seen = TRAIT_NAMES.flatMap((signal) => {
    const trait = traits[signal];
    if (!trait) return [];
    const kind = traitKindOf(signal);
    const shift = trait.far - trait.rest;
    return [{ ...trait, signal, kind, shift, swings: Math.abs(shift) / kind.noise }];
  });
  const heights = seen.filter(({ kind }) => !kind.isProjected);
  const farthest = Math.max(...heights.map(({ swings }) => swings));
  const shareOf = (of: TraitOf): number => {
    const own = heights.filter(({ kind, signal }) => kind.of === of && !isPixels(signal));
    return Math.max(0, ...own.map(({ swings }) => swings)) / farthest;
  };
  const working = heights.filter(({ signal }) => WORKING.has(signal)).map(({ swings }) => swings);
  const legsWork = Math.max(0, ...working) >= LEGS_WORK_FROM * farthest;
  const mostOf = (of: TraitOf): number => (of === 'arms' && legsWork ? ARMS_ALONG : 1);
  const importanceOf = (of: TraitOf): number => {
    const share = (shareOf(of) - LEAST_SHARE) / (FULL_SHARE - LEAST_SHARE);
    return Math.max(LEAST_IMPORTANCE[of], Math.min(mostOf(of), share));
  };
  const rankOf = ({ signal, kind }: Pick<Way, 'signal' | 'kind'>): number =>
    isPixels(signal) ? 2 : kind.isProjected ? 1 : 0;
  const weighed = seen.map((one) => ({ ...one, weight: one.swings * mostOf(one.kind.of) }));
  return weighed
    .sort((a, b) => rankOf(a) - rankOf(b) || b.weight - a.weight)
    .map(({ swings, weight: _, ...way }) => ({
      ...way,
      moves: swings >= LEAST_SWINGS,
      importance: importanceOf(way.kind.of),
      along: mostOf(way.kind.of),
    }));
}
