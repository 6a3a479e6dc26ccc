import type { CompatibleExercise, HoldCheck, HoldRecord, TargetAngle } from '../../types.js';
import { byDifficulty } from '../common.js';

/*
 * Stretches on one straight leg, the other one raised, straight too: to the front with its foot in the hand, up beside the head,
 * up behind over a folded trunk. Either leg. Textbook, on the athlete: no recording shows one.
 */

/** Hips over the standing foot in shanks: 2 of a straight leg. */
const STANDING: HoldCheck = { signal: 'hipHeight', min: 1.65 };
const STILL_STANDING: HoldCheck = { signal: 'hipHeight', min: 1.5 };

/** Upright on one leg is a balance on it. */
const BALANCES: readonly CompatibleExercise[] = ['balance_leg', 'balance_leg_left', 'balance_leg_right'].map(
  (exercise) => ({ exercise, reason: 'it is a balance on one leg' }),
);

/** The raised leg is the left one, and its hip is bent to so much; the other one stands. */
const legs = (
  raised: readonly [degrees: number, tolerance: number],
  standing: readonly [degrees: number, tolerance: number],
  bent: string,
): readonly TargetAngle[] => [
  { joint: 'knee', side: 'left', degrees: 176, tolerance: 28, code: { below: bent } },
  { joint: 'hip', side: 'left', degrees: raised[0], tolerance: raised[1] },
  { joint: 'knee', side: 'right', degrees: 178, tolerance: 22 },
  { joint: 'hip', side: 'right', degrees: standing[0], tolerance: standing[1] },
];

const STILL = [
  { signal: 'ankleGap', maxRange: 0.4, overMs: 1400 },
  { signal: 'hipHeight', maxRange: 0.3, overMs: 1400 },
] as const;

const kneeBent = (code: string): HoldRecord['rules'][number] => ({
  code,
  severity: 'warning',
  when: [{ measure: { signal: 'moreBentKnee', part: 'whole', statistic: 'median' }, min: 162 }],
  penalty: 10,
  witness: 'athlete',
});

const legLow = (code: string, min: number): HoldRecord['rules'][number] => ({
  code,
  severity: 'info',
  when: [{ measure: { signal: 'ankleGap', part: 'whole', statistic: 'median' }, min }],
  penalty: 8,
  witness: 'athlete',
});

const steadiness = {
  measure: { signal: 'ankleGap', part: 'whole', statistic: 'range' },
  full: 0.1,
  none: 0.8,
} as const;

/** From the front the raised leg points at the camera. */
export const footToHand: HoldRecord = {
  name: 'foot_to_hand',
  aliases: ['hand_to_foot', 'hand_to_big_toe'],
  unit: 'seconds',
  experimental: true,
  compatible: BALANCES,
  needs: {
    joints: ['shoulder', 'elbow', 'wrist', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [
      { signal: 'trunkLean', max: 40, direction: 'stand_up' },
      { signal: 'ankleGap', min: 0.3, direction: 'lift_foot' },
    ],
  },
  hold: {
    enter: [
      STANDING,
      { signal: 'trunkLean', max: 32 },
      // In shanks: 2 is a leg that is level, 3 the athlete's, 4 one that is upright.
      {
        signal: 'ankleGap',
        min: 1.5,
        byDifficulty: byDifficulty(1, 1.2, 1.4),
        code: { below: 'foot_to_hand.leg.low' },
      },
      { signal: 'ankleGap', max: 3.7 },
      { signal: 'ankleSpread', min: 0.9 },
    ],
    stay: [
      STILL_STANDING,
      { signal: 'trunkLean', max: 42 },
      { signal: 'ankleGap', min: 1.25, byDifficulty: byDifficulty(1, 1.2, 1.4) },
    ],
    angles: [
      ...legs([68, 40], [174, 26], 'foot_to_hand.knee.bent'),
      // The arm reaches for the foot: of the athlete the upper arm is 94° from the trunk.
      { joint: 'shoulder', side: 'left', degrees: 92, tolerance: 40 },
      { joint: 'elbow', side: 'left', degrees: 172, tolerance: 42 },
    ],
    minHoldMs: 1600,
    graceMs: 400,
    settle: { signal: 'ankleGap', share: 0.88 },
    still: STILL,
  },
  rules: [legLow('foot_to_hand.leg.low', 2), kneeBent('foot_to_hand.knee.bent')],
  score: { steadiness },
};

/** The standing I: judged from everywhere, as leg and trunk are upright. */
export const standingI: HoldRecord = {
  name: 'i',
  aliases: ['standing_i'],
  unit: 'seconds',
  experimental: true,
  compatible: BALANCES,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [
      { signal: 'trunkLean', max: 45, direction: 'stand_up' },
      { signal: 'ankleGap', min: 0.3, direction: 'lift_foot' },
    ],
  },
  hold: {
    enter: [
      STANDING,
      { signal: 'trunkLean', max: 45 },
      { signal: 'proneDrop', min: 0.5 },
      // 4.1 of the athlete; 3.5 is a leg 45° from upright, 3.8 one 30°.
      { signal: 'ankleGap', min: 3.4, byDifficulty: byDifficulty(1, 1.06, 1.12), code: { below: 'i.leg.low' } },
    ],
    stay: [
      STILL_STANDING,
      { signal: 'trunkLean', max: 55 },
      { signal: 'ankleGap', min: 3.1, byDifficulty: byDifficulty(1, 1.06, 1.12) },
    ],
    angles: legs([16, 36], [166, 32], 'i.knee.bent'),
    minHoldMs: 1600,
    graceMs: 400,
    settle: { signal: 'ankleGap', share: 0.9 },
    still: STILL,
  },
  rules: [legLow('i.leg.low', 3.7), kneeBent('i.knee.bent')],
  score: { steadiness },
};

/** The needle: judged from everywhere, as legs and trunk are in one upright line. */
export const needle: HoldRecord = {
  name: 'needle',
  aliases: ['needle_pose', 'standing_split'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [{ signal: 'ankleGap', min: 0.3, direction: 'lift_foot' }],
  },
  hold: {
    enter: [
      STANDING,
      // 153° of the athlete.
      { signal: 'trunkLean', min: 112, unit: '°', code: { below: 'needle.trunk.high' } },
      { signal: 'proneDrop', max: -0.2 },
      { signal: 'ankleGap', min: 3.2, byDifficulty: byDifficulty(1, 1.07, 1.14), code: { below: 'needle.leg.low' } },
    ],
    stay: [
      STILL_STANDING,
      { signal: 'trunkLean', min: 100 },
      { signal: 'ankleGap', min: 2.9, byDifficulty: byDifficulty(1, 1.07, 1.14) },
    ],
    angles: legs([157, 36], [30, 36], 'needle.knee.bent'),
    minHoldMs: 1600,
    graceMs: 400,
    settle: { signal: 'ankleGap', share: 0.9 },
    still: STILL,
  },
  rules: [
    legLow('needle.leg.low', 3.6),
    {
      code: 'needle.trunk.high',
      severity: 'info',
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' }, min: 135 }],
      penalty: 8,
      witness: 'athlete',
    },
    kneeBent('needle.knee.bent'),
  ],
  score: { steadiness },
};
