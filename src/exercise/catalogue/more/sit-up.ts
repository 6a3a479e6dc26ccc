import type { Measure, Needs, RepetitionRecord } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { CRUNCH } from './weights/crunch.js';
import { SIT_UP } from './weights/sit-up.js';

/*
 * Both bring the shoulders up from lying on the back; how far tells them apart. From lying the shoulders of the athlete
 * come up by 0.85 arm lengths in a sit-up and by 0.5 in a crunch. What no recording is named for was measured on the athlete,
 * from all sides and from 0.2 to 1.4 m; the bounds on back and feet are textbook.
 */

/** How far the shoulders come up: a camera that looks down on the person changes where they lie, not how far they go. */
const RISE: Measure = { signal: 'proneDrop', statistic: 'shift' };

/** Of whole sit-ups on video 0.65 to 0.9, of two people's crunches 0.3. */
const SIT_UP_NEEDED = byDifficulty(0.5, 0.58, 0.64);
const CRUNCH_NEEDED = byDifficulty(0.14, 0.2, 0.28);

const needs: Needs = {
  joints: ['shoulder', 'hip', 'knee'],
  both: false,
  ready: [{ signal: 'proneDrop', max: 0.5, direction: 'lie_down' }],
};

// Evidence that both have.

const LIES_AT_REST = {
  name: 'lies_at_rest',
  // A camera that looks down from the feet sees the shoulders 0.3 above the hips of somebody who lies flat.
  measure: { signal: 'proneDrop', part: 'rest', statistic: 'median' },
  against: 0.55,
  pro: 0.3,
} as const;

const HIPS_STAY_DOWN = {
  name: 'hips_stay_down',
  measure: { signal: 'hipHeight', part: 'whole', statistic: 'high' },
  against: 0.9,
  pro: 0.5,
} as const;

const KNEES_ARE_UP = {
  name: 'knees_are_up',
  // Who lies on the front, or sits with straight legs, has level thighs.
  measure: { signal: 'thighDrop', part: 'whole', statistic: 'median' },
  against: 1.05,
  pro: 1.3,
} as const;

const NOT_ON_THE_HANDS = {
  name: 'not_on_the_hands',
  // Of push-ups and of the cobra the hands stand an arm's length below the shoulders.
  measure: { signal: 'pressHeight', part: 'far', statistic: 'median' },
  against: 0.75,
  pro: 0.5,
} as const;

/** Sit-up: from lying on the back with bent knees the trunk comes up until it sits, and goes down again. */
export const sitUp: RepetitionRecord = {
  name: 'sit_up',
  aliases: ['sit_ups', 'situp', 'situps'],
  unit: 'reps',
  experimental: true,
  needs,
  cycle: {
    depth: 'proneDrop',
    signals: [
      { signal: 'proneDrop', swing: 0.15 },
      { signal: 'shoulderY', swing: -0.2 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 150,
    minDurationMs: 500,
    maxDurationMs: 10_000,
    full: 0.85,
    needed: SIT_UP_NEEDED,
  },
  identity: weighedBy(SIT_UP, [
    LIES_AT_REST,
    { name: 'trunk_sits_up', measure: RISE, against: 0.5, pro: 0.64, size: true },
    {
      name: 'hips_stay_down',
      // On a bench with the feet on the floor 0.9, of who stands up 1.8 and more.
      measure: { signal: 'hipHeight', part: 'whole', statistic: 'high' },
      against: 1.5,
      pro: 1,
    },
    {
      name: 'hips_stay_in_place',
      measure: { signal: 'hipY', part: 'whole', statistic: 'range' },
      against: 0.7,
      pro: 0.3,
    },
    {
      name: 'trunk_away_from_the_legs',
      // Of who lies 130° to 160°, on a bench with level thighs too; who folds over straight legs has lain down the other way.
      measure: { signal: 'hipAngle', part: 'rest', statistic: 'median' },
      against: 60,
      pro: 95,
      views: ['side', 'oblique'],
    },
    NOT_ON_THE_HANDS,
  ]),
  criteria: [
    {
      code: 'sit_up.height.low',
      measure: RISE,
      atLeast: SIT_UP_NEEDED,
      attempt: 0.2,
      unit: '%',
    },
  ],
  rules: [
    {
      code: 'sit_up.height.low',
      severity: 'warning',
      when: [{ measure: RISE, min: 0.62 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'sit_up.back.raised',
      severity: 'info',
      when: [{ measure: { signal: 'trunkLean', part: 'end', statistic: 'median' }, min: 72 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'sit_up.feet.lifted',
      severity: 'info',
      when: [{ measure: { signal: 'ankleY', part: 'whole', statistic: 'range' }, max: 0.35 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: RISE, full: 0.85, none: 0.1 },
    steadiness: { measure: { signal: 'hipY', part: 'whole', statistic: 'range' }, full: 0.15, none: 0.6 },
    tempo: { fastMs: 1000, slowMs: 6000 },
  },
};

/** Crunch: only the shoulder blades leave the floor. */
export const crunch: RepetitionRecord = {
  name: 'crunch',
  aliases: ['crunches', 'abdominal_crunch', 'ab_crunch'],
  unit: 'reps',
  experimental: true,
  needs: { ...needs, joints: ['shoulder', 'hip'] },
  cycle: {
    depth: 'proneDrop',
    signals: [
      { signal: 'proneDrop', swing: 0.08 },
      { signal: 'shoulderY', swing: -0.1 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 150,
    minDurationMs: 400,
    maxDurationMs: 10_000,
    full: 0.45,
    needed: CRUNCH_NEEDED,
  },
  identity: weighedBy(CRUNCH, [
    LIES_AT_REST,
    { name: 'shoulders_come_up', measure: RISE, against: 0.07, pro: 0.2, size: true },
    {
      name: 'shoulders_leave_the_floor',
      // Of a glute bridge the hips move, not the shoulders.
      measure: { signal: 'shoulderY', statistic: 'shift' },
      against: -0.03,
      pro: -0.15,
      size: true,
    },
    { name: 'trunk_does_not_sit_up', measure: RISE, against: 0.68, pro: 0.54 },
    {
      name: 'hips_stay_in_place',
      measure: { signal: 'hipY', part: 'whole', statistic: 'range' },
      against: 0.4,
      pro: 0.15,
    },
    HIPS_STAY_DOWN,
    KNEES_ARE_UP,
    NOT_ON_THE_HANDS,
  ]),
  criteria: [
    {
      code: 'crunch.height.low',
      measure: RISE,
      atLeast: CRUNCH_NEEDED,
      attempt: 0.08,
      unit: '%',
    },
  ],
  rules: [
    {
      code: 'crunch.height.low',
      severity: 'warning',
      when: [{ measure: RISE, min: 0.24 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'crunch.back.raised',
      severity: 'info',
      when: [{ measure: { signal: 'trunkLean', part: 'end', statistic: 'median' }, min: 76 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'crunch.feet.lifted',
      severity: 'info',
      when: [{ measure: { signal: 'ankleY', part: 'whole', statistic: 'range' }, max: 0.35 }],
      views: ['side'],
      penalty: 6,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: RISE, full: 0.36, none: 0.05 },
    steadiness: { measure: { signal: 'hipY', part: 'whole', statistic: 'range' }, full: 0.1, none: 0.45 },
    tempo: { fastMs: 800, slowMs: 6000 },
  },
};
