import type { Measure, RepetitionRecord, ScaledSignal } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { LATERAL_RAISE } from './weights/lateral-raise.js';

/** Height of the higher elbow: 0 hanging, 1 level with the shoulder. The same from every side, and of bent arms. */
const HEIGHT: ScaledSignal = { from: 'higherUpperArm', scale: 1, offset: 1 };

/** Upper arms at 60°, 72° and 80° from the trunk (own geometry). */
const NEEDED = byDifficulty(0.5, 0.7, 0.82);

const REACHED: Measure = { signal: HEIGHT, part: 'far', statistic: 'high' };

/** The arms are not equally high. */
const ARMS_APART: Measure = {
  take: 'difference',
  of: [
    { signal: 'higherArmRaise', part: 'far', statistic: 'median' },
    { signal: 'lowerArmRaise', part: 'far', statistic: 'median' },
  ],
};

/**
 * Lateral raise: hanging arms go up to the sides, to the height of the shoulders. One arm, both together and both in turn
 * count: what is measured is the higher arm.
 */
export const lateralRaise: RepetitionRecord = {
  name: 'lateral_raise',
  aliases: ['lateral_raises', 'lateralraise', 'side_raise', 'side_raises'],
  experimental: true,
  unit: 'reps',
  needs: {
    joints: ['shoulder', 'elbow', 'wrist'],
    both: false,
    ready: [
      { signal: 'trunkLean', max: 50, direction: 'stand_up' },
      { signal: 'higherUpperArm', max: -0.6, direction: 'arms_down' },
    ],
  },
  cycle: {
    depth: HEIGHT,
    signals: [
      { signal: 'higherUpperArm', swing: 0.2 },
      { signal: 'higherArmRaise', swing: 0.2 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 150,
    minDurationMs: 500,
    maxDurationMs: 12_000,
    full: 1,
    needed: NEEDED,
  },
  sides: { left: 'leftArmRaise', right: 'rightArmRaise', apart: 0.5, views: ['front', 'oblique'] },
  identity: weighedBy(LATERAL_RAISE, [
    {
      name: 'elbow_comes_up',
      measure: { signal: 'higherUpperArm', statistic: 'shift' },
      against: 0.15,
      pro: 0.6,
      size: true,
    },
    {
      name: 'hand_comes_up',
      measure: { signal: 'higherArmRaise', statistic: 'shift' },
      against: 0.15,
      pro: 0.6,
      size: true,
    },
    {
      name: 'arms_hang_at_rest',
      // The hand that does not move may hold on to something (lateral_raise_02).
      measure: { signal: 'lowerArmRaise', part: 'rest', statistic: 'median' },
      against: -0.25,
      pro: -0.6,
    },
    {
      name: 'no_higher_than_shoulders',
      measure: { signal: 'higherArmRaise', part: 'far', statistic: 'high' },
      against: 0.65,
      pro: 0.4,
    },
    {
      name: 'forearm_goes_along',
      measure: {
        take: 'difference',
        of: [
          { signal: 'higherArmRaise', statistic: 'shift' },
          { signal: 'higherUpperArm', statistic: 'shift' },
        ],
      },
      against: 0.5,
      pro: 0.25,
    },
    {
      name: 'hands_wide',
      // Of arms raised ahead 1.1 to 1.4 (front_raise_01), to the sides 2.3 and more (lateral_raise_01 and 02).
      measure: { signal: 'handSpread', part: 'far', statistic: 'median' },
      against: 1.3,
      pro: 1.7,
      views: ['front'],
    },
    {
      name: 'hands_part',
      // Of arms raised ahead 0.15 (front_raise_01), to the sides 1.2, of one arm 0.4 (lateral_raise_01 and 02).
      measure: { signal: 'handSpread', statistic: 'shift' },
      against: 0.2,
      pro: 0.55,
      views: ['front', 'oblique'],
    },
    {
      name: 'arms_not_ahead',
      measure: { signal: 'handReach', part: 'far', statistic: 'median' },
      against: 0.7,
      pro: 0.35,
      views: ['side', 'oblique'],
    },
    {
      name: 'shoulders_stay',
      measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' },
      against: 0.32,
      pro: 0.12,
    },
    {
      name: 'upright',
      measure: { signal: 'proneDrop', part: 'whole', statistic: 'median' },
      against: 0.4,
      pro: 0.7,
    },
    {
      name: 'knees_keep_still',
      measure: { signal: 'moreBentKnee', part: 'whole', statistic: 'range' },
      against: 25,
      pro: 10,
    },
  ]),
  criteria: [{ code: 'lateral_raise.height.low', measure: REACHED, atLeast: NEEDED, attempt: 0.25, unit: '%' }],
  rules: [
    {
      code: 'lateral_raise.height.low',
      severity: 'warning',
      // Of people 0.85 and more (lateral_raise_01 to 03).
      when: [{ measure: REACHED, min: 0.75 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'lateral_raise.height.high',
      severity: 'info',
      // The upper arm is 25° over level (own geometry).
      when: [{ measure: REACHED, max: 1.42 }],
      penalty: 6,
      witness: 'athlete',
    },
    {
      code: 'lateral_raise.trunk.swing',
      severity: 'warning',
      // Textbook: the trunk stays still.
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'range' }, max: 12 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'lateral_raise.asymmetry',
      severity: 'info',
      // Textbook; both arms went up.
      when: [
        { measure: ARMS_APART, max: 0.25 },
        { measure: { signal: 'lowerArmRaise', statistic: 'shift' }, max: 0.35 },
      ],
      views: ['front'],
      penalty: 6,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: REACHED, full: 0.9, none: 0.2 },
    steadiness: { measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' }, full: 0.1, none: 0.35 },
    tempo: { fastMs: 1000, slowMs: 6000 },
  },
};
