import { SIDE_TO } from '../../signals/frontality.js';
import type { HoldRecord } from '../../types.js';

/**
 * Tree: standing on one leg, the other knee out to the side, its foot at the standing leg. Either leg; the arms are free,
 * as people open them in different ways.
 *
 * Angles as a camera in front sees them: of the raised leg the athlete's knee has 40°, on recordings up to 75°.
 */
export const tree: HoldRecord = {
  name: 'tree',
  aliases: ['tree_pose', 'vrksasana'],
  unit: 'seconds',
  experimental: true,
  compatible: [
    { exercise: 'balance_leg', reason: 'the tree is a balance on one leg' },
    { exercise: 'balance_leg_left', reason: 'the tree is a balance on one leg' },
    { exercise: 'balance_leg_right', reason: 'the tree is a balance on one leg' },
  ],
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [
      { signal: 'frontality', min: SIDE_TO, direction: 'turn_front' },
      { signal: 'ankleGap', min: 0.3, direction: 'lift_foot' },
    ],
  },
  hold: {
    enter: [
      { signal: 'trunkLean', max: 25 },
      // The foot is at the shin or above; below it, at the ankle, it still stands on its toes.
      { signal: 'ankleGap', min: 0.4 },
      { signal: 'ankleSpread', max: 0.55 },
      { signal: 'frontality', min: SIDE_TO, judgedFrom: ['front', 'oblique'] },
    ],
    stay: [
      { signal: 'trunkLean', max: 35 },
      { signal: 'ankleGap', min: 0.3 },
      { signal: 'ankleSpread', max: 0.75 },
    ],
    angles: [
      { joint: 'knee', side: 'right', degrees: 178, tolerance: 22 },
      { joint: 'hip', side: 'right', degrees: 174, tolerance: 22 },
      { joint: 'knee', side: 'left', degrees: 55, tolerance: 40 },
      { joint: 'hip', side: 'left', degrees: 118, tolerance: 32 },
    ],
    minHoldMs: 1600,
    graceMs: 350,
    settle: { signal: 'ankleGap', share: 0.85 },
    still: [
      // Against each other: a camera in somebody’s hand moves both.
      { signal: 'hipShift', maxRange: 0.4, overMs: 1400 },
      { signal: 'hipHeight', maxRange: 0.35, overMs: 1400 },
    ],
  },
  rules: [
    {
      code: 'tree.foot.low',
      severity: 'info',
      // At the shin; beside the knee it is about 1, at the athlete's thigh 1.4.
      when: [{ measure: { signal: 'ankleGap', part: 'whole', statistic: 'median' }, min: 0.7 }],
      penalty: 5,
      witness: 'athlete',
    },
    {
      code: 'tree.pelvis.drop',
      severity: 'warning',
      // As in a balance on one leg, and so is the sway.
      when: [{ measure: { signal: 'pelvisDrop', part: 'whole', statistic: 'median' }, max: 8 }],
      views: ['front'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'tree.sway',
      severity: 'info',
      when: [{ measure: { signal: 'trunkBend', part: 'whole', statistic: 'swing' }, max: 3.5 }],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'tree.foot.down',
      severity: 'warning',
      when: [],
      onBreak: 'ankleGap',
      penalty: 0,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'trunkBend', part: 'whole', statistic: 'swing' }, full: 2.5, none: 14 },
  },
};
