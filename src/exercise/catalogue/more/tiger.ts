import { FRONT_FROM } from '../../signals/frontality.js';
import type { HoldRecord } from '../../types.js';
import { byDifficulty } from '../common.js';

/**
 * Tiger: on hands and knees, one leg raised behind, its knee bent. Either leg; with both hands on the floor or one at the
 * raised foot. From the side, or obliquely. Textbook, on the athlete: no recording shows one.
 */
export const tiger: HoldRecord = {
  name: 'tiger',
  aliases: ['tiger_pose', 'vyaghrasana'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'wrist', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [
      { signal: 'trunkLean', min: 55, direction: 'hands_and_knees' },
      { signal: 'frontality', max: FRONT_FROM, direction: 'turn_side' },
    ],
  },
  hold: {
    enter: [
      { signal: 'trunkLean', min: 60, max: 112 },
      { signal: 'hipHeight', min: 0.7, max: 1.45 },
      { signal: 'proneDrop', min: -0.3, max: 0.5 },
      { signal: 'armSupport', min: 0.65 },
      { signal: 'ankleGap', min: 1.2 },
      // 1 is a thigh that is level, 1.35 the athlete's.
      {
        signal: 'frontThighDrop',
        min: 0.8,
        byDifficulty: byDifficulty(1, 1.15, 1.3),
        code: { below: 'tiger.leg.low' },
      },
    ],
    stay: [
      { signal: 'trunkLean', min: 50, max: 122 },
      { signal: 'hipHeight', min: 0.6, max: 1.6 },
      { signal: 'armSupport', min: 0.55 },
      { signal: 'frontThighDrop', min: 0.7, byDifficulty: byDifficulty(1, 1.15, 1.3) },
    ],
    angles: [
      { joint: 'knee', side: 'left', degrees: 84, tolerance: 40, code: { above: 'tiger.knee.straight' } },
      { joint: 'hip', side: 'left', degrees: 148, tolerance: 36 },
      { joint: 'knee', side: 'right', degrees: 84, tolerance: 32 },
      { joint: 'hip', side: 'right', degrees: 94, tolerance: 32 },
    ],
    minHoldMs: 2000,
    graceMs: 500,
    settle: { signal: 'frontThighDrop', share: 0.85 },
    still: [
      { signal: 'frontThighDrop', maxRange: 0.25, overMs: 1800 },
      { signal: 'hipHeight', maxRange: 0.2, overMs: 1800 },
    ],
  },
  rules: [
    {
      code: 'tiger.leg.low',
      severity: 'info',
      when: [{ measure: { signal: 'frontThighDrop', part: 'whole', statistic: 'median' }, min: 1.05 }],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'tiger.knee.straight',
      severity: 'info',
      when: [{ measure: { signal: 'straighterKnee', part: 'whole', statistic: 'median' }, max: 116 }],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'frontThighDrop', part: 'whole', statistic: 'range' }, full: 0.08, none: 0.6 },
  },
};
