import type { Measure, RepetitionRecord, ScaledSignal } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { BURPEE } from './weights/burpee.js';

/** How far the trunk has come down: 0 upright, 1 level. */
const DOWN: ScaledSignal = { from: 'proneDrop', scale: -1.1, offset: 1 };

/** How far a repetition has to go: seen from behind, the shoulders of a level body look higher than its hips. */
const NEEDED = byDifficulty(0.45, 0.5, 0.55);

const LEVEL: Measure = { signal: DOWN, part: 'far', statistic: 'high' };

/** How far the chest has come down to the hands: 0 with straight arms, 1 on the floor. */
const CHEST: Measure = { signal: { from: 'pressHeight', scale: -1, offset: 1 }, part: 'far', statistic: 'high' };

/** How far up the hips are at the end: 1 standing. */
const STANDING: Measure = { signal: { from: 'hipHeight', scale: 0.5 }, part: 'end', statistic: 'high' };

/** Burpee: from standing to the hands, the feet back into a plank, and up again; with or without a push-up and a jump. */
export const burpee: RepetitionRecord = {
  name: 'burpee',
  aliases: ['burpees'],
  unit: 'reps',
  experimental: true,
  compatible: [{ exercise: 'pushup', reason: 'a burpee holds a push-up' }],
  needs: {
    joints: ['shoulder', 'wrist', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [{ signal: 'trunkLean', max: 50, direction: 'stand_up' }],
  },
  cycle: {
    depth: DOWN,
    signals: [
      { signal: 'proneDrop', swing: -0.25 },
      { signal: 'hipHeight', swing: -0.35 },
      { signal: 'shoulderY', swing: 0.4 },
    ],
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    // Bounds are wide for the front and the back, where what is nearer to the camera looks lower.
    stages: [
      { phase: 'crouch', when: [{ signal: 'handHeight', max: 0.6 }] },
      {
        phase: 'plank',
        when: [
          { signal: 'proneDrop', max: 0.55 },
          { signal: 'hipHeight', max: 1, views: ['side'] },
          { signal: 'hipHeight', max: 1.25, views: ['oblique'] },
          { signal: 'hipHeight', max: 1.45, views: ['front'] },
        ],
      },
      {
        phase: 'stand',
        when: [
          { signal: 'proneDrop', min: 0.65 },
          { signal: 'hipHeight', min: 1.45 },
        ],
      },
    ],
    smoothingMs: 200,
    minDurationMs: 900,
    maxDurationMs: 9000,
    full: 0.9,
    needed: NEEDED,
  },
  identity: weighedBy(BURPEE, [
    { name: 'passes_all_stages', measure: { statistic: 'stages' }, against: 0.5, pro: 1 },
    {
      name: 'shoulders_fall_to_the_floor',
      measure: { signal: 'shoulderY', statistic: 'shift' },
      against: 1.1,
      pro: 1.7,
    },
    {
      name: 'trunk_level',
      measure: { signal: DOWN, part: 'far', statistic: 'median' },
      against: 0.45,
      pro: 0.75,
    },
    {
      name: 'hips_low',
      measure: { signal: 'hipHeight', part: 'far', statistic: 'median' },
      against: 1.3,
      pro: 0.8,
    },
    {
      name: 'hands_on_the_floor',
      measure: { signal: 'handHeight', part: 'far', statistic: 'median' },
      against: 0.7,
      pro: 0.35,
    },
    {
      name: 'stands_at_rest',
      measure: { signal: 'hipHeight', part: 'rest', statistic: 'median' },
      against: 1.1,
      pro: 1.6,
    },
  ]),
  criteria: [
    { code: 'burpee.plank.high', measure: LEVEL, atLeast: NEEDED, attempt: 0.35, unit: '%' },
    { code: 'burpee.chest.high', measure: CHEST, atLeast: byDifficulty(-1, 0.15, 0.35), unit: '%', views: ['side'] },
    { code: 'burpee.stand.incomplete', measure: STANDING, atLeast: byDifficulty(0.65, 0.75, 0.82), unit: '%' },
  ],
  rules: [
    {
      code: 'burpee.plank.high',
      severity: 'warning',
      when: [{ measure: LEVEL, min: 0.5 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'burpee.chest.high',
      severity: 'info',
      // 0 in a plank; with the chest on the floor 0.7 to 0.8 on a recording, 0.45 to 0.6 of the athlete.
      when: [{ measure: CHEST, min: 0.35 }],
      views: ['side'],
      penalty: 6,
      witness: 'athlete',
    },
    {
      code: 'burpee.stand.incomplete',
      severity: 'warning',
      // 0.99 to 1.06 of the athlete and on the recording.
      when: [{ measure: STANDING, min: 0.82 }],
      penalty: 10,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: LEVEL, full: 0.7, none: 0.1 },
    tempo: { fastMs: 1500, slowMs: 6000 },
  },
};
