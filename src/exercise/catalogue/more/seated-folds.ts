import { FRONT_FROM } from '../../signals/frontality.js';
import type { HoldRecord } from '../../types.js';
import { byDifficulty } from '../common.js';

/*
 * Folds over straight legs on the floor. Textbook, on the athlete: no recording shows one. A trunk that is folded hides its
 * width, so from where they are seen is told by the legs.
 */

const BOTH = ['left', 'right'] as const;

/** Pancake: sitting in a straddle, the chest at the floor. From the front; from the side the legs point at the camera. */
export const pancake: HoldRecord = {
  name: 'pancake',
  aliases: ['pancakes', 'pancake_stretch'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [
      { signal: 'hipHeight', max: 0.8, direction: 'sit_on_floor' },
      { signal: 'frontality', min: FRONT_FROM, direction: 'turn_front' },
    ],
  },
  hold: {
    enter: [
      // 4.1 of the athlete, whose legs are 124° apart; 3 are 85°.
      { signal: 'ankleSpread', min: 3 },
      { signal: 'ankleGap', max: 0.5 },
      { signal: 'hipHeight', max: 0.8 },
      { signal: 'thighDrop', min: 0.6, max: 1.35 },
      // Shoulders over hips ÷ arm: 0.9 upright, 0.4 is a trunk 65° from upright, about 0 on the floor.
      {
        signal: 'proneDrop',
        max: 0.4,
        byDifficulty: byDifficulty(1, 0.75, 0.5),
        code: { above: 'pancake.chest.high' },
      },
    ],
    stay: [
      { signal: 'ankleSpread', min: 2.6 },
      { signal: 'hipHeight', max: 0.95 },
      { signal: 'proneDrop', max: 0.52, byDifficulty: byDifficulty(1, 0.75, 0.5) },
    ],
    angles: BOTH.map((side) => ({
      joint: 'knee',
      side,
      degrees: 176,
      tolerance: 26,
      code: { below: 'pancake.knee.bent' },
    })),
    minHoldMs: 2500,
    graceMs: 500,
    settle: { signal: 'ankleSpread', share: 0.9 },
    still: [
      { signal: 'proneDrop', maxRange: 0.16, overMs: 2200 },
      { signal: 'hipHeight', maxRange: 0.2, overMs: 2200 },
    ],
  },
  rules: [
    {
      code: 'pancake.chest.high',
      severity: 'info',
      when: [{ measure: { signal: 'proneDrop', part: 'whole', statistic: 'median' }, max: 0.2 }],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'pancake.knee.bent',
      severity: 'warning',
      when: [{ measure: { signal: 'moreBentKnee', part: 'whole', statistic: 'median' }, min: 162 }],
      penalty: 10,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'proneDrop', part: 'whole', statistic: 'range' }, full: 0.05, none: 0.4 },
  },
};

/** Closing, the pike: sitting with the legs together, the trunk on them. From the side. */
export const closing: HoldRecord = {
  name: 'closing',
  aliases: ['pike', 'pike_stretch'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [
      { signal: 'hipHeight', max: 1, direction: 'sit_on_floor' },
      { signal: 'hipShift', min: 1.2, direction: 'turn_side' },
    ],
  },
  hold: {
    enter: [
      // Two shanks of a leg that lies across the picture; a straddle's legs are shorter in it.
      { signal: 'hipShift', min: 1.5 },
      { signal: 'hipHeight', max: 0.95 },
      { signal: 'legRaise', min: -0.42, max: 0.15 },
      { signal: 'kneeGap', max: 0.4 },
      { signal: 'ankleGap', max: 0.4 },
      // 90° upright, 12° of the athlete with the chest on the legs.
      {
        signal: 'hipAngle',
        max: 56,
        unit: '°',
        byDifficulty: byDifficulty(1, 0.8, 0.6),
        code: { above: 'closing.trunk.high' },
      },
    ],
    stay: [
      { signal: 'hipShift', min: 1.3 },
      { signal: 'hipHeight', max: 1.1 },
      { signal: 'hipAngle', max: 66, byDifficulty: byDifficulty(1, 0.8, 0.6) },
    ],
    angles: BOTH.map((side) => ({
      joint: 'knee',
      side,
      degrees: 176,
      tolerance: 26,
      code: { below: 'closing.knee.bent' },
    })),
    minHoldMs: 2500,
    graceMs: 500,
    settle: { signal: 'hipShift', share: 0.85 },
    still: [
      { signal: 'hipAngle', maxRange: 9, overMs: 2200 },
      { signal: 'legRaise', maxRange: 0.1, overMs: 2200 },
    ],
  },
  rules: [
    {
      code: 'closing.trunk.high',
      severity: 'info',
      when: [{ measure: { signal: 'hipAngle', part: 'whole', statistic: 'median' }, max: 36 }],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'closing.knee.bent',
      severity: 'warning',
      when: [{ measure: { signal: 'moreBentKnee', part: 'whole', statistic: 'median' }, min: 162 }],
      penalty: 10,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'hipAngle', part: 'whole', statistic: 'range' }, full: 3, none: 22 },
  },
};
