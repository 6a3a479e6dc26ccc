import { SIDE_TO } from '../../signals/frontality.js';
import type { HoldRecord } from '../../types.js';

/**
 * Warrior II: a wide stance, one knee bent over its foot, the other leg straight, the arms level to both sides. Either leg.
 *
 * Angles as a camera in front sees them. They are the athlete's, from 0° to 45°; the textbook asks for a front knee of 90°
 * and level arms.
 */
export const warrior: HoldRecord = {
  name: 'warrior',
  aliases: ['warrior_pose', 'warrior_2', 'warrior_ii'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'wrist', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [{ signal: 'frontality', min: SIDE_TO, direction: 'turn_front' }],
  },
  hold: {
    enter: [
      { signal: 'trunkLean', max: 22 },
      { signal: 'ankleSpread', min: 1.1 },
      { signal: 'hipHeight', max: 1.7 },
      { signal: 'frontality', min: SIDE_TO, judgedFrom: ['front', 'oblique'] },
    ],
    stay: [
      { signal: 'trunkLean', max: 30 },
      { signal: 'ankleSpread', min: 0.9 },
      { signal: 'hipHeight', max: 1.85 },
    ],
    angles: [
      { joint: 'knee', side: 'left', degrees: 100, tolerance: 32, code: { above: 'warrior.knee.shallow' } },
      { joint: 'hip', side: 'left', degrees: 112, tolerance: 32 },
      { joint: 'knee', side: 'right', degrees: 174, tolerance: 24, code: { below: 'warrior.back_knee.bent' } },
      { joint: 'hip', side: 'right', degrees: 135, tolerance: 30 },
      { joint: 'shoulder', side: 'left', degrees: 95, tolerance: 28, code: { below: 'warrior.arms.low' } },
      { joint: 'shoulder', side: 'right', degrees: 95, tolerance: 28, code: { below: 'warrior.arms.low' } },
    ],
    minHoldMs: 1600,
    graceMs: 400,
    settle: { signal: 'frontThighDrop', share: 0.93 },
    still: [
      { signal: 'hipShift', maxRange: 0.3, overMs: 1400 },
      { signal: 'hipHeight', maxRange: 0.25, overMs: 1400 },
    ],
  },
  rules: [
    {
      code: 'warrior.knee.shallow',
      severity: 'warning',
      when: [{ measure: { signal: 'moreBentKnee', part: 'whole', statistic: 'median' }, max: 118 }],
      views: ['front'],
      penalty: 12,
      witness: 'athlete',
    },
    {
      code: 'warrior.back_knee.bent',
      severity: 'warning',
      when: [{ measure: { signal: 'straighterKnee', part: 'whole', statistic: 'median' }, min: 160 }],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'warrior.arms.low',
      severity: 'warning',
      when: [{ measure: { signal: 'lowerArmRaise', part: 'whole', statistic: 'median' }, min: -0.22 }],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'warrior.trunk.lean',
      severity: 'info',
      // The textbook asks for an upright trunk; the athlete's leans by 1° or 2°.
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' }, max: 10 }],
      views: ['front'],
      penalty: 6,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'trunkBend', part: 'whole', statistic: 'swing' }, full: 2.5, none: 14 },
  },
};
