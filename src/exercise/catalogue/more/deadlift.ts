import type { Measure, RepetitionRecord, ScaledSignal } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { DEADLIFT } from './weights/deadlift.js';

/** How far the trunk has come down: 0 upright, 1 level. The height of the shoulders tells it from every side. */
const BENT: ScaledSignal = { from: 'proneDrop', scale: -1.1, offset: 1 };

/** How far a repetition has to go: a trunk at 48°, 56° and 63° from upright; the athlete's is at 72°. */
const NEEDED = byDifficulty(0.3, 0.43, 0.54);

const DEPTH: Measure = { signal: BENT, part: 'far', statistic: 'median' };

/** How much of the way the trunk does, beside the hips: 1.3 of the athlete, 0.2 of a squat. */
const HINGE: Measure = {
  take: 'share',
  of: [
    { signal: BENT, statistic: 'shift' },
    { signal: { from: 'hipHeight', scale: -1 }, statistic: 'shift' },
  ],
};

/** Deadlift: the trunk comes down over planted feet with the arms hanging, the hips stay high; Romanian ones too. */
export const deadlift: RepetitionRecord = {
  name: 'deadlift',
  aliases: ['deadlifts', 'dead_lift', 'romanian_deadlift'],
  unit: 'reps',
  needs: {
    joints: ['shoulder', 'wrist', 'hip', 'knee'],
    both: false,
    // Where the bar lies on the floor, people begin bent over.
    ready: [],
  },
  cycle: {
    depth: BENT,
    signals: [
      { signal: 'proneDrop', swing: -0.15 },
      { signal: 'hipAngle', swing: -25 },
      { signal: 'shoulderY', swing: 0.2 },
    ],
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    startsFar: true,
    smoothingMs: 200,
    minDurationMs: 500,
    maxDurationMs: 14_000,
    full: 0.7,
    needed: NEEDED,
  },
  identity: weighedBy(DEADLIFT, [
    {
      name: 'trunk_comes_down',
      measure: { signal: BENT, statistic: 'shift' },
      against: 0.2,
      pro: 0.5,
      size: true,
    },
    {
      name: 'hips_stay_high',
      measure: { signal: 'hipHeight', part: 'far', statistic: 'median' },
      against: 0.95,
      pro: 1.4,
    },
    { name: 'trunk_does_the_way', measure: HINGE, against: 0.5, pro: 1 },
    {
      name: 'arms_hang',
      measure: { signal: 'armRaise', part: 'far', statistic: 'median' },
      against: -0.5,
      pro: -0.85,
    },
    {
      name: 'hands_off_the_floor',
      measure: { signal: 'handHeight', part: 'far', statistic: 'median' },
      against: 0,
      pro: 0.3,
    },
    {
      name: 'hands_come_down',
      measure: { signal: 'handHeight', part: 'far', statistic: 'median' },
      against: 1.2,
      pro: 0.8,
    },
    {
      name: 'stands_at_rest',
      measure: { signal: 'hipHeight', part: 'rest', statistic: 'median' },
      against: 1.2,
      pro: 1.7,
    },
    {
      name: 'upright_at_rest',
      measure: { signal: BENT, part: 'rest', statistic: 'median' },
      against: 0.4,
      pro: 0.2,
    },
    {
      name: 'over_the_feet',
      measure: { signal: 'supportOffset', part: 'far', statistic: 'median' },
      against: 1.1,
      pro: 0.6,
      views: ['side', 'oblique'],
    },
    {
      name: 'feet_stay_down',
      measure: { signal: 'ankleY', part: 'whole', statistic: 'range' },
      against: 0.5,
      pro: 0.2,
    },
  ]),
  criteria: [{ code: 'deadlift.depth.shallow', measure: DEPTH, atLeast: NEEDED, attempt: 0.18, unit: '%' }],
  rules: [
    {
      code: 'deadlift.depth.shallow',
      severity: 'warning',
      when: [{ measure: DEPTH, min: 0.43 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'deadlift.lockout.incomplete',
      severity: 'warning',
      // 172° to 179° on three recordings from the side, 167° to 171° of the athlete.
      when: [{ measure: { signal: 'hipAngle', part: 'end', statistic: 'high' }, min: 158 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'deadlift.hips.low',
      severity: 'warning',
      // 0.35 to 0.45 from the floor, less in Romanian ones (four recordings); the athlete's 0.45. Level thighs are 1.
      when: [{ measure: { signal: 'thighDrop', part: 'far', statistic: 'median' }, max: 0.75 }],
      views: ['side', 'oblique'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'deadlift.arms.bent',
      severity: 'warning',
      // 157° to 177° on three recordings from the side.
      when: [{ measure: { signal: 'elbowAngle', part: 'far', statistic: 'median' }, min: 145 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: DEPTH, full: 0.6, none: 0.1 },
    steadiness: { measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' }, full: 0.2, none: 0.8 },
    tempo: { fastMs: 1200, slowMs: 8000 },
  },
};
