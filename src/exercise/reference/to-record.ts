/**
 * Makes an exercise of a signature, so that the engine counts by it as it counts by any record: a movement is it where the
 * limbs that move in the reference go as far and as high, and those that rest there rest.
 */
import type { Evidence, Measure, PlainSignal, RepetitionRecord, View } from '../types.js';
import { STEPS, TURN } from './course.js';
import { FEATURES, type FeatureName } from './features.js';
import { ReferenceFault } from './reference-fault.js';
import type { Signature } from './signature.js';

/** The name of the exercise that a reference stands for. */
export const REFERENCE = 'reference';

/** Signals of both sides together, and the features that they are made of. */
const SIGNALS: readonly {
  readonly signal: PlainSignal;
  readonly of: readonly FeatureName[];
  /** What is noise of it, and how far apart people may be who do the same. */
  readonly noise: number;
  readonly tolerance: number;
}[] = [
  { signal: 'armRaise', of: ['leftArmRaise', 'rightArmRaise'], noise: 0.12, tolerance: 0.3 },
  { signal: 'thighDrop', of: ['leftThighDrop', 'rightThighDrop'], noise: 0.1, tolerance: 0.3 },
  { signal: 'hipHeight', of: ['hipHeight'], noise: 0.12, tolerance: 0.3 },
  { signal: 'proneDrop', of: ['proneDrop'], noise: 0.1, tolerance: 0.25 },
  { signal: 'elbowAngle', of: ['leftElbowAngle', 'rightElbowAngle'], noise: 15, tolerance: 30 },
  { signal: 'kneeAngle', of: ['leftKneeAngle', 'rightKneeAngle'], noise: 15, tolerance: 30 },
  { signal: 'hipAngle', of: ['leftHipAngle', 'rightHipAngle'], noise: 15, tolerance: 30 },
  { signal: 'shoulderAngle', of: ['leftShoulderAngle', 'rightShoulderAngle'], noise: 15, tolerance: 30 },
  { signal: 'trunkLean', of: ['trunkLean'], noise: 10, tolerance: 20 },
  { signal: 'ankleSpread', of: ['ankleSpread'], noise: 0.2, tolerance: 0.5 },
];

/** What goes less far, in its noise, rests. */
const LEAST_SWINGS = 2;
/** Log-odds: nothing known, all that moves alike, one thing that moves or rests otherwise. */
const PRIOR = -2.5;
const ALL_ALIKE = 4.5;
const ONE_UNLIKE = 3;
/** What is projected says less: another view changes it. */
const PROJECTED_SHARE = 0.5;
/** Shares of the reference's way: so much is asked at each difficulty, and less is no attempt. */
const NEEDED = { easy: 0.5, normal: 0.65, pro: 0.8 } as const;
const ATTEMPT = 0.25;

/** One signal of the reference, at rest and at the turning point. */
interface Way {
  readonly signal: PlainSignal;
  readonly rest: number;
  readonly far: number;
  readonly noise: number;
  readonly tolerance: number;
  readonly isProjected: boolean;
  /** How far it goes, in its noise. */
  readonly swings: number;
}

/**
 * @returns the exercise
 * @throws ReferenceFault `no_repetition` where nothing in it moves
 */
