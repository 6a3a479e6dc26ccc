import type { Measure, RepetitionRecord, ScaledSignal } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { TRICEP_DIP } from './weights/tricep-dip.js';

/** How far the shoulders came down on the bending arms: 0 straight arms, 1 elbows of about 65°. The same from every side. */
const SINK: ScaledSignal = { from: 'pressHeight', scale: -2.2, offset: 2.1 };

/** 0.5 is an elbow of 100°, 0.7 one of 85° (own geometry, the wrists under the shoulders). */
const NEEDED = byDifficulty(0.35, 0.55, 0.75);

const REACHED: Measure = { signal: SINK, part: 'far', statistic: 'high' };

/**
 * Dip: an upright body is held by its hands, comes down on the bending arms and up again. On parallel bars, or on a bench
 * behind the back with the feet on the floor; the latter only the athlete has shown yet.
 *
 * Bounds of evidence lie between what was measured on recordings and the athlete and on all that is something else
 * (`scripts/accuracy/fit-evidence.ts --values`).
 */
export const tricepDip: RepetitionRecord = {
  name: 'tricep_dip',
  aliases: ['tricep_dips', 'triceps_dip', 'triceps_dips', 'tricepdip', 'dip', 'dips'],
  unit: 'reps',
  needs: {
    joints: ['shoulder', 'elbow', 'wrist', 'hip'],
    both: false,
    ready: [{ signal: 'armSupport', min: 0.7, direction: 'arms_straight' }],
  },
  cycle: {
    depth: SINK,
    signals: [
      { signal: 'pressHeight', swing: -0.12 },
      { signal: 'shoulderY', swing: 0.15 },
      { signal: 'elbowAngle', swing: -25 },
    ],
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    smoothingMs: 100,
    minDurationMs: 400,
    maxDurationMs: 12_000,
    full: 1,
    needed: NEEDED,
  },
  identity: weighedBy(TRICEP_DIP, [
    {
      name: 'arms_carry',
      measure: { signal: 'pressHeight', part: 'rest', statistic: 'median' },
      against: 0.4,
      pro: 0.75,
    },
    {
      name: 'shoulders_come_to_hands',
      measure: { signal: 'pressHeight', statistic: 'shift' },
      against: -0.08,
      pro: -0.3,
      size: true,
    },
    {
      name: 'shoulders_fall',
      measure: { signal: 'shoulderY', statistic: 'shift' },
      against: 0.05,
      pro: 0.3,
      size: true,
    },
    {
      name: 'hands_stay',
      // On bars 0.04 to 0.15; of arms that are raised in a squat 0.3 (squat_02).
      measure: { signal: 'wristY', part: 'whole', statistic: 'range' },
      against: 0.3,
      pro: 0.16,
    },
    {
      name: 'hands_stay_aside',
      measure: { signal: 'wristX', part: 'whole', statistic: 'range' },
      against: 0.5,
      pro: 0.25,
    },
    {
      name: 'trunk_up_at_rest',
      measure: { signal: 'proneDrop', part: 'rest', statistic: 'median' },
      against: 0.2,
      pro: 0.5,
    },
    {
      name: 'legs_do_not_stand',
      // Between bars the thighs keep their slope; before a bench they are level at the top. Who squats does neither.
      measure: {
        take: 'smaller',
        of: [
          { signal: 'thighDrop', statistic: 'shift' },
          { signal: { from: 'thighDrop', scale: -1, offset: 1 }, part: 'rest', statistic: 'median' },
        ],
      },
      against: 0.5,
      pro: 0.2,
    },
    {
      name: 'hands_over_feet',
      measure: { signal: 'handHeight', part: 'rest', statistic: 'median' },
      against: 0.15,
      pro: 0.5,
    },
  ]),
  criteria: [
    { code: 'tricep_dip.depth.shallow', measure: REACHED, atLeast: NEEDED, attempt: 0.15, unit: '%' },
    {
      code: 'tricep_dip.lockout.incomplete',
      measure: { signal: 'elbowAngle', part: 'end', statistic: 'high' },
      // As in push-ups: of 265 clips 140° to 145° is what a straight arm looks like.
      atLeast: byDifficulty(110, 130, 140),
      unit: '°',
    },
  ],
  rules: [
    {
      code: 'tricep_dip.depth.shallow',
      severity: 'warning',
      when: [{ measure: REACHED, min: 0.6 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'tricep_dip.lockout.incomplete',
      severity: 'warning',
      when: [{ measure: { signal: 'elbowAngle', part: 'rest', statistic: 'high' }, min: 140 }],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'tricep_dip.legs.swing',
      severity: 'info',
      // Of the athlete 25°, of people up to 36° (tricep_dip_03).
      when: [{ measure: { signal: 'kneeAngle', part: 'whole', statistic: 'range' }, max: 45 }],
      views: ['side', 'oblique'],
      penalty: 6,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: REACHED, full: 1, none: 0.1 },
    steadiness: { measure: { signal: 'kneeAngle', part: 'whole', statistic: 'range' }, full: 25, none: 70 },
    tempo: { fastMs: 900, slowMs: 6000 },
  },
};
