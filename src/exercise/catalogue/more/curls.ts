import type { Measure, RepetitionRecord, ScaledSignal } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { BICEP_CURL } from './weights/bicep-curl.js';

/*
 * Both curls bend the elbow while the upper arm hangs. One arm, both together and both in turn count: what is measured is
 * the arm that is higher, or more bent. The turn of the hand, which tells the two apart, is not among the keypoints.
 *
 * Bounds of evidence lie between what was measured on recordings and the athlete and on all that is something else
 * (`scripts/accuracy/fit-evidence.ts --values`).
 */

/** Height of the higher wrist: 0 with hanging arms, about 1 where it comes to the shoulder. The same from every side. */
const LIFT: ScaledSignal = { from: 'higherArmRaise', scale: 1.05, offset: 1.05 };

/** 0.46 is a forearm that is level, 0.55 an elbow of 80°, 0.68 one of 62° (own geometry, the upper arm hanging). */
const NEEDED = byDifficulty(0.42, 0.55, 0.68);

const REACHED: Measure = { signal: LIFT, part: 'far', statistic: 'high' };

/** The straightest that either arm gets: where both take turns one is bent while the other rests. */
const STRAIGHTEST: Measure = {
  take: 'larger',
  of: [
    { signal: 'leftElbowAngle', part: 'whole', statistic: 'high' },
    { signal: 'rightElbowAngle', part: 'whole', statistic: 'high' },
  ],
};

/** Curl with the palms up. */
export const bicepCurl: RepetitionRecord = {
  name: 'bicep_curl',
  aliases: ['bicep_curls', 'biceps_curl', 'biceps_curls', 'bicepcurl', 'curl', 'curls'],
  unit: 'reps',
  compatible: [{ exercise: 'hammer_curl', reason: 'the turn of the hand is not among the keypoints' }],
  needs: {
    joints: ['shoulder', 'elbow', 'wrist'],
    both: false,
    ready: [
      // On a seat, people lean forward by as much (`upright` below).
      { signal: 'trunkLean', max: 75, direction: 'stand_up' },
      { signal: 'higherArmRaise', max: -0.5, direction: 'arms_down' },
    ],
  },
  cycle: {
    depth: LIFT,
    signals: [
      { signal: 'higherArmRaise', swing: 0.15 },
      { signal: 'moreBentElbow', swing: -30 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 150,
    minDurationMs: 400,
    maxDurationMs: 12_000,
    full: 1,
    needed: NEEDED,
  },
  sides: { left: 'leftElbowAngle', right: 'rightElbowAngle', apart: 0.5, views: ['front', 'oblique'] },
  identity: weighedBy(BICEP_CURL, [
    {
      name: 'elbow_bends',
      measure: { signal: 'moreBentElbow', statistic: 'shift' },
      against: -15,
      pro: -65,
      size: true,
    },
    {
      name: 'hand_comes_up',
      measure: { signal: 'higherArmRaise', statistic: 'shift' },
      against: 0.2,
      pro: 0.6,
      size: true,
    },
    {
      name: 'upper_arm_hangs',
      measure: { signal: 'higherUpperArm', part: 'far', statistic: 'median' },
      against: -0.2,
      pro: -0.65,
    },
    {
      name: 'not_overhead',
      measure: { signal: 'higherArmRaise', part: 'far', statistic: 'high' },
      against: 0.25,
      pro: 0.05,
    },
    {
      name: 'hand_hangs_at_rest',
      measure: { signal: 'higherArmRaise', part: 'rest', statistic: 'median' },
      against: -0.15,
      pro: -0.55,
    },
    {
      name: 'arm_straight_at_rest',
      measure: { signal: 'moreBentElbow', part: 'rest', statistic: 'median' },
      against: 75,
      pro: 115,
    },
    {
      name: 'shoulders_stay',
      measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' },
      against: 0.6,
      pro: 0.3,
    },
    {
      name: 'upright',
      // Seated and with the elbow at the thigh people lean by 40° to 60°; whose trunk is level rows, or is on the floor.
      measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' },
      against: 75,
      pro: 40,
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
      against: 0.3,
      pro: 0.12,
    },
    {
      name: 'off_the_floor',
      measure: { signal: 'hipHeight', part: 'whole', statistic: 'median' },
      against: 0.2,
      pro: 0.7,
    },
    {
      // A hand goes to the face or the collar between two steps. Of people who curl the feet go 0.03 of a trunk at most.
      name: 'feet_stay_around',
      measure: { signal: 'ankleX', part: 'around', statistic: 'range' },
      against: 0.35,
      pro: 0.1,
    },
  ]),
  criteria: [{ code: 'curl.height.low', measure: REACHED, atLeast: NEEDED, attempt: 0.2, unit: '%' }],
  rules: [
    {
      code: 'curl.height.low',
      severity: 'warning',
      when: [{ measure: REACHED, min: 0.6 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'curl.extension.incomplete',
      severity: 'warning',
      // A straight arm looks like 140° to 145° on 265 clips of push-ups; those of bicep_curl_04 open to 130° to 145°.
      when: [{ measure: STRAIGHTEST, min: 130 }],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'curl.elbow.forward',
      severity: 'info',
      // 20° of the athlete, who does it well (recordings).
      when: [{ measure: { signal: 'shoulderAngle', statistic: 'shift' }, max: 35 }],
      views: ['side'],
      penalty: 6,
      witness: 'athlete',
    },
    {
      code: 'curl.trunk.swing',
      severity: 'warning',
      // Textbook: the trunk stays still.
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'range' }, max: 12 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: REACHED, full: 0.9, none: 0.15 },
    steadiness: { measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' }, full: 0.08, none: 0.3 },
    tempo: { fastMs: 1000, slowMs: 6000 },
  },
};

/** Curl with the thumbs up: the same joints move in the same way. */
export const hammerCurl: RepetitionRecord = {
  ...bicepCurl,
  name: 'hammer_curl',
  aliases: ['hammer_curls', 'hammercurl'],
  experimental: true,
  compatible: [{ exercise: 'bicep_curl', reason: 'the turn of the hand is not among the keypoints' }],
};
