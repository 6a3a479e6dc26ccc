import type { Measure, RepetitionRecord } from '../types.js';
import { byDifficulty, trunkRise, weighed } from './common.js';

/** How far a repetition has to go. */
const NEEDED = byDifficulty(0.24, 0.45, 0.66);

const DEPTH: Measure = { signal: 'thighDrop', part: 'far', statistic: 'median' };

/** From the person's own rest, so that knees that are never quite straight do not count as depth. */
const DROP: Measure = { signal: 'thighDrop', statistic: 'shift' };

/** How much of the lower thigh's way the other did not go: 0 both alike, 1 a knee raised while standing. */
const ONE_THIGH: Measure = {
  take: 'share',
  of: [
    { signal: 'thighDropGap', statistic: 'shift' },
    { signal: 'frontThighDrop', statistic: 'shift' },
  ],
};

/** How much the trunk rises again at the bottom, after it leaned on the way down and before it leans on the way up. */
const ROCKING: Measure = { take: 'smaller', of: [trunkRise('out'), trunkRise('back')] };

/**
 * Squat: both feet planted, both knees bend together, hips come down and up again.
 *
 * Depth is 1 − (height of hip over knee ÷ standing thigh): it does not change with the camera's yaw, unlike the knee
 * angle. Human-marked bottoms of real squats have a projected knee angle of 85° to 118° (median 103°), a drop of about
 * 0.5 to 1.
 */
