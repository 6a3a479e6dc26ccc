/**
 * By what a movement that the catalogue does not know is known again: what moves in the reference goes as far and as high, and
 * what rests there rests.
 */
import { KNOWN } from '../identity.js';
import { isPixels } from '../signals/names.js';
import type { Evidence, Identity, Measure } from '../types.js';
import type { Signature } from './signature.js';
import type { Way } from './ways.js';

/**
 * Log-odds of a movement that nothing speaks against, from `KNOWN` on: fitted with the weights of the traits. Both count for
 * less than they were fitted to, as one repetition knows less than a record does: what is an exercise of the catalogue is that.
 */
const CAUTION = 0.3;
const PRIOR = KNOWN + CAUTION * 2.5;
/** In tolerances of a level: from here on it speaks against, and from here on fully. */
const LEVEL = { from: 1, fully: 2.5 } as const;
/** In shares of the reference's way. */
const WAY = { from: 0.5, fully: 0.15 } as const;
/** In tolerances over how far it goes in the reference, where it rests. */
const REST = { from: 0.5, fully: 2 } as const;
/** What weighs less is left out. */
const LEAST_WEIGHT = 0.015;

/** @returns the identity of the movement */
export function evidenceOf({ view }: Signature, ways: readonly Way[]): Identity {
  const views = view ? [view] : undefined;
  const evidence = ways
    // From another view what is projected says nothing.
    .filter(({ kind }) => !kind.isProjected || views)
    .flatMap((way) => [...levels(way), ...(way.moves ? goes(way) : rests(way))].map((one) => ({ one, way })))
    .filter(({ one }) => one.weights.against >= LEAST_WEIGHT)
    .map(({ one, way }): Evidence => ({ ...one, ...(way.kind.isProjected && views && { views }) }));
  return { prior: PRIOR, evidence };
}

function goes({ signal, shift, kind, importance }: Way): Evidence[] {
  const measure: Measure = { signal, statistic: 'shift' };
  const bounds = against(WAY.from * shift, WAY.fully * shift, importance * kind.weights.goes);
  return [{ name: nameOf(signal, 'goes'), measure, size: true, ...bounds }];
}

function rests({ signal, range, kind, importance }: Way): Evidence[] {
  const { noise, tolerance, weights } = kind;
  const measure: Measure = { signal, part: 'whole', statistic: 'range' };
  const own = Math.max(noise, range) + REST.from * tolerance;
  const bounds = against(own, own + (REST.fully - REST.from) * tolerance, importance * weights.rests);
  return [{ name: nameOf(signal, 'rests'), measure, ...bounds }];
}

/** Neither far above nor far below where the reference is at rest and at the turning point. */
function levels({ signal, rest, far, kind, importance }: Way): Evidence[] {
  if (isPixels(signal)) return [];
  const { tolerance, weights } = kind;
  const parts = [
    ['rest', rest],
    ['far', far],
  ] as const;
  const sides = [
    ['above', 1],
    ['below', -1],
  ] as const;
  return parts.flatMap(([part, level]) =>
    sides.map(([side, sign]): Evidence => {
      const at = (tolerances: number): number => level + sign * tolerances * tolerance;
      const measure: Measure = { signal, part, statistic: 'median' };
      const bounds = against(at(LEVEL.from), at(LEVEL.fully), importance * weights.at);
      return { name: nameOf(signal, `${part}_not_${side}`), measure, ...bounds };
    }),
  );
}

/** What speaks for nothing, and against from one value on up to another: a record's evidence turns half-way. */
function against(from: number, fully: number, weight: number): Pick<Evidence, 'against' | 'pro' | 'weights'> {
  return { against: fully, pro: 2 * from - fully, weights: { pro: 0, against: CAUTION * weight } };
}

function nameOf(signal: string, what: string): string {
  return `${signal.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_${what}`;
}
