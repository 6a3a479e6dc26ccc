import type { Measure, RepetitionRecord } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { SHOULDER_PRESS } from './weights/shoulder-press.js';

/**
 * Arms overhead are 1, a hand at the height of the forehead 0.45 (own geometry). Where the hands leave the picture 0.7 is
 * seen (shoulder_press_01).
 */
const NEEDED = byDifficulty(0.45, 0.6, 0.68);

/** Height of the higher hand over the shoulder ÷ arm: the same from every side. */
const REACHED: Measure = { signal: 'higherArmRaise', part: 'far', statistic: 'high' };

/** The arms are not equally high. */
const ARMS_APART: Measure = {
  take: 'difference',
  of: [
    { signal: 'higherArmRaise', part: 'far', statistic: 'median' },
    { signal: 'lowerArmRaise', part: 'far', statistic: 'median' },
  ],
};

/**
 * Shoulder press: hands from the shoulders to overhead, standing or seated. One arm, both together and both in turn count:
 * what is measured is the higher arm.
 *
 * Bounds of evidence lie between what was measured on recordings and the athlete and on all that is something else
 * (`scripts/accuracy/fit-evidence.ts --values`).
 */
export const shoulderPress: RepetitionRecord = {
  name: 'shoulder_press',
  aliases: ['shoulder_presses', 'shoulderpress', 'overhead_press', 'military_press'],
  experimental: true,
  unit: 'reps',
  needs: {
    joints: ['shoulder', 'elbow', 'wrist'],
    both: false,
    ready: [
      { signal: 'trunkLean', max: 50, direction: 'stand_up' },
      { signal: 'higherArmRaise', min: -0.4, max: 0.5, direction: 'hands_to_shoulders' },
    ],
  },
  cycle: {
    // Hands leave the picture overhead more often than elbows do.
    depth: { from: 'higherUpperArm', scale: 0.8, offset: 0.25 },
    signals: [
      { signal: 'higherArmRaise', swing: 0.2 },
      { signal: 'higherUpperArm', swing: 0.25 },
      { signal: 'elbowAngle', swing: 25 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 150,
    minDurationMs: 500,
    maxDurationMs: 12_000,
    full: 1,
    needed: NEEDED,
  },
  sides: { left: 'leftArmRaise', right: 'rightArmRaise', apart: 0.5, views: ['front', 'oblique'] },
  identity: weighedBy(SHOULDER_PRESS, [
    {
      name: 'hands_at_shoulders_at_rest',
      measure: { signal: 'higherArmRaise', part: 'rest', statistic: 'median' },
      against: -0.5,
      pro: -0.15,
    },
    {
      name: 'hands_not_overhead_at_rest',
      measure: { signal: 'lowerArmRaise', part: 'rest', statistic: 'median' },
      against: 0.65,
      pro: 0.4,
    },
    {
      name: 'elbows_go_up',
      measure: { signal: 'higherUpperArm', statistic: 'shift' },
      against: 0.2,
      pro: 0.7,
      size: true,
    },
    {
      name: 'elbow_overhead',
      measure: { signal: 'higherUpperArm', part: 'far', statistic: 'median' },
      against: 0,
      pro: 0.5,
      size: true,
    },
    {
      name: 'arms_straighten',
      measure: { signal: 'elbowAngle', statistic: 'shift' },
      against: 0,
      pro: 30,
      size: true,
    },
    {
      name: 'shoulders_stay',
      // Somebody who reaches up lifts the shoulders too.
      measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' },
      against: 0.5,
      pro: 0.25,
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
      against: 35,
      pro: 12,
    },
    {
      name: 'feet_stay',
      measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' },
      against: 0.25,
      pro: 0.1,
    },
  ]),
  criteria: [{ code: 'shoulder_press.height.low', measure: REACHED, atLeast: NEEDED, attempt: 0.27, unit: '%' }],
  rules: [
    {
      code: 'shoulder_press.height.low',
      severity: 'warning',
      when: [{ measure: REACHED, min: 0.66 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'shoulder_press.start.high',
      severity: 'info',
      // The hands of the athlete start 0.15 over the shoulders.
      when: [{ measure: { signal: 'lowerArmRaise', part: 'rest', statistic: 'low' }, max: 0.45 }],
      penalty: 6,
      witness: 'athlete',
    },
    {
      code: 'shoulder_press.trunk.lean',
      severity: 'warning',
      // Textbook.
      when: [{ measure: { signal: 'trunkLean', part: 'far', statistic: 'median' }, max: 18 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'shoulder_press.asymmetry',
      severity: 'info',
      // Textbook; both arms went up.
      when: [
        { measure: ARMS_APART, max: 0.2 },
        { measure: { signal: 'lowerArmRaise', statistic: 'shift' }, max: 0.35 },
      ],
      views: ['front'],
      penalty: 6,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: REACHED, full: 0.9, none: 0.2 },
    steadiness: { measure: { signal: 'hipY', part: 'whole', statistic: 'range' }, full: 0.08, none: 0.35 },
    tempo: { fastMs: 1000, slowMs: 6000 },
  },
};
