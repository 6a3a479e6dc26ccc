/**
 * Compares a repetition with a signature: its poses, its timing, its range, and where the largest difference is.
 */
import type { MovementWindow } from '../measure.js';
import type { ReferenceDeviation } from '../messages.js';
import type { View } from '../types.js';
import { courseOf, mirrored, STEPS, timeOf, TURN, type Course } from './course.js';
import { FEATURE_NAMES, featureOf, type BodyPart, type FeatureName } from './features.js';
import { swingsOf, type Signature } from './signature.js';
import { traitKindOf, type TraitName } from './traits.js';

/** How many moments before or after its own a moment may be found: more would make another movement of it. */
const BAND = 5;
/** Twice as long, or half: half the marks of the length. */
const HALF_MARKS_RATIO = 2;
/** Shares of the scores in the one that stands for them. */
const SHARES = { pose: 0.6, timing: 0.2, range: 0.2 } as const;
/** What matters less is not spoken of. */
const LEAST_WEIGHT = 0.04;
/** Fewer swings up or down make neither a bottom nor a top. */
const LEAST_TURN = 2;

/** The largest difference of one part of the body. */
export interface Deviation extends Pick<ReferenceDeviation, 'side' | 'by' | 'unit' | 'at'> {
  readonly part: BodyPart;
  /** When, in ms since the first frame. */
  readonly timeMs: number;
}

/** How like the reference a repetition is; scores from 0 to 1. */
export interface Comparison {
  readonly overall: number;
  readonly pose: number;
  readonly timing: number;
  readonly range: number;
  /** Whether it was done with the other side. */
  readonly mirrored: boolean;
  /** Per part of the body, the largest first. */
  readonly deviations: readonly Deviation[];
}

/** @returns how like the signature a repetition is, as it is or mirrored, whichever is more like it */
export function compare(signature: Signature, window: MovementWindow): Comparison {
  const course = courseOf(window);
  const like = likenessTo(signature, stepsBetween(signature.view, window.view));
  const [plain, turned] = [aligned(like, course), aligned(like, mirrored(course))];
  const isMirrored = turned.pose > plain.pose;
  const { path, pose } = isMirrored ? turned : plain;
  const mine = isMirrored ? mirrored(course) : course;
  // How far it goes is no matter of time.
  const timing = timingOf(signature, window, aligned(like, asFarAs(signature, mine)).path);
  const range = rangeOf(signature, mine);
  return {
    overall: SHARES.pose * pose + SHARES.timing * timing + SHARES.range * range,
    pose,
    timing,
    range,
    mirrored: isMirrored,
    deviations: deviationsOf(signature, mine, path, window, isMirrored),
  };
}

/** Moments of the reference and of the repetition that belong together, from the first to the last. */
type Path = readonly (readonly [reference: number, own: number])[];

/** Dynamic time warping inside a band (Sakoe and Chiba 1978). */
function aligned(like: Likeness, course: Course): { readonly path: Path; readonly pose: number } {
  const worth: number[][] = [];
  const from: (readonly [number, number] | undefined)[][] = [];
  for (let i = 0; i <= STEPS; i++) {
    worth.push(Array<number>(STEPS + 1).fill(Infinity));
    from.push([]);
    for (let j = Math.max(0, i - BAND); j <= Math.min(STEPS, i + BAND); j++) {
      const before = [
        [i - 1, j - 1],
        [i - 1, j],
        [i, j - 1],
      ] as const;
      let [least, best]: [number, readonly [number, number] | undefined] = [i + j === 0 ? 0 : Infinity, undefined];
      for (const [a, b] of before) {
        const cost = worth[a]?.[b] ?? Infinity;
        if (cost < least) [least, best] = [cost, [a, b]];
      }
      (worth[i] as number[])[j] = least + 1 - like(course, i, j);
      (from[i] as (typeof from)[number])[j] = best;
    }
  }
  const path: (readonly [number, number])[] = [];
  for (let at: readonly [number, number] | undefined = [STEPS, STEPS]; at; at = from[at[0]]?.[at[1]]) path.unshift(at);
  const sum = path.reduce((all, [i, j]) => all + like(course, i, j), 0);
  return { path, pose: sum / path.length };
}

/** How like the body is at a moment of the reference and at one of a repetition, 0 to 1. */
type Likeness = (course: Course, i: number, j: number) => number;

/**
 * A tolerance apart it is a half. From another view what is projected has a larger one.
 *
 * @param steps how many views the two are apart
 */
function likenessTo({ features }: Signature, steps: number): Likeness {
  const compared = FEATURE_NAMES.filter((name) => features[name].weight > 0).map((name) => {
    const { tolerance, isProjected } = featureOf(name);
    return { name, ...features[name], tolerance: isProjected ? tolerance * (1 + steps) : tolerance };
  });
  return (course, i, j) => {
    let sum = 0;
    let weights = 0;
    for (const { name, weight, values, tolerance } of compared) {
      const [wanted, own] = [values[i] ?? null, course[name][j] ?? null];
      if (wanted === null || own === null) continue;
      sum += weight / (1 + ((own - wanted) / tolerance) ** 2);
      weights += weight;
    }
    return weights > 0 ? sum / weights : 0;
  };
}

