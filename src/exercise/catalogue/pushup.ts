import type { Measure, RepetitionRecord } from '../types.js';
import { byDifficulty } from './common.js';

/** Hips off the body's line. On the knees the feet are not on it: only what the line to the knees shows too is meant. */
const SAG: Measure = {
  signal: 'hipSag',
  part: 'whole',
  statistic: 'median',
  with: { signal: 'kneeSag', take: 'smaller' },
};
const PIKE: Measure = { ...SAG, with: { signal: 'kneeSag', take: 'larger' } };

/**
 * Push-up: body prone, hands planted, the chest comes down on the bending arms and up again. On the toes or the knees.
 *
 * Human-marked push-ups have a projected elbow angle of 163° at the top and 82° (67° to 111°) at the bottom; a rule of
 * 90° and 160° finds a repetition in 42 of 100 real clips, one of 115° and 140° in 94.
 */
export const pushup: RepetitionRecord = {
  name: 'pushup',
  aliases: ['push_up', 'pushups', 'push_ups'],
  unit: 'reps',
  needs: {
    joints: ['shoulder', 'elbow', 'wrist', 'hip'],
    both: false,
    ready: [
      { signal: 'proneDrop', max: 0.7, direction: 'get_down' },
      { signal: 'armSupport', min: 0.5, direction: 'arms_straight' },
    ],
  },
  cycle: {
    signal: 'press',
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    smoothingMs: 50,
    minAmplitude: 0.18,
    minReturn: 0.6,
    minDurationMs: 300,
    maxDurationMs: 14_000,
    fullAmplitude: 1,
    needed: byDifficulty(0.4, 0.58, 0.72),
  },
  identity: [
    // On a bench or a table the body slopes more than on the floor, but is never upright.
    {
      name: 'not_prone',
      measure: { signal: 'proneDrop', part: 'whole', statistic: 'median' },
      max: 0.66,
      required: true,
    },
    { name: 'legs_bend', measure: { signal: 'standingKnee', part: 'whole', statistic: 'range' }, max: 40 },
    { name: 'hands_move', measure: { signal: 'handHeight', part: 'far', statistic: 'gain' }, min: -0.33, max: 0.33 },
    { name: 'arms_do_not_carry', measure: { signal: 'pressHeight', part: 'rest', statistic: 'high' }, min: 0.4 },
    { name: 'chest_stays_up', measure: { signal: 'pressHeight', part: 'far', statistic: 'gain' }, max: -0.15 },
    {
      name: 'one_arm_only',
      measure: {
        signal: 'leftArmRaise',
        part: 'far',
        statistic: 'gain',
        with: { signal: 'rightArmRaise', take: 'smaller' },
      },
      min: 0.15,
    },
  ],
  criteria: [
    {
      code: 'pushup.depth.shallow',
      measure: { signal: 'press', part: 'far', statistic: 'high' },
      atLeast: byDifficulty(0.4, 0.58, 0.72),
      attempt: 0.2,
      unit: '%',
    },
    {
      code: 'pushup.lockout.incomplete',
      measure: { signal: 'elbowAngle', part: 'end', statistic: 'high' },
      atLeast: byDifficulty(115, 135, 148),
      unit: '°',
    },
  ],
  rules: [
    {
      code: 'pushup.depth.shallow',
      severity: 'warning',
      when: [{ measure: { signal: 'press', part: 'far', statistic: 'high' }, min: 0.55 }],
      penalty: 0,
    },
    {
      code: 'pushup.lockout.incomplete',
      severity: 'warning',
      when: [{ measure: { signal: 'elbowAngle', part: 'rest', statistic: 'high' }, min: 152 }],
      penalty: 8,
    },
    {
      code: 'pushup.hips.sag',
      severity: 'error',
      when: [{ measure: SAG, max: 0.045 }],
      views: ['side'],
      penalty: 12,
    },
    {
      code: 'pushup.hips.pike',
      severity: 'warning',
      when: [{ measure: PIKE, min: -0.11 }],
      views: ['side'],
      penalty: 10,
    },
  ],
  score: {
    depth: { measure: { signal: 'press', part: 'far', statistic: 'high' }, full: 0.9, none: 0.1 },
    steadiness: { measure: { signal: 'hipSag', part: 'whole', statistic: 'range' }, full: 0.08, none: 0.3 },
    tempo: { fastMs: 700, slowMs: 6000 },
  },
};