export function recordOf(signature: Signature): RepetitionRecord {
  const ways = SIGNALS.flatMap((one) => wayOf(signature, one));
  const moving = ways.filter(({ swings }) => swings >= LEAST_SWINGS).sort((a, b) => b.swings - a.swings);
  const [main] = moving;
  if (!main) throw new ReferenceFault('no_repetition');
  const views = signature.view ? [signature.view] : undefined;
  const way = main.far - main.rest;
  const depth = { from: main.signal, scale: 1 / way, offset: -main.rest / way } as const;
  const range: Measure = { signal: depth, statistic: 'shift' };
  const all = moving.reduce((sum, { swings }) => sum + swings, 0);
  return {
    name: REFERENCE,
    aliases: [],
    unit: 'reps',
    needs: { joints: ['shoulder', 'hip'], both: false, ready: [] },
    cycle: {
      depth,
      signals: moving.map(({ signal, rest, far, noise }) => ({
        signal,
        swing: Math.sign(far - rest) * Math.max(noise, 0.2 * Math.abs(far - rest)),
      })),
      phases: { rest: 'rest', out: 'out', far: 'far', back: 'back' },
      smoothingMs: Math.min(200, 0.08 * signature.durationMs),
      minDurationMs: Math.max(250, signature.durationMs / 4),
      maxDurationMs: Math.min(20_000, 4 * signature.durationMs),
      full: 1,
      needed: NEEDED,
    },
    identity: {
      prior: PRIOR,
      evidence: [
        ...moving.flatMap((one) => movingEvidence(one, (ALL_ALIKE * one.swings) / all, views)),
        ...ways.filter(({ swings }) => swings < LEAST_SWINGS).flatMap((one) => restingEvidence(one, views)),
      ],
    },
    criteria: [{ code: `${REFERENCE}.range.small`, measure: range, atLeast: NEEDED, attempt: ATTEMPT, unit: '%' }],
    rules: [
      {
        code: `${REFERENCE}.range.small`,
        severity: 'warning',
        when: [{ measure: range, min: NEEDED.normal }],
        penalty: 0,
        witness: 'athlete',
      },
    ],
    score: {
      depth: { measure: range, full: 0.9, none: 0.1 },
      tempo: { fastMs: signature.durationMs / 2, slowMs: 2 * signature.durationMs },
    },
  };
}

function wayOf({ features }: Signature, { signal, of, noise, tolerance }: (typeof SIGNALS)[number]): Way[] {
  const at = (moments: readonly number[]): number => {
    const values = of.flatMap((name) => moments.map((moment) => features[name].values[moment] ?? NaN));
    const seen = values.filter((value) => !Number.isNaN(value));
    return seen.length ? seen.reduce((sum, value) => sum + value, 0) / seen.length : NaN;
  };
  const [rest, far] = [at([0, 1, STEPS - 1, STEPS]), at([TURN - 1, TURN, TURN + 1])];
  if (Number.isNaN(rest + far)) return [];
  const isProjected = of.some((name) => FEATURES[name].isProjected);
  return [{ signal, rest, far, noise, tolerance, isProjected, swings: Math.abs(far - rest) / noise }];
}

/** It goes as far, and is where it was in the reference. */
function movingEvidence(way: Way, pro: number, views: readonly View[] | undefined): Evidence[] {
  const { signal, rest, far, isProjected } = way;
  const shift = far - rest;
  const against = ONE_UNLIKE * (isProjected ? PROJECTED_SHARE : 1);
  const only = isProjected && views ? { views } : {};
  return [
    {
      name: nameOf(signal, 'goes'),
      measure: { signal, statistic: 'shift' },
      against: 0.2 * shift,
      pro: 0.65 * shift,
      size: true,
      weights: { pro, against },
      ...only,
    },
    ...within(way, 'rest', rest, against, only),
    ...within(way, 'far', far, against, only),
  ];
}

function restingEvidence(
  { signal, rest, noise, tolerance, isProjected }: Way,
  views: readonly View[] | undefined,
): Evidence[] {
  // From another view an angle that rests may well seem to move.
  if (isProjected && !views) return [];
  const against = ONE_UNLIKE * (isProjected ? PROJECTED_SHARE : 1);
  const only = isProjected && views ? { views } : {};
  return [
    {
      name: nameOf(signal, 'rests'),
      measure: { signal, part: 'whole', statistic: 'range' },
      against: 2 * tolerance + noise,
      pro: tolerance,
      weights: { pro: 0, against },
      ...only,
    },
    ...within({ signal, tolerance }, 'rest', rest, against, only),
  ];
}

/** Neither far above nor far below a level. */
function within(
  { signal, tolerance }: Pick<Way, 'signal' | 'tolerance'>,
  part: 'rest' | 'far',
  level: number,
  against: number,
  only: Pick<Evidence, 'views'>,
): Evidence[] {
  const measure: Measure = { signal, part, statistic: 'median' };
  const [near, off] = [tolerance, 2.2 * tolerance];
  const weights = { pro: 0, against };
  return [
    { name: nameOf(signal, `${part}_not_above`), measure, against: level + off, pro: level + near, weights, ...only },
    { name: nameOf(signal, `${part}_not_below`), measure, against: level - off, pro: level - near, weights, ...only },
  ];
}

function nameOf(signal: PlainSignal, what: string): string {
  return `${signal.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_${what}`;
}
