import type { Measure, RepetitionRecord } from '../types.js';
import { byDifficulty } from './common.js';

const DEPTH: Measure = { signal: 'thighDrop', part: 'far', statistic: 'median' };

/** From the person's own rest, so that knees that are never quite straight do not count as depth. */
const DROP: Measure = { signal: 'thighDrop', part: 'far', statistic: 'shift' };

/** How much of the lower thigh's way the other did not go: 0 both alike, 1 a knee raised while standing. */
const ONE_THIGH: Measure = {
  signal: 'thighDropGap',
  part: 'far',
  statistic: 'shift',
  with: { signal: 'frontThighDrop', take: 'share' },
};

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
    signal: 'crouch',
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    smoothingMs: 100,
    minAmplitude: 0.1,
    minReturn: 0.6,
    minDurationMs: 250,
    maxDurationMs: 14_000,
    fullAmplitude: 1,
    needed: byDifficulty(0.33, 0.52, 0.76),
  },
  identity: [
    {
      name: 'not_upright',
      measure: { signal: 'trunkLean', part: 'far', statistic: 'median' },
      max: 75,
    },
    { name: 'not_from_standing', measure: { signal: 'thighDrop', part: 'rest', statistic: 'low' }, max: 0.45 },
    { name: 'not_from_standing', measure: { signal: 'crouch', part: 'rest', statistic: 'low' }, max: 0.6 },
    { name: 'knees_apart_in_height', measure: { signal: 'kneeGap', part: 'far', statistic: 'shift' }, max: 0.45 },
    {
      name: 'feet_apart_in_height',
      measure: { signal: 'ankleGap', part: 'far', statistic: 'shift' },
      max: 0.4,
      // Hips that dip a little because a foot is lifted walk, dance or hop.
      scaled: { measure: { signal: 'ankleGap', part: 'whole', statistic: 'range' }, max: 0.13 },
    },
    // From the side, a foot that steps to the side goes toward the camera or away: down or up in the picture.
    {
      name: 'feet_apart_in_height',
      measure: { signal: 'ankleGap', part: 'far', statistic: 'shift' },
      max: 0.22,
      views: ['side', 'oblique'],
    },
    { name: 'one_leg_only', measure: ONE_THIGH, max: 0.5 },
    { name: 'one_leg_only', measure: { signal: 'thighDropGap', part: 'far', statistic: 'median' }, max: 0.45 },
    { name: 'hips_stay_up', measure: { signal: 'hipHeight', part: 'far', statistic: 'gain' }, max: -0.5 },
    {
      name: 'straddled',
      measure: { signal: 'ankleSpread', part: 'far', statistic: 'median' },
      max: 2.2,
      views: ['front'],
    },
    {
      name: 'sits',
      measure: { signal: 'supportOffset', part: 'far', statistic: 'median' },
      max: 0.5,
      views: ['side', 'oblique'],
    },
    { name: 'folded', measure: { signal: 'proneDrop', part: 'whole', statistic: 'low' }, min: 0.24 },
    { name: 'head_down', measure: { signal: 'trunkLean', part: 'whole', statistic: 'high' }, max: 85 },
    { name: 'feet_move', measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' }, max: 0.6 },
  ],
  // From the front the knees are nearer to the camera and look lower: the same squat measures a fifth less.
  criteria: [
    {
      code: 'squat.depth.shallow',
      measure: DROP,
      atLeast: byDifficulty(0.33, 0.52, 0.76),
      attempt: 0.13,
      unit: '%',
      views: ['side', 'oblique'],
    },
    {
      code: 'squat.depth.shallow',
      measure: DROP,
      atLeast: byDifficulty(0.29, 0.45, 0.66),
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
    },
    {
      code: 'squat.knees.inward',
      severity: 'error',
      when: [{ measure: { signal: 'kneeTracking', part: 'far', statistic: 'median' }, min: 0.75 }],
      views: ['front'],
      penalty: 12,
    },
    {
      code: 'squat.trunk.lean',
      severity: 'warning',
      when: [{ measure: { signal: 'trunkLean', part: 'far', statistic: 'median' }, max: 52 }],
      views: ['side'],
      penalty: 10,
    },
    {
      code: 'squat.heels.lifted',
      severity: 'warning',
      when: [{ measure: { signal: 'ankleRise', part: 'far', statistic: 'shift' }, max: 0.06 }],
      views: ['side'],
      penalty: 10,
    },
    {
      code: 'squat.asymmetry',
      severity: 'warning',
      when: [
        { measure: { signal: 'hipShift', part: 'far', statistic: 'median' }, max: 0.15 },
        { measure: { signal: 'shoulderTilt', part: 'far', statistic: 'median' }, max: 5.2 },
        // A camera that is held aslant tilts the shoulders at rest too.
        { measure: { signal: 'shoulderTilt', part: 'far', statistic: 'shift' }, max: 2.8 },
      ],
      views: ['front'],
      penalty: 8,
    },
  ],
  score: {
    depth: { measure: DEPTH, full: 0.85, none: 0.1 },
    symmetry: { measure: { signal: 'thighDropGap', part: 'far', statistic: 'median' }, full: 0.12, none: 0.5 },
    steadiness: { measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' }, full: 0.2, none: 0.8 },
    tempo: { fastMs: 900, slowMs: 6000 },
  },
};
