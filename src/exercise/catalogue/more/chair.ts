import { SIDE_TO } from '../../signals/frontality.js';
import type { CompatibleExercise, HoldRecord } from '../../types.js';
import { byDifficulty } from '../common.js';

/*
 * Stretches on a chair. Textbook, on the athlete: no recording shows one. A seat of 0.45 m keeps the hips about a shank's
 * length over the feet, and the thighs all but level.
 */

const BOTH = ['left', 'right'] as const;

/** Whoever sits on a chair looks like it. */
const SITS: readonly CompatibleExercise[] = [
  { exercise: 'wall_sit', reason: 'neither the seat nor the wall is among the keypoints' },
];

/** The trunk lies on the thighs. Seen from the front, both point at the camera. */
export const chairForwardFold: HoldRecord = {
  name: 'chair_forward_fold',
  aliases: ['chair_forward_folds'],
  unit: 'seconds',
  experimental: true,
  compatible: SITS,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [
      { signal: 'thighDrop', min: 0.45, direction: 'sit_on_chair' },
      { signal: 'hipShift', min: 0.3, direction: 'turn_side' },
    ],
  },
  hold: {
    enter: [
      // The athlete's comes to 90°; of a deadlift it is 72° at most.
      {
        signal: 'trunkLean',
        min: 62,
        unit: '°',
        byDifficulty: byDifficulty(1, 1.1, 1.25),
        code: { below: 'chair_forward_fold.trunk.high' },
      },
      { signal: 'hipHeight', min: 0.8, max: 1.5 },
      { signal: 'thighDrop', min: 0.62 },
      { signal: 'hipShift', min: 0.4 },
      { signal: 'kneeGap', max: 0.35 },
      { signal: 'ankleGap', max: 0.35 },
    ],
    stay: [
      { signal: 'trunkLean', min: 52, byDifficulty: byDifficulty(1, 1.1, 1.25) },
      { signal: 'hipHeight', min: 0.7, max: 1.65 },
      { signal: 'thighDrop', min: 0.5 },
      { signal: 'hipShift', min: 0.3 },
    ],
    angles: BOTH.flatMap((side) => [
      { joint: 'knee', side, degrees: 92, tolerance: 28 } as const,
      { joint: 'hip', side, degrees: 12, tolerance: 34 } as const,
    ]),
    minHoldMs: 2500,
    graceMs: 500,
    settle: { signal: 'trunkLean', share: 0.8 },
    still: [
      { signal: 'proneDrop', maxRange: 0.14, overMs: 2200 },
      { signal: 'hipHeight', maxRange: 0.16, overMs: 2200 },
    ],
  },
  rules: [
    {
      code: 'chair_forward_fold.trunk.high',
      severity: 'info',
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' }, min: 80 }],
      penalty: 10,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'proneDrop', part: 'whole', statistic: 'range' }, full: 0.05, none: 0.4 },
  },
};

/** One arm is overhead, and the trunk bends to a side. To which, the shoulders do not tell from every camera: either counts. */
export const chairSideStretch: HoldRecord = {
  name: 'chair_side_stretch',
  aliases: ['chair_side_stretches'],
  unit: 'seconds',
  experimental: true,
  compatible: SITS,
  needs: {
    joints: ['shoulder', 'elbow', 'wrist', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [
      { signal: 'thighDrop', min: 0.45, direction: 'sit_on_chair' },
      { signal: 'frontality', min: SIDE_TO, direction: 'turn_front' },
    ],
  },
  hold: {
    enter: [
      // 22° of the athlete, 15° of it seen from 45°.
      {
        signal: 'trunkLean',
        min: 9,
        unit: '°',
        byDifficulty: byDifficulty(1, 1.25, 1.5),
        code: { below: 'chair_side_stretch.bend.small' },
      },
      { signal: 'trunkLean', max: 50 },
      { signal: 'shoulderTilt', min: 14 },
      { signal: 'proneDrop', min: 0.45 },
      { signal: 'hipHeight', min: 0.8, max: 1.5 },
      { signal: 'thighDrop', min: 0.5 },
      { signal: 'kneeGap', max: 0.4 },
      { signal: 'ankleGap', max: 0.4 },
      { signal: 'frontality', min: SIDE_TO, judgedFrom: ['front', 'oblique'] },
    ],
    stay: [
      { signal: 'trunkLean', min: 6, byDifficulty: byDifficulty(1, 1.25, 1.5) },
      { signal: 'shoulderTilt', min: 9 },
      { signal: 'hipHeight', min: 0.7, max: 1.65 },
      { signal: 'thighDrop', min: 0.4 },
    ],
    angles: [
      { joint: 'shoulder', side: 'left', degrees: 172, tolerance: 34, code: { below: 'chair_side_stretch.arm.low' } },
      { joint: 'elbow', side: 'left', degrees: 168, tolerance: 45, code: { below: 'chair_side_stretch.arm.low' } },
      { joint: 'shoulder', side: 'right', degrees: 18, tolerance: 42 },
    ],
    minHoldMs: 2500,
    graceMs: 500,
    settle: { signal: 'shoulderTilt', share: 0.75 },
    still: [
      { signal: 'trunkLean', maxRange: 9, overMs: 2200 },
      { signal: 'hipHeight', maxRange: 0.16, overMs: 2200 },
    ],
  },
  rules: [
    {
      code: 'chair_side_stretch.bend.small',
      severity: 'info',
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' }, min: 15 }],
      views: ['front'],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'chair_side_stretch.arm.low',
      severity: 'info',
      when: [{ measure: { signal: 'higherArmRaise', part: 'whole', statistic: 'median' }, min: 0.7 }],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'trunkLean', part: 'whole', statistic: 'range' }, full: 2.5, none: 16 },
  },
};