/** The course of a repetition with each feature going as far as in the reference. */
function asFarAs({ features }: Signature, course: Course): Course {
  const entries = FEATURE_NAMES.map((name) => {
    const [wanted, own] = [boundsOf(features[name].values), boundsOf(course[name])];
    const scale = (wanted.high - wanted.low) / (own.high - own.low);
    const values = Number.isFinite(scale)
      ? course[name].map((value) => (value === null ? null : wanted.low + scale * (value - own.low)))
      : course[name];
    return [name, values] as const;
  });
  return Object.fromEntries(entries) as unknown as Course;
}

function boundsOf(values: readonly (number | null)[]): { readonly low: number; readonly high: number } {
  const seen = values.filter((value) => value !== null);
  return { low: Math.min(...seen), high: Math.max(...seen) };
}

function timingOf({ durationMs }: Signature, { span }: MovementWindow, path: Path): number {
  const apart = Math.log((span.endMs - span.startMs) / durationMs) / Math.log(HALF_MARKS_RATIO);
  const warped = path.reduce((sum, [i, j]) => sum + Math.abs(i - j), 0) / path.length;
  return 0.5 / (1 + apart ** 2) + 0.5 / (1 + (warped / BAND) ** 2);
}

function rangeOf({ features }: Signature, course: Course): number {
  let sum = 0;
  let weights = 0;
  for (const name of FEATURE_NAMES) {
    const { weight, values } = features[name];
    const [wanted, own] = [swingsOf(name, values), swingsOf(name, course[name])];
    if (wanted <= 1 || own === 0) continue;
    // A swing more or less is noise.
    sum += (weight * (1 + Math.min(wanted, own))) / (1 + Math.max(wanted, own));
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
}

function deviationsOf(
  signature: Signature,
  course: Course,
  path: Path,
  { span, view }: MovementWindow,
  isMirrored: boolean,
): readonly Deviation[] {
  const { features } = signature;
  const steps = stepsBetween(signature.view, view);
  const turn = turnOf(signature);
  const found = FEATURE_NAMES.flatMap((name) => {
    const { weight, values } = features[name];
    const { part, unit, noise, tolerance, isProjected } = featureOf(name);
    if (weight < LEAST_WEIGHT) return [];
    // What is projected looks otherwise from another view, whatever was done.
    if (isProjected && steps > 0) return [];
    let [largest, moment] = [0, 0];
    for (const [i, j] of path) {
      const difference = (course[name][j] ?? NaN) - (values[i] ?? NaN);
      if (Math.abs(difference) > Math.abs(largest)) [largest, moment] = [difference, j];
    }
    if (Math.abs(largest) < noise) return [];
    const side = sideOf(name, isMirrored);
    const deviation: Deviation = {
      part,
      ...(side && { side }),
      by: Math.round(unit === '%' ? 100 * largest : largest),
      unit,
      at: placeOf(moment, turn),
      timeMs: timeOf(span, moment),
    };
    return [{ deviation, size: (weight * Math.abs(largest)) / tolerance }];
  });
  return found.sort((a, b) => b.size - a.size).map(({ deviation }) => deviation);
}

/** The visitor's own side, whichever the reference used. */
function sideOf(name: FeatureName, isMirrored: boolean): 'left' | 'right' | undefined {
  if (!featureOf(name).mirror) return undefined;
  return name.startsWith('left') !== isMirrored ? 'left' : 'right';
}

function placeOf(moment: number, turn: Deviation['at']): Deviation['at'] {
  const edge = STEPS / 12;
  if (moment <= edge) return 'start';
  if (moment >= STEPS - edge) return 'end';
  if (Math.abs(moment - TURN) <= edge) return turn;
  return moment < TURN ? 'out' : 'back';
}

/** What people call the turning point: by where the body goes, or the hands where it stays. */
function turnOf({ traits }: Signature): Deviation['at'] {
  const swings = (name: TraitName): number => {
    const { rest, far } = traits[name] ?? { rest: 0, far: 0 };
    return (far - rest) / traitKindOf(name).noise;
  };
  const body = [-swings('hipY'), -swings('shoulderY')].reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  const up = Math.abs(body) >= LEAST_TURN ? body : swings('higherArmRaise');
  if (Math.abs(up) < LEAST_TURN) return 'turn';
  return up > 0 ? 'top' : 'bottom';
}

const VIEWS: readonly View[] = ['front', 'oblique', 'side'];

/** How many views two are apart; 1 where one of them is not known. */
function stepsBetween(a: View | null, b: View | undefined): number {
  return a && b ? Math.abs(VIEWS.indexOf(a) - VIEWS.indexOf(b)) : 1;
}
