import { FRONT_FROM } from '../../signals/frontality.js';
import type { HoldRecord } from '../../types.js';
import { byDifficulty } from '../common.js';

/*
 * Back bends from yoga: bow, camel, king pigeon. Seen from the side, or obliquely: from the front bent legs point at the camera.
 * Textbook, on the athlete: no recording shows one.
 */

const BOTH = ['left', 'right'] as const;

/** On the front, the hands at the ankles, chest and thighs off the floor. */
export const bow: HoldRecord = {
  name: 'bow',
  aliases: ['bow_pose', 'dhanurasana'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'wrist', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [{ signal: 'proneDrop', max: 0.7, direction: 'lie_on_front' }],
  },
  hold: {
    enter: [
      // The feet are over the hips by 0.58 of a leg, from 45° by 0.76.
      { signal: 'legRaise', min: 0.25, max: 1.05 },
      // 0.5 of the athlete, 0.3 is a trunk that is raised by 20°.
      {
        signal: 'proneDrop',
        min: 0.24,
        byDifficulty: byDifficulty(1, 1.3, 1.6),
        code: { below: 'bow.chest.low' },
      },
      { signal: 'trunkLean', min: 18, max: 80 },
      // Above 1 the knees are higher than the hips: 1.34 of the athlete.
      { signal: 'thighDrop', min: 1, code: { below: 'bow.thighs.low' } },
      { signal: 'handHeight', min: -0.45, max: 0.45 },
      { signal: 'kneeGap', max: 0.45 },
    ],
    stay: [
      { signal: 'legRaise', min: 0.15, max: 1.2 },
      { signal: 'proneDrop', min: 0.18, byDifficulty: byDifficulty(1, 1.3, 1.6) },
      { signal: 'thighDrop', min: 0.92 },
      { signal: 'handHeight', min: -0.6, max: 0.6 },
    ],
    angles: BOTH.flatMap((side) => [
      { joint: 'knee', side, degrees: 86, tolerance: 36 } as const,
      { joint: 'hip', side, degrees: 118, tolerance: 36 } as const,
    ]),
    minHoldMs: 2000,
    graceMs: 500,
    settle: { signal: 'legRaise', share: 0.7 },
    still: [
      { signal: 'proneDrop', maxRange: 0.16, overMs: 1800 },
      { signal: 'legRaise', maxRange: 0.2, overMs: 1800 },
    ],
  },
  rules: [
    {
      code: 'bow.chest.low',
      severity: 'info',
      when: [{ measure: { signal: 'proneDrop', part: 'whole', statistic: 'median' }, min: 0.36 }],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'bow.thighs.low',
      severity: 'info',
      when: [{ measure: { signal: 'thighDrop', part: 'whole', statistic: 'median' }, min: 1.15 }],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'proneDrop', part: 'whole', statistic: 'range' }, full: 0.06, none: 0.4 },
  },
};

