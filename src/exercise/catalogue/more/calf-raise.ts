import type { Measure, RepetitionRecord } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { CALF_RAISE } from './weights/calf-raise.js';

/** How far the heels have to come up, in lengths of the trunk: the athlete's do 0.09 to 0.15, those of a recording 0.12. */
const NEEDED = byDifficulty(0.035, 0.07, 0.1);

const RISE: Measure = { signal: 'ankleRise', statistic: 'shift' };
const HIPS_RISE: Measure = { signal: { from: 'hipY', scale: -1 }, statistic: 'shift' };
const SHOULDERS_RISE: Measure = { signal: { from: 'shoulderY', scale: -1 }, statistic: 'shift' };

/**
 * Calf raise: standing on straight legs, the heels leave the floor and the whole body comes up with them. On one foot too.
 *
 * The toes are not among the keypoints: that the ankles come up, and all that is above them by as much, is what tells it.
 */
export const calfRaise: RepetitionRecord = {
  name: 'calf_raise',
  aliases: ['calf_raises', 'calfraise', 'heel_raise', 'heel_raises'],
  unit: 'reps',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [{ signal: 'trunkLean', max: 40, direction: 'stand_up' }],
  },
  cycle: {
    depth: 'ankleRise',
    signals: [
      { signal: 'ankleRise', swing: 0.05 },
      { signal: 'hipY', swing: -0.05 },
      { signal: 'shoulderY', swing: -0.05 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 300,
    // A hop is shorter.
    minDurationMs: 550,
    maxDurationMs: 9000,
    full: 0.16,
    needed: NEEDED,
  },
  identity: weighedBy(CALF_RAISE, [
    { name: 'heels_rise', measure: RISE, against: 0.02, pro: 0.09, size: true },
    { name: 'hips_rise', measure: HIPS_RISE, against: 0.02, pro: 0.09, size: true },
    { name: 'hips_rise_as_far', measure: { take: 'share', of: [HIPS_RISE, RISE] }, against: 0.55, pro: 0.85 },
    { name: 'hips_rise_no_farther', measure: { take: 'share', of: [HIPS_RISE, RISE] }, against: 2.6, pro: 1.8 },
    { name: 'shoulders_rise_as_far', measure: { take: 'share', of: [SHOULDERS_RISE, RISE] }, against: 0.5, pro: 0.8 },
    {
      name: 'legs_straight',
      measure: { signal: 'straighterKnee', part: 'whole', statistic: 'low' },
      against: 145,
      pro: 162,
    },
    {
      name: 'legs_keep_their_length',
      measure: { signal: 'hipHeight', part: 'whole', statistic: 'range' },
      against: 0.25,
      pro: 0.12,
    },
    {
      name: 'arms_still',
      measure: { signal: 'armOpen', part: 'whole', statistic: 'range' },
      against: 0.25,
      pro: 0.08,
    },
    {
      name: 'feet_keep_their_place',
      measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' },
      against: 0.3,
      pro: 0.12,
    },
    {
      name: 'no_foot_lifted',
      measure: { signal: 'ankleGap', part: 'whole', statistic: 'range' },
      against: 0.25,
      pro: 0.1,
    },
    {
      name: 'stays_upright',
      measure: { signal: 'trunkLean', part: 'whole', statistic: 'high' },
      against: 25,
      pro: 12,
    },
    {
      name: 'stands',
      measure: { signal: 'hipHeight', part: 'whole', statistic: 'median' },
      against: 1.5,
      pro: 1.8,
    },
  ]),
  criteria: [{ code: 'calf_raise.height.low', measure: RISE, atLeast: NEEDED, attempt: 0.02, unit: '%' }],
  rules: [
    {
      code: 'calf_raise.height.low',
      severity: 'warning',
      when: [{ measure: RISE, min: 0.07 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'calf_raise.knees.bent',
      severity: 'warning',
      // 172° to 179° of the athlete, 174° on the recording.
      when: [{ measure: { signal: 'straighterKnee', part: 'whole', statistic: 'low' }, min: 155 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'calf_raise.trunk.sway',
      severity: 'info',
      // Leans of 1° to 3° are usual, of the athlete as on the recording.
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'range' }, max: 9 }],
      penalty: 6,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: RISE, full: 0.11, none: 0.02 },
    steadiness: { measure: { signal: 'trunkLean', part: 'whole', statistic: 'range' }, full: 4, none: 18 },
    tempo: { fastMs: 900, slowMs: 6000 },
  },
};
