import type { Measure, RepetitionRecord } from '../types.js';
import { byDifficulty, weighed } from './common.js';

/** How far a repetition has to go. */
const NEEDED = byDifficulty(0.4, 0.58, 0.72);

/** Hips off the body's line. On the knees the feet are not on it: only what the line to the knees shows too is meant. */
const LINES = [
  { signal: 'hipSag', part: 'whole', statistic: 'median' },
  { signal: 'kneeSag', part: 'whole', statistic: 'median' },
] as const;
const SAG: Measure = { take: 'smaller', of: LINES };
const PIKE: Measure = { take: 'larger', of: LINES };

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
    depth: 'press',
    signals: [
      { signal: 'press', swing: 0.2 },
      { signal: 'elbowAngle', swing: -25 },
      { signal: 'pressHeight', swing: -0.14 },
    ],
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    smoothingMs: 100,
    minDurationMs: 300,
    maxDurationMs: 14_000,
    full: 1,
    needed: NEEDED,
  },
  identity: weighed(
    'pushup',
    [
      {
        name: 'prone',
        measure: { signal: 'proneDrop', part: 'whole', statistic: 'median' },
        against: 0.65,
        pro: 0.4,
      },
      {
        name: 'trunk_level',
        // A trunk that points at the camera has no lean to be seen.
        measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' },
        against: 30,
        pro: 60,
        views: ['side', 'oblique'],
      },
      {
        name: 'arms_carry',
        measure: { signal: 'pressHeight', part: 'rest', statistic: 'high' },
        against: 0.2,
        pro: 0.7,
      },
      {
        name: 'chest_comes_down',
        measure: { signal: 'pressHeight', statistic: 'shift' },
        against: -0.1,
        pro: -0.35,
        size: true,
      },
      {
        name: 'shoulders_fall',
        measure: { signal: 'shoulderY', statistic: 'shift' },
        against: 0,
        pro: 0.3,
        size: true,
      },
      {
        name: 'hands_stay',
        measure: { signal: 'wristY', part: 'whole', statistic: 'range' },
        against: 0.5,
        pro: 0.1,
      },
      {
        name: 'hands_stay_aside',
        measure: { signal: 'wristX', part: 'whole', statistic: 'range' },
        against: 0.5,
        pro: 0.12,
      },
      {
        name: 'elbows_bend',
        measure: { signal: 'elbowAngle', statistic: 'shift' },
        against: -10,
        pro: -50,
        size: true,
      },
      {
        name: 'both_arms',
        measure: {
          take: 'smaller',
          of: [
            { signal: 'leftArmRaise', statistic: 'gain' },
            { signal: 'rightArmRaise', statistic: 'gain' },
          ],
        },
        against: 0.05,
        pro: 0.3,
      },
      {
        name: 'prone_around',
        measure: { signal: 'proneDrop', part: 'around', statistic: 'high' },
        against: 0.8,
        pro: 0.5,
      },
      {
        name: 'stays_low',
        measure: { signal: 'shoulderY', part: 'around', statistic: 'range' },
        against: 2.2,
        pro: 0.9,
      },
    ],
    // A camera overhead sees hands that stay and elbows that bend, but no chest that comes down (pushup_08).
    { pro: ['hands_stay', 'elbows_bend'], against: ['prone', 'shoulders_fall'] },
  ),
  criteria: [
    {
      code: 'pushup.depth.shallow',
      measure: { signal: 'press', part: 'far', statistic: 'high' },
      atLeast: NEEDED,
      attempt: 0.2,
      unit: '%',
    },
    {
      code: 'pushup.lockout.incomplete',
      measure: { signal: 'elbowAngle', part: 'end', statistic: 'high' },
      // Of 265 clips of people 140° to 145° is what a straight arm looks like; 160° hardly anybody reaches.
      atLeast: byDifficulty(115, 135, 140),
      unit: '°',
    },
  ],
  rules: [
    {
      code: 'pushup.depth.shallow',
      severity: 'warning',
      when: [{ measure: { signal: 'press', part: 'far', statistic: 'high' }, min: 0.55 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'pushup.lockout.incomplete',
      severity: 'warning',
      when: [{ measure: { signal: 'elbowAngle', part: 'rest', statistic: 'high' }, min: 140 }],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'pushup.hips.sag',
      severity: 'error',
      // Of plain push-ups on video −0.03 to 0.04.
      when: [{ measure: SAG, max: 0.05 }],
      views: ['side'],
      penalty: 12,
      witness: 'athlete',
    },
    {
      code: 'pushup.hips.pike',
      severity: 'warning',
      when: [{ measure: PIKE, min: -0.11 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: { signal: 'press', part: 'far', statistic: 'high' }, full: 0.9, none: 0.1 },
    steadiness: { measure: { signal: 'hipSag', part: 'whole', statistic: 'range' }, full: 0.08, none: 0.3 },
    tempo: { fastMs: 700, slowMs: 6000 },
  },
};
