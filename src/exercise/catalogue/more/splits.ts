import { FRONT_FROM } from '../../signals/frontality.js';
import type { HoldCheck, HoldRecord, TargetAngle } from '../../types.js';
import { byDifficulty } from '../common.js';

/*
 * Splits: both legs straight on the floor, the trunk upright. From the front a middle split shows the picture that a front
 * split shows from the side, and only the width of the trunk tells the two apart: each is judged from its own view alone.
 * Textbook, on the athlete: no recording shows one.
 */

/** Shanks from one ankle to the other: 3.9 and 4.5 of the athlete; 3.6 is a front split of 130°. */
const SPREAD = { split: 2.7, facial: 3.7 } as const;

/** Hips over the feet in shanks: 0.8 is a split of 135°, 0.6 one of 148°, 0.4 one of 160° (own geometry). */
const hipsLow = (code: string): HoldCheck => ({
  signal: 'hipHeight',
  max: 0.8,
  byDifficulty: byDifficulty(1, 0.75, 0.5),
  code: { above: code },
});

const UPRIGHT: readonly HoldCheck[] = [
  { signal: 'thighDrop', min: 0.4, max: 1.35 },
  { signal: 'trunkLean', max: 40 },
  { signal: 'proneDrop', min: 0.5 },
];

const STAY: readonly HoldCheck[] = [
  { signal: 'hipHeight', max: 0.95, byDifficulty: byDifficulty(1, 0.75, 0.5) },
  { signal: 'thighDrop', min: 0.35, max: 1.5 },
  { signal: 'trunkLean', max: 50 },
];

const legs = (hipDegrees: number, code: string): readonly TargetAngle[] =>
  (['left', 'right'] as const).flatMap((side) => [
    { joint: 'knee', side, degrees: 176, tolerance: 26, code: { below: code } } as const,
    { joint: 'hip', side, degrees: hipDegrees, tolerance: 38 } as const,
  ]);

const still = [
  { signal: 'hipHeight', maxRange: 0.2, overMs: 2200 },
  { signal: 'ankleSpread', maxRange: 0.5, overMs: 2200 },
] as const;

const rulesOf = (hips: string, knees: string): HoldRecord['rules'] => [
  {
    code: hips,
    severity: 'info',
    when: [{ measure: { signal: 'hipHeight', part: 'whole', statistic: 'median' }, max: 0.5 }],
    penalty: 12,
    witness: 'athlete',
  },
  {
    code: knees,
    severity: 'warning',
    when: [{ measure: { signal: 'moreBentKnee', part: 'whole', statistic: 'median' }, min: 162 }],
    penalty: 10,
    witness: 'athlete',
  },
];

const steadiness = {
  measure: { signal: 'hipHeight', part: 'whole', statistic: 'range' },
  full: 0.06,
  none: 0.5,
} as const;

/** One leg to the front, the other one to the back. */
export const split: HoldRecord = {
  name: 'split',
  aliases: ['splits', 'front_split', 'front_splits'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [{ signal: 'frontality', max: 0.5, direction: 'turn_side' }],
  },
  hold: {
    enter: [
      { signal: 'frontality', max: 0.5, judgedFrom: ['side'] },
      { signal: 'ankleSpread', min: SPREAD.split },
      hipsLow('split.hips.high'),
      ...UPRIGHT,
    ],
    stay: [{ signal: 'ankleSpread', min: 2.3 }, ...STAY],
    angles: legs(92, 'split.knee.bent'),
    minHoldMs: 2500,
    graceMs: 500,
    settle: { signal: 'ankleSpread', share: 0.9 },
    still,
  },
  rules: rulesOf('split.hips.high', 'split.knee.bent'),
  score: { steadiness },
};

/** One leg to each side. */
export const facialSplit: HoldRecord = {
  name: 'facial_split',
  aliases: ['facial_splits', 'middle_split', 'middle_splits', 'side_splits'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [{ signal: 'frontality', min: FRONT_FROM, direction: 'turn_front' }],
  },
  hold: {
    enter: [
      { signal: 'frontality', min: FRONT_FROM, judgedFrom: ['front'] },
      { signal: 'ankleSpread', min: SPREAD.facial },
      hipsLow('facial_split.hips.high'),
      ...UPRIGHT,
    ],
    stay: [{ signal: 'ankleSpread', min: 3.4 }, ...STAY],
    angles: legs(85, 'facial_split.knee.bent'),
    minHoldMs: 2500,
    graceMs: 500,
    settle: { signal: 'ankleSpread', share: 0.9 },
    still,
  },
  rules: rulesOf('facial_split.hips.high', 'facial_split.knee.bent'),
  score: { steadiness },
};
