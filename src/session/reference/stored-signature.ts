/**
 * A signature as it is stored: with the figure of its repetition, from which ghosts are drawn. One that programs have made of
 * poses has none.
 */
import type { Signature } from '../../exercise/track-reference.js';
import { FIGURE_POINTS, FIGURE_STEPS, type Figure } from '../../motion/figure.js';

/** A movement that repetitions are compared with. Plain JSON. */
export interface StoredSignature extends Signature {
  /** What a ghost is drawn from. */
  readonly figure?: Figure;
}

/** What it takes to check a signature; loaded with the reference. */
export interface SignatureTools {
  readonly parseSignature: (given: unknown) => Signature;
}

/**
 * @param given what `JSON.parse` gave
 * @throws TypeError whose message begins with the field that is wrong
 */
export function readStored(given: unknown, { parseSignature }: SignatureTools): StoredSignature {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const { figure, ...rest } = (isObject ? given : {}) as { readonly figure?: unknown };
  const signature = parseSignature(isObject ? rest : given);
  if (figure === undefined) return signature;
  if (!isFigure(figure)) {
    throw new TypeError(
      `signature.figure: must be { moments }, ${FIGURE_STEPS + 1} lists of ${FIGURE_POINTS.length} places [x, y] or null`,
    );
  }
  return { ...signature, figure: structuredClone(figure) };
}

function isFigure(given: unknown): given is Figure {
  const { moments } = (given ?? {}) as { readonly moments?: unknown };
  return (
    Array.isArray(moments) &&
    moments.length === FIGURE_STEPS + 1 &&
    moments.every((places) => Array.isArray(places) && places.length === FIGURE_POINTS.length && places.every(isPlace))
  );
}

function isPlace(given: unknown): boolean {
  return given === null || (Array.isArray(given) && given.length === 2 && given.every(Number.isFinite));
}
