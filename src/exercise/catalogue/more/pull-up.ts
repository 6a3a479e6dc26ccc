import type { Measure, RepetitionRecord, ScaledSignal } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { PULL_UP } from './weights/pull-up.js';

/** How far the shoulders came up to the hands: 0 hanging, 1 with the chin over the bar. The same from every side. */
const PULL: ScaledSignal = { from: 'armRaise', scale: -1.25, offset: 1.25 };

/** Of people whose chin comes over the bar 1.2 to 1.4, of one who stops below it 0.65 (pull_up_01 to 03). */
const NEEDED = byDifficulty(0.42, 0.6, 0.78);

const REACHED: Measure = { signal: PULL, part: 'far', statistic: 'high' };

/**
 * Pull-up, palms either way: the body hangs from its hands, comes up to them and goes down again.
 *
 * Bounds of evidence lie between what was measured on recordings and the athlete and on all that is something else
 * (`scripts/accuracy/fit-evidence.ts --values`).
 */
export const pullUp: RepetitionRecord = {
  name: 'pull_up',
  aliases: ['pull_ups', 'pullup', 'pullups', 'chin_up', 'chin_ups', 'chinup', 'chinups'],
  experimental: true,
  unit: 'reps',
  needs: {
    joints: ['shoulder', 'elbow', 'wrist'],
    both: false,
    ready: [{ signal: 'armRaise', min: 0.6, direction: 'hang' }],
  },
  cycle: {
    depth: PULL,
    signals: [
      { signal: 'armRaise', swing: -0.15 },
      { signal: 'shoulderY', swing: -0.15 },
      { signal: 'elbowAngle', swing: -25 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 150,
    minDurationMs: 500,
    maxDurationMs: 12_000,
    full: 1,
    needed: NEEDED,
  },
  identity: weighedBy(PULL_UP, [
    {
      name: 'hangs_at_rest',
      measure: { signal: 'armRaise', part: 'rest', statistic: 'median' },
      against: 0.3,
      pro: 0.7,
    },
    {
      name: 'shoulders_come_to_hands',
      measure: { signal: 'armRaise', statistic: 'shift' },
      against: -0.1,
      pro: -0.4,
      size: true,
    },
    {
      name: 'shoulders_rise',
      measure: { signal: 'shoulderY', statistic: 'shift' },
      against: -0.08,
      pro: -0.35,
      size: true,
    },
    {
      name: 'hips_rise',
      measure: { signal: 'hipY', statistic: 'shift' },
      against: -0.08,
      pro: -0.3,
      size: true,
    },
    {
      name: 'hands_stay',
      measure: { signal: 'wristY', part: 'whole', statistic: 'range' },
      against: 0.4,
      pro: 0.15,
    },
    {
      name: 'hands_stay_up',
      measure: { signal: 'armRaise', part: 'far', statistic: 'median' },
      against: -0.4,
      pro: -0.1,
    },
  ]),
  criteria: [
    { code: 'pull_up.height.low', measure: REACHED, atLeast: NEEDED, attempt: 0.2, unit: '%' },
    {
      code: 'pull_up.extension.incomplete',
      measure: { signal: 'elbowAngle', part: 'end', statistic: 'high' },
      // As of push-ups a straight arm looks like 140° to 145°.
      atLeast: byDifficulty(100, 130, 140),
      unit: '°',
    },
  ],
  rules: [
    {
      code: 'pull_up.height.low',
      severity: 'warning',
      when: [{ measure: REACHED, min: 0.7 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'pull_up.extension.incomplete',
      severity: 'warning',
      when: [{ measure: { signal: 'elbowAngle', part: 'rest', statistic: 'high' }, min: 140 }],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'pull_up.legs.swing',
      severity: 'info',
      // Textbook: no swing from the hips.
      when: [{ measure: { signal: 'hipAngle', part: 'whole', statistic: 'range' }, max: 35 }],
      views: ['side', 'oblique'],
      penalty: 6,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: REACHED, full: 0.9, none: 0.1 },
    steadiness: { measure: { signal: 'hipAngle', part: 'whole', statistic: 'range' }, full: 15, none: 60 },
    tempo: { fastMs: 1000, slowMs: 7000 },
  },
};
