import type { Check, RepetitionRecord } from '../types.js';
import { byDifficulty } from './common.js';

/** In proportion to the movement, for lunges that are too small. */
const HIPS_COME_DOWN: Check = {
  measure: { signal: 'hipHeight', part: 'far', statistic: 'gain' },
  max: -0.55,
};

/**
 * Lunge: one foot ahead of the other, the front thigh comes level, the rear knee goes down toward the floor. Split
 * lunges in place, forward, reverse and alternating lunges all count.
 *
 * What tells it from a squat in every view is the height of the knees: the rear knee is near the floor.
 */
export const lunge: RepetitionRecord = {
  name: 'lunge',
  aliases: ['lunges'],
  unit: 'reps',
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [{ signal: 'trunkLean', max: 50, direction: 'stand_up' }],
  },
  cycle: {
    signal: 'lunge',
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    smoothingMs: 100,
    minAmplitude: 0.14,
    minReturn: 0.6,
    minDurationMs: 250,
    maxDurationMs: 14_000,
    fullAmplitude: 1,
    needed: byDifficulty(0.45, 0.55, 0.8),
  },
  identity: [
    { name: 'not_upright', measure: { signal: 'trunkLean', part: 'far', statistic: 'median' }, max: 65 },
    {
      name: 'knees_alike_in_height',
      measure: { signal: 'legSplit', part: 'far', statistic: 'median' },
      min: 0.28,
      required: true,
      scaled: { measure: { signal: 'legSplit', part: 'far', statistic: 'gain' }, min: 0.35 },
    },
    {
      name: 'hips_stay_up',
      measure: { signal: 'hipHeight', part: 'far', statistic: 'shift' },
      max: -0.3,
      scaled: HIPS_COME_DOWN,
      views: ['side', 'oblique'],
    },
    // A step toward the camera brings the lower foot down in the picture and hides a part of the hips' way.
    {
      name: 'hips_stay_up',
      measure: { signal: 'hipHeight', part: 'far', statistic: 'shift' },
      max: -0.24,
      scaled: HIPS_COME_DOWN,
      views: ['front'],
    },
    {
      name: 'straddled',
      measure: { signal: 'ankleSpread', part: 'far', statistic: 'median' },
      max: 2.2,
      views: ['front'],
      scaled: { measure: { signal: 'ankleSpread', part: 'far', statistic: 'gain' }, max: 2.5, views: ['front'] },
    },
    { name: 'rear_knee_high', measure: { signal: 'rearKneeHeight', part: 'far', statistic: 'gain' }, max: -0.6 },
  ],
  criteria: [
    {
      code: 'lunge.depth.shallow',
      measure: { signal: 'lunge', part: 'far', statistic: 'high' },
      atLeast: byDifficulty(0.45, 0.55, 0.8),
      attempt: 0.2,
      unit: '%',
    },
  ],
  rules: [
    {
      code: 'lunge.depth.shallow',
      severity: 'warning',
      when: [{ measure: { signal: 'lunge', part: 'far', statistic: 'high' }, min: 0.55 }],
      penalty: 0,
    },
    {
      code: 'lunge.knee.past_toe',
      severity: 'warning',
      when: [{ measure: { signal: 'frontShinLean', part: 'far', statistic: 'median' }, max: 19 }],
      views: ['side'],
      penalty: 8,
    },
    {
      code: 'lunge.trunk.lean',
      severity: 'warning',
      when: [{ measure: { signal: 'trunkLean', part: 'far', statistic: 'median' }, max: 28 }],
      views: ['side', 'oblique'],
      penalty: 8,
    },
    {
      code: 'lunge.back_knee.high',
      severity: 'info',
      when: [
        { measure: { signal: 'rearKneeAngle', part: 'far', statistic: 'median' }, max: 105 },
        // A shallow lunge has its own advice.
        { measure: { signal: 'lunge', part: 'far', statistic: 'high' }, max: 0.55 },
      ],
      views: ['side'],
      penalty: 5,
    },
  ],
  score: {
    depth: { measure: { signal: 'lunge', part: 'far', statistic: 'high' }, full: 0.85, none: 0.1 },
    steadiness: { measure: { signal: 'trunkLean', part: 'whole', statistic: 'range' }, full: 14, none: 50 },
    tempo: { fastMs: 900, slowMs: 6000 },
  },
};