/** Kneeling, bent back until the hands are at the heels, the thighs upright. */
export const camel: HoldRecord = {
  name: 'camel',
  aliases: ['camel_pose', 'ustrasana'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'wrist', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [
      { signal: 'hipHeight', max: 1.5, direction: 'kneel_down' },
      { signal: 'frontality', max: FRONT_FROM, direction: 'turn_side' },
    ],
  },
  hold: {
    enter: [
      {
        signal: 'trunkLean',
        min: 22,
        unit: '°',
        byDifficulty: byDifficulty(1, 1.3, 1.6),
        code: { below: 'camel.back.straight' },
      },
      { signal: 'trunkLean', max: 95 },
      { signal: 'thighDrop', min: -0.3, max: 0.3, code: { above: 'camel.hips.back' } },
      { signal: 'hipHeight', min: 0.75, max: 1.45 },
      { signal: 'hipShift', min: 0.6 },
      // Who leans forward while kneeling is 1.3 away from the feet.
      { signal: 'supportOffset', max: 0.85 },
      { signal: 'handHeight', min: -0.4, max: 0.55 },
      { signal: 'armRaise', max: -0.4 },
      { signal: 'kneeGap', max: 0.4 },
    ],
    stay: [
      { signal: 'trunkLean', min: 16, byDifficulty: byDifficulty(1, 1.3, 1.6) },
      { signal: 'thighDrop', min: -0.4, max: 0.42 },
      { signal: 'hipHeight', min: 0.65, max: 1.6 },
      { signal: 'handHeight', max: 0.75 },
    ],
    angles: BOTH.flatMap((side) => [
      { joint: 'knee', side, degrees: 88, tolerance: 32 } as const,
      { joint: 'hip', side, degrees: 116, tolerance: 42 } as const,
    ]),
    minHoldMs: 2000,
    graceMs: 500,
    settle: { signal: 'trunkLean', share: 0.75 },
    still: [
      { signal: 'trunkLean', maxRange: 12, overMs: 1800 },
      { signal: 'hipHeight', maxRange: 0.16, overMs: 1800 },
    ],
  },
  rules: [
    {
      code: 'camel.back.straight',
      severity: 'info',
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' }, min: 40 }],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'camel.hips.back',
      severity: 'warning',
      when: [{ measure: { signal: 'thighDrop', part: 'whole', statistic: 'median' }, max: 0.18 }],
      penalty: 10,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'trunkLean', part: 'whole', statistic: 'range' }, full: 3, none: 20 },
  },
};

/** One leg folded in front, the other one on the floor behind with its foot raised to the hands, which reach back overhead. */
export const kingPigeon: HoldRecord = {
  name: 'king_pigeon',
  aliases: ['king_pigeon_pose', 'rajakapotasana'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'elbow', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [
      { signal: 'hipHeight', max: 0.8, direction: 'sit_on_floor' },
      { signal: 'frontality', max: FRONT_FROM, direction: 'turn_side' },
    ],
  },
  hold: {
    enter: [
      { signal: 'hipHeight', max: 0.65 },
      { signal: 'thighDrop', min: 0.65, max: 1.35 },
      { signal: 'trunkLean', max: 45 },
      { signal: 'proneDrop', min: 0.5 },
      // 1.2 of the athlete; a shin that is upright is 1.
      {
        signal: 'ankleGap',
        min: 0.65,
        byDifficulty: byDifficulty(1, 1.2, 1.4),
        code: { below: 'king_pigeon.foot.low' },
      },
      { signal: 'upperArmRaise', min: 0.1, code: { below: 'king_pigeon.arms.low' } },
    ],
    stay: [
      { signal: 'hipHeight', max: 0.8 },
      { signal: 'trunkLean', max: 55 },
      { signal: 'ankleGap', min: 0.5, byDifficulty: byDifficulty(1, 1.2, 1.4) },
      { signal: 'upperArmRaise', min: -0.1 },
    ],
    angles: [
      { joint: 'knee', side: 'left', degrees: 24, tolerance: 38 },
      { joint: 'knee', side: 'right', degrees: 82, tolerance: 36 },
    ],
    minHoldMs: 2000,
    graceMs: 500,
    settle: { signal: 'ankleGap', share: 0.85 },
    still: [
      { signal: 'ankleGap', maxRange: 0.3, overMs: 1800 },
      { signal: 'proneDrop', maxRange: 0.16, overMs: 1800 },
    ],
  },
  rules: [
    {
      code: 'king_pigeon.foot.low',
      severity: 'info',
      when: [{ measure: { signal: 'ankleGap', part: 'whole', statistic: 'median' }, min: 0.9 }],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'king_pigeon.arms.low',
      severity: 'info',
      when: [{ measure: { signal: 'upperArmRaise', part: 'whole', statistic: 'median' }, min: 0.3 }],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'ankleGap', part: 'whole', statistic: 'range' }, full: 0.1, none: 0.7 },
  },
};
