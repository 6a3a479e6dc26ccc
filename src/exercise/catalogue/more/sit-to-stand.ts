import type { Measure, RepetitionRecord } from '../../types.js';
import { byDifficulty, trunkRise, weighedBy } from '../common.js';
import { SIT_TO_STAND } from './weights/sit-to-stand.js';

/** How far the thighs come down: to a seat about as high as the knees. Those of five rated people do 0.66 to 1.13. */
const NEEDED = byDifficulty(0.3, 0.4, 0.5);

const DROP: Measure = { signal: 'thighDrop', statistic: 'shift' };

/** How straight the person stands between two repetitions: 180° in one line. */
const STANDING: Measure = { signal: 'kneeAngle', part: 'end', statistic: 'high' };

/** Sit to stand: up from a chair until the legs are straight, and down again; who begins on the seat has done one once up. */
export const sitToStand: RepetitionRecord = {
  name: 'sit_to_stand',
  aliases: ['sit_to_stands', 'chair_stand', 'chair_stands', 'five_chair_stands', 'chair_stands_in_30_s'],
  unit: 'reps',
  test: 'chair_stands',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [],
  },
  cycle: {
    depth: 'crouch',
    signals: [
      { signal: 'crouch', swing: 0.12 },
      { signal: 'hipHeight', swing: -0.18 },
      { signal: 'kneeAngle', swing: -25 },
    ],
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    startsFar: true,
    smoothingMs: 200,
    minDurationMs: 500,
    maxDurationMs: 16_000,
    full: 0.9,
    needed: NEEDED,
  },
  identity: weighedBy(SIT_TO_STAND, [
    {
      name: 'hips_fall',
      measure: { signal: 'hipY', statistic: 'shift' },
      against: 0.1,
      pro: 0.5,
      size: true,
    },
    {
      name: 'thighs_come_down',
      measure: DROP,
      against: 0.15,
      pro: 0.5,
      size: true,
    },
    {
      name: 'stands_at_rest',
      measure: { signal: 'hipHeight', part: 'rest', statistic: 'median' },
      against: 1.2,
      pro: 1.7,
    },
    {
      name: 'seat_carries',
      measure: { signal: 'hipHeight', part: 'far', statistic: 'low' },
      against: 0.55,
      pro: 0.85,
    },
    {
      name: 'trunk_leans_on_the_way',
      measure: { signal: 'proneDrop', statistic: 'passing' },
      against: 0.01,
      pro: -0.05,
    },
    // Who sits down leans on the way, to keep balance, and is up again on the seat.
    { name: 'trunk_rises_on_the_seat', measure: trunkRise('out'), against: 0.01, pro: 0.05 },
    { name: 'trunk_leans_to_get_up', measure: trunkRise('back'), against: 0.01, pro: 0.05 },
    {
      name: 'trunk_up_on_the_seat',
      measure: { signal: 'proneDrop', part: 'far', statistic: 'median' },
      against: 0.55,
      pro: 0.75,
    },
    {
      name: 'hips_behind_feet',
      measure: { signal: 'hipShift', part: 'far', statistic: 'median' },
      against: 0.35,
      pro: 0.65,
      views: ['side'],
    },
    {
      name: 'hips_behind_feet_aslant',
      measure: { signal: 'hipShift', part: 'far', statistic: 'median' },
      against: 0.15,
      pro: 0.4,
      views: ['oblique'],
    },
    {
      name: 'knees_alike',
      measure: { signal: 'kneeGap', part: 'far', statistic: 'median' },
      against: 0.5,
      pro: 0.25,
    },
    {
      name: 'feet_stay_down',
      measure: { signal: 'ankleY', part: 'whole', statistic: 'range' },
      against: 0.5,
      pro: 0.2,
    },
  ]),
  criteria: [
    { code: 'sit_to_stand.depth.shallow', measure: DROP, atLeast: NEEDED, attempt: 0.15, unit: '%' },
    {
      code: 'sit_to_stand.stand.incomplete',
      measure: STANDING,
      atLeast: byDifficulty(135, 145, 152),
      unit: '°',
      views: ['side', 'oblique'],
    },
  ],
  rules: [
    {
      code: 'sit_to_stand.depth.shallow',
      severity: 'warning',
      when: [{ measure: DROP, min: 0.4 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'sit_to_stand.stand.incomplete',
      severity: 'warning',
      // 173° of the athlete; the usual top of people's squats is 174° (key poses marked by hand).
      when: [{ measure: STANDING, min: 150 }],
      views: ['side', 'oblique'],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'sit_to_stand.trunk.swing',
      severity: 'info',
      // The textbook has 30° to 50° on the way up, the athlete 44°.
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'high' }, max: 58 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: DROP, full: 0.6, none: 0.1 },
    symmetry: { measure: { signal: 'thighDropGap', part: 'far', statistic: 'median' }, full: 0.12, none: 0.5 },
    steadiness: { measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' }, full: 0.2, none: 0.8 },
    tempo: { fastMs: 1200, slowMs: 8000 },
  },
};