export const squat: RepetitionRecord = {
  name: 'squat',
  aliases: ['squats'],
  unit: 'reps',
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [
      { signal: 'trunkLean', max: 50, direction: 'stand_up' },
      { signal: 'thighDrop', max: 0.45, direction: 'stand_up' },
    ],
  },
  cycle: {
    depth: 'crouch',
    signals: [
      { signal: 'crouch', swing: 0.09 },
      { signal: 'hipHeight', swing: -0.15 },
      { signal: 'kneeAngle', swing: -25 },
    ],
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    smoothingMs: 200,
    minDurationMs: 250,
    maxDurationMs: 14_000,
    full: 1,
    needed: NEEDED,
  },
  identity: weighed('squat', [
    {
      name: 'hips_fall',
      measure: { signal: 'hipY', statistic: 'shift' },
      against: 0.05,
      pro: 0.4,
      size: true,
    },
    {
      name: 'knees_bend',
      measure: { signal: 'kneeAngle', statistic: 'shift' },
      against: -10,
      pro: -50,
      size: true,
    },
    {
      name: 'thighs_come_down',
      measure: { signal: 'thighDrop', statistic: 'shift' },
      against: 0.05,
      pro: 0.4,
      size: true,
    },
    { name: 'both_legs', measure: ONE_THIGH, against: 0.5, pro: 0.3 },
    {
      name: 'rear_knee_stays_up',
      measure: { signal: 'rearKneeHeight', part: 'far', statistic: 'median' },
      against: 0.35,
      pro: 0.7,
    },
    {
      name: 'hands_off_the_floor',
      measure: { signal: 'handHeight', part: 'far', statistic: 'median' },
      against: 0.25,
      pro: 0.7,
    },
    {
      name: 'feet_stay_down',
      measure: { signal: 'ankleY', part: 'whole', statistic: 'range' },
      against: 0.5,
      pro: 0.2,
    },
    {
      name: 'feet_keep_their_height',
      measure: { signal: 'ankleGap', statistic: 'shift' },
      against: 0.28,
      pro: 0.1,
    },
    {
      name: 'stands_at_rest',
      measure: { signal: 'hipHeight', part: 'rest', statistic: 'median' },
      against: 1.2,
      pro: 1.8,
    },
    {
      name: 'trunk_up_when_low',
      measure: { signal: 'trunkLean', part: 'far', statistic: 'median' },
      against: 70,
      pro: 45,
    },
    {
      name: 'not_straddled',
      measure: { signal: 'ankleSpread', part: 'far', statistic: 'median' },
      against: 2.4,
      pro: 1.2,
      views: ['front'],
    },
    {
      name: 'over_the_feet',
      measure: { signal: 'supportOffset', part: 'far', statistic: 'median' },
      against: 0.5,
      pro: 0.3,
      views: ['side', 'oblique'],
    },
    {
      name: 'knees_bend_alike',
      // Nearly from the front one knee points at the camera and looks straight.
      measure: { signal: 'kneeAngleGap', part: 'far', statistic: 'median' },
      against: 70,
      pro: 25,
      views: ['side', 'oblique'],
    },
    {
      name: 'trunk_lowest_when_low',
      measure: ROCKING,
      against: 0.045,
      pro: 0.015,
    },
    {
      name: 'trunk_goes_with_hips',
      measure: { signal: 'proneDrop', statistic: 'passing' },
      against: -0.14,
      pro: -0.07,
    },
    {
      name: 'trunk_leans_when_low',
      measure: { signal: 'trunkLean', part: 'far', statistic: 'median' },
      against: 5,
      pro: 17,
      views: ['side', 'oblique'],
    },
    {
      name: 'hips_between_feet',
      measure: { signal: 'hipShift', part: 'far', statistic: 'median' },
      against: 0.45,
      pro: 0.2,
      views: ['front'],
    },
    {
      name: 'hips_over_feet',
      measure: { signal: 'hipShift', part: 'far', statistic: 'median' },
      against: 0.65,
      pro: 0.45,
      views: ['side', 'oblique'],
    },
    {
      name: 'upright_around',
      measure: { signal: 'trunkLean', part: 'around', statistic: 'high' },
      against: 80,
      pro: 30,
    },
  ]),
  // From the front the knees are nearer to the camera and look lower: the same squat measures a fifth less.
  criteria: [
    {
      code: 'squat.depth.shallow',
      measure: DROP,
      atLeast: NEEDED,
      attempt: 0.13,
      unit: '%',
      views: ['side', 'oblique'],
    },
    {
      code: 'squat.depth.shallow',
      measure: DROP,
      atLeast: byDifficulty(0.24, 0.4, 0.58),
      attempt: 0.12,
      unit: '%',
      views: ['front'],
    },
  ],
  rules: [
    {
      code: 'squat.depth.shallow',
      severity: 'warning',
      when: [{ measure: DEPTH, min: 0.5 }],
      penalty: 0,
      witness: 'people',
    },
    {
      code: 'squat.knees.inward',
      severity: 'error',
      when: [{ measure: { signal: 'kneeTracking', part: 'far', statistic: 'median' }, min: 0.75 }],
      views: ['front'],
      penalty: 12,
      witness: 'people',
    },
    {
      code: 'squat.trunk.lean',
      severity: 'warning',
      when: [{ measure: { signal: 'trunkLean', part: 'far', statistic: 'median' }, max: 50 }],
      views: ['side'],
      penalty: 10,
      witness: 'people',
    },
    {
      code: 'squat.heels.lifted',
      severity: 'warning',
      when: [{ measure: { signal: 'ankleRise', statistic: 'shift' }, max: 0.06 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'squat.asymmetry',
      severity: 'warning',
      when: [
        { measure: { signal: 'hipShift', part: 'far', statistic: 'median' }, max: 0.15 },
        { measure: { signal: 'shoulderTilt', part: 'far', statistic: 'median' }, max: 5.2 },
        // A camera that is held aslant tilts the shoulders at rest too.
        { measure: { signal: 'shoulderTilt', statistic: 'shift' }, max: 2.8 },
      ],
      views: ['front'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: DEPTH, full: 0.85, none: 0.1 },
    symmetry: { measure: { signal: 'thighDropGap', part: 'far', statistic: 'median' }, full: 0.12, none: 0.5 },
    steadiness: { measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' }, full: 0.2, none: 0.8 },
    tempo: { fastMs: 900, slowMs: 6000 },
  },
};
